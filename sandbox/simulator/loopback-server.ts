import type { Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A server that listens on loopback. */
export interface LoopbackServer {
  readonly port: number;
  /** Breaks every connection off and resolves when the port is free. */
  stop(): Promise<void>;
}

/** Starts a server on a free port of loopback. */
export async function listenOnLoopback(server: Server): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  // Kept here, because `closeAllConnections` misses what is still in its TLS handshake: the client then stays connected, and `close` waits for it.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
