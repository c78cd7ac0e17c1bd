import { createServer } from 'node:https';
import { connect } from 'node:net';
import { listenOnLoopback } from '../../../../sandbox/simulator/loopback-server';

test('stops although a client is in its TLS handshake', async () => {
  const server = createServer();
  const accepted = new Promise((resolve) => server.once('connection', resolve));
  const { port, stop } = await listenOnLoopback(server);
  // Says nothing, as a client that has only just connected.
  const client = connect(port, '127.0.0.1').on('error', () => {});
  const left = new Promise((resolve) => client.once('close', resolve));
  await accepted;
  await stop();
  await left;
});
