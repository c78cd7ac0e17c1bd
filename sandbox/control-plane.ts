import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, Cluster } from '../cluster';
import { kubeconfig } from './kubeconfig';
import { freePorts } from './ports';
import { type Server, supervised } from './supervisor';

export type ControlPlanePrograms = Readonly<Record<'etcd' | 'kube-apiserver' | 'kube-controller-manager', string>>;

/** A running API server with its store. */
export interface ControlPlane {
  readonly server: string;
  /** For a cluster administrator. */
  readonly kubeconfig: string;
  readonly kubeconfigPath: string;
  readonly auditLog: string;
  readonly ca: Buffer;
  /** The API server's own pair, which it also shows to servers that it forwards requests to. */
  readonly certificate: { readonly cert: Buffer; readonly key: Buffer };
  /** Resolves with the server that exited by itself. */
  readonly died: Promise<Server>;
  /** Starts the garbage collector and the namespace controller. They discover new CRDs only every 30 s, so install CRDs first. */
  startControllers(): void;
  stop(): Promise<void>;
}

const ready = 60_000;

/** Starts etcd and kube-apiserver in a folder of their own, and resolves when the API is ready. */
export async function startControlPlane(
  name: string,
  folder: string,
  programs: ControlPlanePrograms,
): Promise<ControlPlane> {
  const at = (file: string) => join(folder, file);
  const [clientPort, peerPort, apiPort] = await freePorts(3);
  const store = `http://127.0.0.1:${clientPort}`;
  const server = `https://127.0.0.1:${apiPort}`;
  const token = randomBytes(24).toString('hex');
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const secret = (file: string, text: string) => writeFileSync(at(file), text, { mode: 0o600 });
  secret('service-accounts.key', privateKey);
  secret('tokens.csv', `${token},admin,admin,system:masters\n`);
  writeFileSync(at('audit-policy.json'), JSON.stringify(auditPolicy));

  const etcd = supervised('etcd', programs.etcd, etcdFlags(at('store'), store, `http://127.0.0.1:${peerPort}`), folder);
  const api = supervised('kube-apiserver', programs['kube-apiserver'], apiFlags(at, store, apiPort), folder);
  const servers = [api, etcd];
  const stop = async () => void (await Promise.all(servers.map((one) => one.stop())));
  const died = Promise.race(servers.map((one) => one.died.then(() => one)));
  try {
    // The API server generates a certificate and the CA that signed it, and writes both to one file.
    const certificate = at('certificates/apiserver.crt');
    const admin = await answering(certificate, (ca) => kubeconfig({ name, server, ca, token }), died);
    secret('kubeconfig', admin);
    return {
      server,
      kubeconfig: admin,
      kubeconfigPath: at('kubeconfig'),
      auditLog: at('audit.log'),
      ca: readFileSync(certificate),
      certificate: { cert: readFileSync(certificate), key: readFileSync(at('certificates/apiserver.key')) },
      died,
      startControllers: () => {
        servers.unshift(
          supervised(
            'kube-controller-manager',
            programs['kube-controller-manager'],
            controllerFlags(at('kubeconfig')),
            folder,
          ),
        );
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(
  certificate: string,
  configFor: (ca: Buffer) => string,
  died: Promise<Server>,
): Promise<string> {
  let dead: Server | undefined;
  void died.then((server) => {
    dead = server;
  });
  let last: unknown = 'it has not written its certificate';
  for (const end = Date.now() + ready; Date.now() < end; await sleep(50)) {
    if (dead) throw new Error(`The sandbox's ${dead.name} exited during startup: ${dead.lastWords()}`);
    const config = await attempt(certificate, configFor).catch((error: unknown) => {
      last = error;
    });
    if (config) return config;
  }
  throw new Error(
    `The sandbox's API server did not become ready within ${ready / 1000} s: ${last instanceof ApiError ? last.message : last}`,
  );
}

async function attempt(certificate: string, configFor: (ca: Buffer) => string): Promise<string> {
  const config = configFor(readFileSync(certificate));
  const cluster = Cluster.connect({ kubeconfig: config, retry: { retries: 0 }, timeout: 2_000 });
  try {
    await cluster.request({ method: 'GET', path: '/readyz' });
    return config;
  } finally {
    await cluster.close();
  }
}

/** Every request once it was answered; of a watch, once it began. */
const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  omitManagedFields: true,
  rules: [
    { level: 'None', nonResourceURLs: ['/healthz*', '/livez*', '/readyz*'] },
    { level: 'None', users: ['system:apiserver'] },
    { level: 'Metadata' },
  ],
};

const etcdFlags = (data: string, client: string, peer: string) => [
  '--data-dir',
  data,
  '--listen-client-urls',
  client,
  '--advertise-client-urls',
  client,
  '--listen-peer-urls',
  peer,
  '--initial-advertise-peer-urls',
  peer,
  '--initial-cluster',
  `default=${peer}`,
  // Nothing here needs to survive a power failure.
  '--unsafe-no-fsync',
  '--log-level',
  'error',
];

const apiFlags = (at: (file: string) => string, store: string, port: number) => [
  `--etcd-servers=${store}`,
  '--bind-address=127.0.0.1',
  `--secure-port=${port}`,
  `--cert-dir=${at('certificates')}`,
  // Generated with the first start, before it is read.
  `--proxy-client-cert-file=${at('certificates/apiserver.crt')}`,
  `--proxy-client-key-file=${at('certificates/apiserver.key')}`,
  `--token-auth-file=${at('tokens.csv')}`,
  '--authorization-mode=RBAC',
  '--anonymous-auth=false',
  '--allow-privileged=true',
  '--service-cluster-ip-range=10.96.0.0/16',
  '--service-account-issuer=https://sandbox.kubevirt-iac.local',
  `--service-account-key-file=${at('service-accounts.key')}`,
  `--service-account-signing-key-file=${at('service-accounts.key')}`,
  // These rely on controllers that the sandbox does not run: tokens for pods, taints of new nodes, finalizers of volumes in use.
  '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition,StorageObjectInUseProtection',
  `--audit-policy-file=${at('audit-policy.json')}`,
  `--audit-log-path=${at('audit.log')}`,
  '--max-requests-inflight=2000',
  '--max-mutating-requests-inflight=1000',
  '--shutdown-delay-duration=0s',
];

const controllerFlags = (config: string) => [
  `--kubeconfig=${config}`,
  `--authentication-kubeconfig=${config}`,
  `--authorization-kubeconfig=${config}`,
  '--controllers=garbage-collector-controller,namespace-controller',
  '--leader-elect=false',
  '--secure-port=0',
  '--kube-api-qps=200',
  '--kube-api-burst=400',
];
