import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from '../../../../kube/object';
import { sourceOf } from '../../../../provider/actions/export-link';
import { diskSizeOf, download, persist, sha256Of } from '../../../../provider/actions/transfer';
import { Broken, connectionError, refusal } from '../../../../provider/actions/transfer/attempts';
import { amount } from '../../../../provider/actions/transfer/rate';
import { type Reply, type Seen, scripted } from '../../cluster/server';

const MEBI = 2 ** 20;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = (content: Buffer) => {
  const path = join(folder, 'image');
  writeFileSync(path, content);
  return path;
};

function qcow2(size: bigint): Buffer {
  const head = Buffer.alloc(512);
  head.write('QFI\xfb', 'latin1');
  head.writeUInt32BE(3, 4);
  head.writeBigUInt64BE(size, 24);
  return head;
}

describe('the size of the disk in an image', () => {
  test.each<[string, Buffer, number | undefined]>([
    ['raw', Buffer.alloc(3 * MEBI + 1), 4 * MEBI],
    ['raw and tiny', Buffer.from('x'), MEBI],
    ['qcow2', qcow2(10n * 1024n * BigInt(MEBI)), 10 * 1024 * MEBI],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0]), undefined],
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), undefined],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), undefined],
  ])('of the format %s', async (_, content, expected) => {
    expect(await diskSizeOf(file(content))).toBe(expected);
  });
});

test('the checksum of a file, and how far it has come', async () => {
  const seen: number[] = [];
  const found = await sha256Of(file(Buffer.from('abc')), { seen: (bytes) => seen.push(bytes) });
  expect(found).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(seen.at(-1)).toBe(3);
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [12 * MEBI, '12 MiB'],
  [3.25 * 1024 * MEBI, '3.3 GiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(amount(bytes)).toBe(text);
});

describe('a transfer that breaks off', () => {
  const signal = () => new AbortController().signal;

  it('is tried again as long as it makes progress', async () => {
    let bytes = 0;
    const attempt = async () => {
      bytes++;
      if (bytes < 12) throw new Broken('the connection broke');
      return 'done';
    };
    expect(await persist(attempt, { progress: () => bytes, signal: signal(), firstWaitMs: 1 })).toBe('done');
  });

  it('is given up after several attempts in a row that brought nothing', async () => {
    let attempts = 0;
    const attempt = async () => {
      attempts++;
      throw new Broken('the connection broke');
    };
    await expect(persist(attempt, { progress: () => 7, signal: signal(), firstWaitMs: 1 })).rejects.toThrow(
      'the connection broke. It was tried 5 times without any progress.',
    );
    expect(attempts).toBe(5);
  });

  it('ends with what cannot be repaired by another attempt, and with the timeout', async () => {
    const fail = async () => {
      throw new Error('the certificate does not fit');
    };
    await expect(persist(fail, { progress: () => 0, signal: signal(), firstWaitMs: 1 })).rejects.toThrow(
      'does not fit',
    );
    const timeout = new AbortController();
    const slow = async () => {
      timeout.abort(new Error('gave up after 5 s'));
      throw new Broken('the connection broke');
    };
    await expect(persist(slow, { progress: () => 0, signal: timeout.signal, firstWaitMs: 1 })).rejects.toThrow(
      'gave up after 5 s',
    );
  });
});

test.each([
  [503, true],
  [429, true],
  [500, true],
  [401, false],
  [404, false],
])('the answer %d is worth another attempt: %s', (status, again) => {
  const error = refusal(status, 'the upload', 'no\nmore');
  expect([error instanceof Broken, error.message]).toEqual([again, `the upload was answered with ${status}: no`]);
});

test.each([
  ['ECONNRESET', true],
  ['ECONNREFUSED', true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', false],
])('an error %s of the connection is worth another attempt: %s', (code, again) => {
  expect(connectionError(Object.assign(new Error('x'), { code }), 'the download') instanceof Broken).toBe(again);
});

describe('an export through the API server', () => {
  const CONTENT = Buffer.from('0123456789');
  const PATH = '/api/v1/namespaces/vms/services/https:virt-export-nightly:443/proxy/volumes/data/disk.img';
  const offered: KubeObject = {
    apiVersion: 'export.kubevirt.io/v1',
    kind: 'VirtualMachineExport',
    metadata: { name: 'nightly', namespace: 'vms' },
    status: {
      links: {
        internal: {
          cert: 'of the export server',
          volumes: [
            {
              name: 'data',
              formats: [{ format: 'raw', url: 'https://virt-export-nightly.vms.svc/volumes/data/disk.img' }],
            },
          ],
        },
      },
    },
  };
  /** Serves ranges; the first answer breaks off in the middle, once what was sent is in the file. */
  const ranges = ({ headers }: Seen, count: number): Reply => {
    const from = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    return (_, response) => {
      const range = { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` };
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': CONTENT.length - from, ...(from > 0 && range) });
      if (count > 1) return void response.end(CONTENT.subarray(from));
      response.write(CONTENT.subarray(0, 4));
      const arrival = setInterval(() => {
        if (statSync(join(folder, 'disk.img.part'), { throwIfNoEntry: false })?.size !== 4) return;
        clearInterval(arrival);
        response.destroy();
      }, 5);
    };
  };

  async function downloaded(reply: (seen: Seen, count: number) => Reply): Promise<{ seen: Seen[]; content: string }> {
    const server = await scripted(reply);
    const path = join(folder, 'disk.img.part');
    try {
      await download({
        source: sourceOf(offered, { link: 'api-server', format: 'raw' }, server.cluster),
        headers: { 'x-kubevirt-export-token': 'a-token' },
        file: path,
        signal: new AbortController().signal,
        seen: () => {},
      });
      return { seen: server.seen, content: readFileSync(path, 'utf8') };
    } finally {
      await server.stop();
    }
  }

  it('needs nothing but the API server, and goes on where it broke', async () => {
    const { seen, content } = await downloaded(ranges);
    expect(content).toBe('0123456789');
    expect(seen.map(({ method, url, headers }) => [method, url.pathname, headers.range])).toEqual([
      ['GET', PATH, undefined],
      ['GET', PATH, 'bytes=4-'],
    ]);
    expect(seen[0]!.headers).toMatchObject({ 'x-kubevirt-export-token': 'a-token', authorization: 'Bearer hunter2' });
  });

  it('ends with what the API server rejects', async () => {
    const forbidden = { status: 403, body: { kind: 'Status', reason: 'Forbidden', message: 'no', code: 403 } };
    await expect(downloaded(() => forbidden)).rejects.toThrow(/the download of disk\.img was answered with 403/);
  });

  it('is named where there is no link that was asked for', () => {
    const cluster = { stream: () => Promise.reject(new Error('not asked')) };
    expect(() => sourceOf(offered, {}, cluster)).toThrow(/has no external link\..*link: api-server/);
  });
});
