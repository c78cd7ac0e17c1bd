import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCrds, readDefinitions } from '../../../../tools/generate/upstream';

const folder = mkdtempSync(join(tmpdir(), 'upstream-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const crd = (name: string) => ({ kind: 'CustomResourceDefinition', metadata: { name }, spec: {} });
const names = async (source: string) =>
  (await readCrds(source)).map((found) => (found as unknown as { metadata: { name: string } }).metadata.name);

test.each([
  ['documents among others', 'a.yaml', 'kind: CustomResourceDefinition\nmetadata: {name: x}\n---\nkind: Secret\n---\n'],
  ['a list', 'a.json', JSON.stringify({ kind: 'List', items: [crd('x'), { kind: 'Service' }] })],
  ['an object by name', 'b.json', JSON.stringify({ x: crd('x') })],
])('CRDs are found in %s', async (_what, name, text) => {
  expect(await names(file(name, text))).toEqual(['x']);
});

describe('from a URL', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.statusCode = request.url === '/crds' ? 200 : 404;
      response.end(JSON.stringify(crd('far')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('they are fetched', async () => {
    expect(await names(`${url}/crds`)).toEqual(['far']);
  });

  test('a server that has none is named', async () => {
    await expect(readCrds(`${url}/gone`)).rejects.toThrow(`Cannot read ${url}/gone: the server answered 404`);
  });
});

test('a file that is not there is named', async () => {
  await expect(readCrds(join(folder, 'none.yaml'))).rejects.toThrow(/Cannot read .*none\.yaml: ENOENT/);
});

test('a file without definitions is no swagger document, and the error says which', async () => {
  const path = file('c.json', '{"openapi": "3.0.0"}');
  await expect(readDefinitions(path)).rejects.toThrow(`${path} is not a swagger document`);
});
