/** The step of each example pipeline that comments: a later run brings its comment up to date, and leaves those of others alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { planMarkdown } from '../../cli/plan/markdown';
import { PIPELINES, stepsOf } from '../support/pipelines';

const [TITLE] = planMarkdown({ objects: [], unchanged: 0, migrates: true }).split('\n') as [string];

/** Comments of GitHub have a user, and those of GitLab an author. */
interface Comment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  readonly author: { readonly id: number };
  body: string;
}
const BOT = { user: { login: 'bot' }, author: { id: 1 } };
const STRANGER = { user: { login: 'stranger' }, author: { id: 2 } };

let folder: string;
let server: Server;
let kept: Comment[];
let writes: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pipelines-'));
  mkdirSync(join(folder, 'reports'));
  writes = [];
  // More than a page, and one that only looks like ours.
  const talk = Array.from({ length: 120 }, (_, id) => ({ id, ...(id % 2 ? STRANGER : BOT), body: `see ${id}` }));
  kept = [
    { id: 900, ...STRANGER, body: `${TITLE}\n\nNothing.` },
    { id: 901, user: null, author: STRANGER.author, body: TITLE },
    ...talk,
  ];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    const answer = (object: unknown) => response.end(JSON.stringify(object));
    const isKnown = [request.headers.authorization, request.headers['private-token']].some((one) =>
      one?.includes('token-7'),
    );
    if (!isKnown) return response.writeHead(401).end('who are you?');
    if (pathname === '/user') return answer({ ...BOT.user, ...BOT.author });
    const [size, page] = ['per_page', 'page'].map((name) => Number(searchParams.get(name))) as [number, number];
    if (request.method === 'GET') return answer(kept.slice(size * (page - 1), size * page));
    writes.push(`${request.method} ${pathname}`);
    const { body } = JSON.parse(Buffer.concat(chunks).toString());
    const last = kept.find(({ id }) => pathname.endsWith(`/${id}`));
    if (last) last.body = body;
    else kept.push({ id: 1000, ...BOT, body });
    return answer({});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

/** Runs the step, as far as it is one of a pull request of the repository itself. */
async function comment(file: string, token = 'token-7'): Promise<{ code: number; output: string }> {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const given = {
    GITHUB_API: api,
    GITHUB_REPOSITORY: 'shop/vms',
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_TOKEN: token,
    CHANGE_ID: '12',
    CI_API_V4_URL: api,
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_IID: '12',
    PLAN_TOKEN: token,
  };
  const values = {
    github: {
      token,
      repository: 'shop/vms',
      event: { pull_request: { number: 12, head: { repo: { full_name: 'shop/vms' } } } },
    },
    secrets: {},
    vars: {},
    'params.api': api,
    'params.repository': 'shop/vms',
    'params.pull-request': '12',
    'secret.token': token,
  };
  const steps = stepsOf(file, 'check', { env: given, values });
  const step = steps.find(({ script }) => /reports\/plan\.md/.test(script) && !/kubevirt-iac plan/.test(script))!;
  const script = join(folder, 'script');
  writeFileSync(script, step.script);
  chmodSync(script, 0o755);
  const [program, ...args] = step.script.startsWith('#!') ? [script] : [...step.shell, script];
  const path = { PATH: `${folder}${delimiter}${process.env['PATH']}` };
  const child = spawn(program!, args, { cwd: folder, env: { ...path, ...step.env, ...given } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

const plan = (text: string): void => writeFileSync(join(folder, 'reports/plan.md'), `${TITLE}\n\n${text}\n`);

describe.each(PIPELINES.filter((file) => file !== 'github-actions.yaml'))('%s', (file) => {
  test('a second run edits the comment of the first, and no other', async () => {
    const before = kept.map(({ body }) => body);
    for (const text of ['first', 'second']) {
      plan(text);
      expect(await comment(file)).toEqual({ code: 0, output: '' });
    }
    expect(writes.map((one) => one.split(' ')[0])).toEqual(['POST', file === 'gitlab-ci.yaml' ? 'PUT' : 'PATCH']);
    expect(kept.map(({ body }) => body)).toEqual([...before, `${TITLE}\n\nsecond\n`]);
  });

  test('says what its server answers, and never the token', async () => {
    plan('first');
    const { code, output } = await comment(file, 'secret-8');
    expect(code).not.toBe(0);
    expect(output).toMatch(/Git(Hub|Lab) answered 401: who are you\?/);
    expect(output).not.toContain('secret-8');
  });

  test('has nothing to say where there is no plan', async () => {
    expect(await comment(file)).toEqual({ code: 0, output: '' });
    expect(writes).toEqual([]);
  });
});

test('github-actions.yaml: a second run edits the comment of the first, which it finds by its title', async () => {
  const [calls, own] = [join(folder, 'calls'), join(folder, 'own')];
  const gh = `const { appendFileSync, existsSync, readFileSync } = require('node:fs');
appendFileSync(${JSON.stringify(calls)}, JSON.stringify(process.argv.slice(2)) + '\\n');
if (process.argv.includes('--jq') && existsSync(${JSON.stringify(own)})) process.stdout.write(readFileSync(${JSON.stringify(own)}));`;
  writeFileSync(join(folder, 'gh'), `#!${process.execPath}\n${gh}\n`);
  chmodSync(join(folder, 'gh'), 0o755);
  expect(await comment('github-actions.yaml')).toEqual({ code: 0, output: '' });
  expect(existsSync(calls)).toBe(false);
  plan('first');
  expect(await comment('github-actions.yaml')).toEqual({ code: 0, output: '' });
  writeFileSync(own, '901\n902\n');
  expect(await comment('github-actions.yaml')).toEqual({ code: 0, output: '' });
  const list = [
    ...['api', '--paginate', 'repos/shop/vms/issues/12/comments', '--jq'],
    `.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("${TITLE}"))) | .id`,
  ];
  const called = readFileSync(calls, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
  expect(called).toEqual([
    list,
    ['pr', 'comment', '12', '--body-file', 'reports/plan.md'],
    list,
    ['api', '--silent', '--method', 'PATCH', 'repos/shop/vms/issues/comments/901', '--field', 'body=@reports/plan.md'],
  ]);
});
