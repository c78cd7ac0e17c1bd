import { jsonLines } from '../../../cluster/ndjson';
import { CONFIG_MAP, configMap, type Reply, scripted, status } from './server';

const HIDDEN = 'hunter2-hunter2';

async function answerTo(reply: Reply, act: 'apply' | 'list' = 'apply'): Promise<Error> {
  const server = await scripted(() => reply, { retry: { retries: 0 } });
  try {
    const asked = act === 'list' ? server.cluster.list(CONFIG_MAP) : server.cluster.apply(CONFIG_MAP, configMap('a'));
    return await asked.then(
      () => Promise.reject(new Error('it was accepted')),
      (error: Error) => error,
    );
  } finally {
    await server.stop();
  }
}

describe('what claims to be an API server', () => {
  it.each<[string, string]>([
    ['no JSON', `<html>${HIDDEN}</html>`],
    ['half of JSON', `{"data":"${HIDDEN}`],
    ['null', 'null'],
    ['a list', `["${HIDDEN}"]`],
    ['a text', `"${HIDDEN}"`],
    ['nothing', ''],
  ])('answers %s', async (_, body) => {
    for (const act of ['apply', 'list'] as const) {
      const error = await answerTo({ body }, act);
      expect(error.message).toMatch(/^Cannot (apply|list) ConfigMap .*is not a JSON object\. Check that the address/);
      expect(error.message).not.toContain(HIDDEN);
    }
  });

  it.each<[string, object]>([
    ['causes of other types', status(422, 'Invalid', 'no', { causes: [null, 1, { field: {} }, { message: ['a'] }] })],
    ['a reason that all objects have', status(403, 'constructor', 'no')],
    ['a message that is not a text', { ...status(422, 'Invalid', ''), message: { a: 1 } }],
    ['details that are a list', { ...status(422, 'Invalid', 'no'), details: [] }],
  ])('rejects with %s', async (_, body) => {
    const error = await answerTo({ status: 422, body });
    expect(error.name).toBe('ApiError');
    expect(error.message).toMatch(/^Cannot apply ConfigMap vms\/a on http.*: /);
  });

  it('repeats the credentials that it was sent', async () => {
    // The token in the kubeconfig of these tests.
    const error = await answerTo((request, response) => {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end(`denied: ${request.headers.authorization}`);
    });
    expect(error.message).toContain('denied: Bearer (hidden)');
    expect(error.message).not.toContain('hunter2');
  });
});

describe('a watch', () => {
  const read = async (...chunks: string[]) => {
    const seen: unknown[] = [];
    const stream = (async function* () {
      yield* chunks;
    })();
    for await (const value of jsonLines(stream)) seen.push(value);
    return seen;
  };

  it('does not quote a line that is not JSON', async () => {
    await expect(read(`{"a":1}\n{"data":"${HIDDEN}\n`)).rejects.toThrow(/^a line of 24 characters is not JSON$/);
  });

  it('ends at a line without end', async () => {
    const part = 'a'.repeat(8 * 1024 * 1024);
    await expect(read(...Array.from({ length: 9 }, () => part))).rejects.toThrow(/a line has more than \d+ characters/);
  });

  it('takes many lines that are long together', async () => {
    const line = `"${'a'.repeat(8 * 1024 * 1024)}"\n`;
    expect(await read(...Array.from({ length: 9 }, () => line))).toHaveLength(9);
  });
});
