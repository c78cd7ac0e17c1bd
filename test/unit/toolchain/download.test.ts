import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTrustedUrl } from '../../../kubevirt/releases';
import { download, Unreachable } from '../../../toolchain/download';
import { FileServer } from '../../support/file-server';

const CONTENT = 'kind: Namespace\n'.repeat(1000);

let folder: string;
let server: FileServer;
const part = (): string => join(folder, 'file.yaml.part');
const limit = { bytes: 64 * 1024 * 1024, of: 'manifest' };
async function get(path = '/file.yaml', onProgress?: (received: number) => void): Promise<string> {
  const url = `${server.url}${path}`;
  await download({
    url,
    part: part(),
    limit,
    mayLeadTo: isTrustedUrl,
    firstPause: 1,
    ...(onProgress && { onProgress }),
  });
  return readFileSync(part(), 'utf8');
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
  server = await FileServer.start({ '/file.yaml': CONTENT });
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('reads a file and reports its progress', async () => {
  const seen: number[] = [];
  expect(await get('/file.yaml', (received) => seen.push(received))).toBe(CONTENT);
  expect(seen.at(-1)).toBe(CONTENT.length);
});

it('takes a broken download up where it broke, as often as it makes sense', async () => {
  server.breakAfter(5000);
  expect(await get()).toBe(CONTENT);
  expect(server.requests).toEqual(['GET /file.yaml', 'GET /file.yaml bytes=5000-']);
});

it('continues what an earlier process left', async () => {
  for (let attempt = 0; attempt < 5; attempt++) server.once((_request, response) => void response.destroy());
  await expect(get()).rejects.toThrow(/could not be downloaded/);
  server.breakAfter(7000).once((_request, response) => void response.writeHead(403).end());
  await expect(get()).rejects.toThrow(/answered 403/);
  server.requests.length = 0;
  expect(await get()).toBe(CONTENT);
  expect(server.requests).toEqual(['GET /file.yaml bytes=7000-']);
});

it('does not mix two files: what is left of another one is dropped', async () => {
  server.breakAfter(5000);
  server.once((_request, response) => void response.writeHead(404).end());
  await expect(get()).rejects.toThrow();
  server.files['/file.yaml'] = CONTENT.toUpperCase();
  expect(await get()).toBe(CONTENT.toUpperCase());
});

it('does not continue a file that the server gave no ETag for', async () => {
  writeFileSync(part(), 'something');
  expect(await get()).toBe(CONTENT);
  expect(server.requests).toEqual(['GET /file.yaml']);
});

it('starts again where more is here than the server has', async () => {
  server.breakAfter(9000).once((_request, response) => void response.writeHead(416).end());
  expect(await get()).toBe(CONTENT);
  expect(server.requests.at(-1)).toBe('GET /file.yaml');
});

it('waits for a server that is overloaded', async () => {
  server.once((_request, response) => void response.writeHead(503).end());
  expect(await get()).toBe(CONTENT);
});

it('gives up on a file that does not exist, at once', async () => {
  await expect(get('/none.yaml')).rejects.toThrow(
    /none\.yaml could not be downloaded: the server answered 404 Not Found\./,
  );
  expect(server.requests).toHaveLength(1);
});

it('follows a redirect, but not away from https', async () => {
  server.once((_request, response) => void response.writeHead(302, { location: '/file.yaml' }).end());
  expect(await get('/moved.yaml')).toBe(CONTENT);
  server.once((_request, response) => void response.writeHead(302, { location: 'http://mirror.example/x' }).end());
  await expect(get()).rejects.toThrow(/it redirects to http:\/\/mirror\.example\/x, which is not https/);
});

it('ends a circle of redirects', async () => {
  for (let hop = 0; hop < 6; hop++)
    server.once((_request, response) => void response.writeHead(302, { location: '/file.yaml' }).end());
  await expect(get()).rejects.toThrow(/redirects more than 5 times/);
});

it('stops reading what is too large for a manifest', async () => {
  server.once((_request, response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    // After the client has left, a write fails at once, and on some releases of Node the response does not count as destroyed.
    const more = (error?: Error | null): void => void (error || response.destroyed || response.write(chunk, more));
    response.writeHead(200);
    more();
  });
  await expect(get()).rejects.toThrow(/it has more than 64 MiB, which no manifest has/);
  expect(existsSync(part())).toBe(false);
});

it('ends a download that drips without end', async () => {
  let dripped = 0;
  server.once((_request, response) => {
    response.writeHead(200);
    const more = (error?: Error | null): void =>
      void (error || response.destroyed || ++dripped > 10_000 || setImmediate(() => response.write('x', more)));
    more();
  });
  const url = `${server.url}/file.yaml`;
  await expect(download({ url, part: part(), limit, longest: -1 })).rejects.toThrow(/it is not complete after/);
  expect(dripped).toBeLessThan(10_000);
});

describe('behind a proxy', () => {
  afterEach(() => {
    delete process.env.HTTPS_PROXY;
  });
  it('says why HTTPS_PROXY has no effect', async () => {
    process.env.HTTPS_PROXY = 'http://proxy.example:3128';
    await expect(get('/none.yaml')).rejects.toThrow(/Node\.js uses it only with NODE_USE_ENV_PROXY=1/);
  });
});

describe('with a limit for the first answer', () => {
  const soon = (url: string) => download({ url, part: part(), limit, answerWithin: 200 });

  it('reports at once a server that cannot be reached', async () => {
    const { url } = server;
    await server.stop();
    await expect(soon(`${url}/file.yaml`)).rejects.toThrow(Unreachable);
    server = await FileServer.start({});
  });

  it('gives up on a server that accepts the connection and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    await expect(soon(`http://127.0.0.1:${port}/x`)).rejects.toThrow(`127.0.0.1:${port} does not answer within 0.2 s`);
    silent.close();
  });

  it('still takes up a download that broke after it', async () => {
    server.breakAfter(5000);
    await soon(`${server.url}/file.yaml`);
    expect(readFileSync(part(), 'utf8')).toBe(CONTENT);
  });
});
