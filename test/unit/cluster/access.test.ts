import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Agent } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../../../cluster';
import { access } from '../../../cluster/access';
import { CONFIG_MAP, configMap, kubeconfig, type Reply, type Seen, scripted, status } from './server';

const SERVER = 'https://127.0.0.1:6443';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-access-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Reads {
  readonly reads?: number;
  /** Fields of the cluster in the kubeconfig. */
  readonly cluster?: object;
  /** As for `scripted`. Default: the object that is asked for. */
  readonly reply?: (request: Seen, count: number) => Reply;
  /** Called after each read. */
  readonly between?: () => void;
}

const found = (): Reply => ({ body: configMap('a', '1') });
const unauthorized = { status: 401, body: status(401, 'Unauthorized', 'Unauthorized') };

/** What an API server sees of reads by this user, one after the other. */
async function seenOf(user: object, { reads = 1, cluster = {}, reply = found, between }: Reads = {}) {
  const api = await scripted(reply);
  const config = JSON.parse(kubeconfig(api.address, user));
  Object.assign(config.clusters[0].cluster, cluster);
  const client = Cluster.connect({ kubeconfig: JSON.stringify(config), retry: { retries: 0 } });
  try {
    for (let read = 0; read < reads; read++) {
      await client.get(CONFIG_MAP, { name: 'a' });
      between?.();
    }
    return api.seen;
  } finally {
    await client.close();
    await api.stop();
  }
}

/** An exec plugin that counts its runs in a file, keeps what it was told, and prints a token with the number of the run. */
const plugin = (more: object = {}, lifetime = 3_600_000) => ({
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    interactiveMode: 'IfAvailable',
    command: process.execPath,
    args: [
      '-e',
      `const fs = require('fs'); const [runs, told] = process.argv.slice(1);
       fs.appendFileSync(runs, '.');
       fs.writeFileSync(told, JSON.stringify({ info: JSON.parse(process.env.KUBERNETES_EXEC_INFO), own: process.env.OWN }));
       const token = 'run-' + fs.statSync(runs).size;
       const expirationTimestamp = new Date(Date.now() + ${lifetime}).toISOString();
       console.log(JSON.stringify({ kind: 'ExecCredential', status: { token, expirationTimestamp } }));`,
      join(folder, 'runs'),
      join(folder, 'told'),
    ],
    ...more,
  },
});
const told = () => JSON.parse(readFileSync(join(folder, 'told'), 'utf8'));

describe('what a request carries', () => {
  it.each<[string, user: () => object, headers: object]>([
    ['a token', () => ({ token: 'hunter2' }), { authorization: 'Bearer hunter2' }],
    [
      'the token of a file, without its line break, before one that stands in the kubeconfig',
      () => {
        writeFileSync(join(folder, 'token'), 'hunter3\n');
        return { token: 'hunter2', tokenFile: join(folder, 'token') };
      },
      { authorization: 'Bearer hunter3' },
    ],
    [
      'a name and a password',
      () => ({ username: 'root', password: 'hunter2' }),
      { authorization: `Basic ${Buffer.from('root:hunter2').toString('base64')}` },
    ],
    [
      'whom to act as',
      () => ({
        token: 'hunter2',
        as: 'jane',
        'as-uid': '7',
        'as-groups': ['admins', 'dev'],
        'as-user-extra': { 'Example.com/Site': ['blue'] },
      }),
      {
        authorization: 'Bearer hunter2',
        'impersonate-user': 'jane',
        'impersonate-uid': '7',
        'impersonate-group': 'admins, dev',
        [`impersonate-extra-${encodeURIComponent('example.com/site')}`]: 'blue',
      },
    ],
    ['what an exec plugin prints', () => plugin(), { authorization: 'Bearer run-1' }],
    [
      'a token that stands there, and not what an exec plugin would print',
      () => ({ ...plugin(), token: 'hunter2' }),
      { authorization: 'Bearer hunter2' },
    ],
  ])('is %s', async (_, user, headers) => {
    const [seen] = await seenOf(user());
    const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    expect(seen?.headers).toMatchObject(Object.fromEntries(lowerCase));
  });

  it('is nothing, of a user without any credentials', async () => {
    const [seen] = await seenOf({ token: '', password: null });
    expect(seen?.headers).not.toHaveProperty('authorization');
  });

  it('is the ID token of an OpenID Connect provider', async () => {
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const idToken = `${encoded({ alg: 'none' })}.${encoded({ exp: Math.floor(Date.now() / 1000) + 3600 })}.x`;
    const [seen] = await seenOf({
      'auth-provider': {
        name: 'oidc',
        config: {
          'client-id': 'kubernetes',
          'client-secret': 'secret',
          'id-token': idToken,
          'refresh-token': 'again',
          'idp-issuer-url': 'https://login.example.com',
        },
      },
    });
    expect(seen?.headers.authorization).toBe(`Bearer ${idToken}`);
  });
});

