import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { memoize } from '../../kube/memoize';
import { siteFile } from '../../tools/site-file';

export interface SiteServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a folder on loopback below a path, compressed, as a web server would. */
export async function serveSite(folder: string, base: string): Promise<SiteServer> {
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.startsWith(base) ? siteFile(folder, pathname.slice(base.length)) : undefined;
    if (!file) return void response.writeHead(404).end();
    const headers = { 'content-type': file.type, 'content-encoding': 'gzip' };
    response
      .writeHead(200, headers)
      .end(
        request.method === 'HEAD' ? undefined : memoize(compressed, file.path, () => gzipSync(readFileSync(file.path))),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
