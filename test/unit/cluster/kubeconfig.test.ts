import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inCluster, readLogin } from '../../../cluster/kubeconfig';
import { kubeconfig } from './server';

const SERVER = 'https://127.0.0.1:6443';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-kubeconfig-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** A kubeconfig of one cluster, user and context, all of that name. */
const config = (name: string, { cluster = {}, user = {}, current }: Record<string, unknown> = {}) =>
  JSON.stringify({
    clusters: [{ name, cluster: { server: SERVER, ...(cluster as object) } }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    ...(current !== undefined && { 'current-context': current }),
  });

describe('several files', () => {
  const { KUBECONFIG } = process.env;
  afterEach(() => {
    if (KUBECONFIG === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = KUBECONFIG;
  });

  it('are merged as by kubectl: the first entry of a name counts, and so does the first current-context', () => {
    const first = write('first', config('metal', { user: { token: 'one' } }));
    const second = write('second', config('metal', { user: { token: 'two' }, current: 'metal' }));
    const third = write('third', config('other', { user: { token: 'three' }, current: 'other' }));
    process.env['KUBECONFIG'] = [first, '/nowhere/at/all', second, third].join(delimiter);
    expect(readLogin({}).user).toEqual({ name: 'metal', fields: { token: 'one' }, file: first });
    expect(readLogin({ context: 'other' }).user.fields).toEqual({ token: 'three' });
  });
});

it('reads relative paths as from the file, and looks a bare command up on PATH', () => {
  mkdirSync(join(folder, 'sub'));
  const file = write(
    'sub/config',
    config('x', {
      cluster: { 'certificate-authority': 'ca.crt' },
      user: { 'client-certificate': '../cert.pem', 'client-key': '/etc/key.pem', tokenFile: 'token' },
      current: 'x',
    }),
  );
  const { cluster, user } = readLogin({ kubeconfig: file });
  expect(cluster['certificate-authority']).toBe(join(folder, 'sub', 'ca.crt'));
  expect(user.fields).toEqual({
    'client-certificate': join(folder, 'cert.pem'),
    'client-key': '/etc/key.pem',
    tokenFile: join(folder, 'sub', 'token'),
  });
  const commandOf = (command: string) =>
    readLogin({ kubeconfig: write('exec', config('x', { user: { exec: { command } }, current: 'x' })) }).user.fields
      .exec?.command;
  expect(['./login', 'bin/login', '/bin/login', 'login'].map(commandOf)).toEqual([
    join(folder, 'login'),
    join(folder, 'bin', 'login'),
    '/bin/login',
    'login',
  ]);
});

it('takes the ServiceAccount of its pod', () => {
  write('namespace', 'vms\n');
  const environment = { ...process.env };
  try {
    Object.assign(process.env, { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '6443' });
    expect(inCluster(folder)).toMatchObject({
      clusters: [{ fields: { server: 'https://[fd00::1]:6443', 'certificate-authority': join(folder, 'ca.crt') } }],
      users: [{ fields: { tokenFile: join(folder, 'token') } }],
      contexts: [{ name: 'pod', fields: { namespace: 'vms' } }],
      current: 'pod',
    });
  } finally {
    process.env = environment;
  }
});

const whole = (parts: object) => JSON.stringify({ ...JSON.parse(kubeconfig(SERVER)), ...parts });

it.each([
  ['a list', '- a\n- {}\n', /as a kubeconfig: it is not a YAML mapping\. Check the file/],
  ['no YAML', 'a: {\n', /as a kubeconfig: unexpected end of the stream/],
  ['clusters that are a mapping', whole({ clusters: { c: {} } }), /: clusters is not a list\./],
  ['a user that is a text', whole({ users: ['u'] }), /: users\[0\] is not a mapping\./],
  ['a context without a name', whole({ contexts: [{ context: {} }] }), /: contexts\[0\]\.name is missing\./],
  ['a number for a name', whole({ users: [{ name: 7 }] }), /: users\[0\]\.name is not a text: put it in quotes\./],
  [
    'a number for a password',
    whole({ users: [{ name: 'u', user: { username: 'root', password: 12345 } }] }),
    /: users\[0\]\.user\.password is not a text: put it in quotes\./,
  ],
  [
    'a word for a boolean',
    whole({ clusters: [{ name: 'c', cluster: { server: SERVER, 'insecure-skip-tls-verify': 'no' } }] }),
    /: clusters\[0\]\.cluster\.insecure-skip-tls-verify is neither true nor false\./,
  ],
  [
    'no server',
    whole({ clusters: [{ name: 'c', cluster: {} }] }),
    /^Context x of .* names a cluster without a server address: add it under `clusters`\.$/,
  ],
  [
    'a server that is not a URL',
    kubeconfig('kube.example.com:6443'),
    /^Cluster c of .* has the server address "kube\.example\.com:6443", which is not a URL that begins with https/,
  ],
  ['no such user', whole({ users: [] }), /^Context x of .* names a user that does not exist: add it under `users`\.$/],
  ['no current context', whole({ 'current-context': '' }), /does not set current-context: choose .* contexts \(x\)\.$/],
])('says what is wrong with %s', (_, text, sentence) => {
  expect(() => readLogin({ kubeconfig: `${text}\n` })).toThrow(sentence);
});

describe('a kubeconfig that can be neither read nor found', () => {
  const text = kubeconfig(SERVER, { token: 'hush-hush' });
  it.each([
    ['JSON in JSON', JSON.stringify(text)],
    ['base64', Buffer.from(text).toString('base64')],
    ['a number as token', text.replace('"hush-hush"', '4711471147')],
    ['a token before what is no YAML', `token: hush-hush\nusers: {\n`],
  ])('is not quoted: %s', (_, given) => {
    const messageOf = (): string => {
      try {
        readLogin({ kubeconfig: given });
        return 'none';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(messageOf()).toMatch(/the given kubeconfig text (as a kubeconfig|does not set current-context): /);
    expect(messageOf()).not.toMatch(/hush|4711/);
    expect(messageOf()).not.toContain(Buffer.from(text).toString('base64').slice(0, 40));
  });
});