it('verifies the server by the CA of the cluster, by the name that it gives, and shows the certificate of the user', async () => {
  const data = (text: string) => Buffer.from(text).toString('base64');
  const config = JSON.parse(
    kubeconfig(SERVER, { 'client-certificate-data': data('cert'), 'client-key-data': data('key') }),
  );
  Object.assign(config.clusters[0].cluster, {
    'certificate-authority-data': data('ca'),
    'tls-server-name': 'kube.example',
  });
  const optionsOf = async () => {
    const { credentials, close } = access({ kubeconfig: JSON.stringify(config) });
    const { agent } = await credentials();
    close();
    return (agent as Agent).options;
  };
  const options = await optionsOf();
  expect([options.ca, options.cert, options.key].map(String)).toEqual(['ca', 'cert', 'key']);
  expect(options).toMatchObject({ servername: 'kube.example', keepAlive: true });
  expect(options.rejectUnauthorized).not.toBe(false);
  config.clusters[0].cluster['insecure-skip-tls-verify'] = true;
  expect(await optionsOf()).toMatchObject({ rejectUnauthorized: false });
});

describe('an exec plugin', () => {
  const unauthorizedOnce = (_: Seen, count: number): Reply => (count === 2 ? unauthorized : found());
  const tokens = (seen: readonly Seen[]) => seen.map(({ headers }) => headers.authorization);

  it('runs once for many requests, and again when the server no longer accepts its token', async () => {
    const seen = await seenOf(plugin(), { reads: 3, reply: unauthorizedOnce });
    expect(tokens(seen)).toEqual(['Bearer run-1', 'Bearer run-1', 'Bearer run-2', 'Bearer run-2']);
  });

  it('hears that nobody can answer its questions, and of the cluster where it asks for it', async () => {
    await seenOf(plugin({ env: [{ name: 'OWN', value: 'yes' }] }));
    expect(told()).toEqual({
      own: 'yes',
      info: {
        apiVersion: 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        spec: { interactive: false },
      },
    });
    const data = Buffer.from('ca').toString('base64');
    const [seen] = await seenOf(plugin({ provideClusterInfo: true }), {
      cluster: { 'certificate-authority-data': data },
    });
    expect(told().info.spec.cluster).toEqual({
      server: `http://${seen?.headers.host}`,
      'certificate-authority-data': data,
    });
  });

  it('that needs a terminal is not run: it would wait for ever', async () => {
    await expect(seenOf(plugin({ interactiveMode: 'Always' }))).rejects.toMatchObject({
      reason: 'CredentialsFailed',
      message: expect.stringMatching(
        /failed: it says that it needs a terminal \(interactiveMode: Always\)\. Run that command/,
      ),
    });
    expect(() => told()).toThrow('ENOENT');
  });
});

it('reads a token file again when the server no longer accepts its token', async () => {
  const tokenFile = join(folder, 'token');
  let accepted = '';
  const rotate = (token: string) => {
    accepted = token;
    writeFileSync(tokenFile, token);
  };
  rotate('old');
  const seen = await seenOf(
    { tokenFile },
    {
      reads: 2,
      reply: ({ headers }) => (headers.authorization === `Bearer ${accepted}` ? found() : unauthorized),
      between: () => rotate('new'),
    },
  );
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer old', 'Bearer new']);
});

it('connects by the proxy of the cluster', async () => {
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url}`);
    const server = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    for (const one of [server, client]) one.on('error', () => {});
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const [seen] = await seenOf({ token: 'hunter2', as: 'jane' }, { cluster: { 'proxy-url': url } });
    expect(asked).toEqual([seen?.headers.host]);
    expect(seen?.headers).toMatchObject({ authorization: 'Bearer hunter2', 'impersonate-user': 'jane' });
  } finally {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
});

describe('credentials that cannot be had', () => {
  /** The message of a failure to get credentials for a user of that entry. */
  async function failureOf(user: object): Promise<unknown> {
    const { credentials, close } = access({ kubeconfig: kubeconfig(SERVER, user) });
    return credentials()
      .then(
        () => Promise.reject(new Error('there were credentials')),
        (error) => error,
      )
      .finally(close);
  }

  it('name the user, the kubeconfig and the cause, where no exec plugin is in play', async () => {
    expect(
      await failureOf({ 'client-certificate': '/nowhere/cert.pem', 'client-key': '/nowhere/key.pem' }),
    ).toMatchObject({
      reason: 'CredentialsFailed',
      status: 0,
      message: expect.stringMatching(
        /^Cannot get credentials for user u of the given kubeconfig text: .*\/nowhere\/.*\. Check the user's entry in the kubeconfig\.$/,
      ),
    });
  });

  it('name the exec plugin that failed', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: '/nowhere/login', interactiveMode: 'Never' };
    expect(await failureOf({ exec })).toMatchObject({
      reason: 'CredentialsFailed',
      message: expect.stringMatching(/its exec plugin `\/nowhere\/login` failed: .*Run that command manually/),
    });
  });

  it('never leave a placeholder in the message', async () => {
    const { message } = (await failureOf({ 'client-certificate': '/nowhere/cert.pem' })) as Error;
    expect(message).not.toMatch(/\$\w|undefined/);
  });
});
