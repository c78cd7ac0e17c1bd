import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Cluster } from '../../cluster';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Sandbox } from '../../sandbox';

const SERVICE_ACCOUNT = kindOf('v1', 'ServiceAccount')!;

interface Container {
  command: string[];
  env: { name: string; value?: string; valueFrom?: { fieldRef: { fieldPath: string } } }[];
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Applies objects in their order. */
export async function applied(cluster: Cluster, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) await cluster.apply(kindOf(object.apiVersion, object.kind)!, object);
}

/**
 * Runs the container of a Job as a kubelet would: its command, its environment, and the token of its ServiceAccount; nothing else of the
 * test reaches it. `env` replaces values.
 */
export async function runJob(
  sandbox: Sandbox,
  pod: KubeObject,
  { job, namespace, env = {} }: { job: string; namespace: string; env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  const cluster = sandbox.cluster();
  const name = String(valueAt(pod, 'serviceAccountName'));
  const answer = await cluster.subresource(SERVICE_ACCOUNT, { name, namespace }, 'token', {
    method: 'POST',
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  });
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-job-'));
  const { clusters } = parse(sandbox.kubeconfig) as { clusters: { cluster: Record<string, string> }[] };
  const ca = clusters[0]!.cluster['certificate-authority-data'];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'token'), String(answer.status?.['token']), { mode: 0o600 });
  writeFileSync(join(folder, 'ca.crt'), Buffer.from(String(ca), 'base64'));
  const [container] = (pod as unknown as { containers: Container[] }).containers as [Container];
  const fields: Readonly<Record<string, string>> = {
    'metadata.namespace': namespace,
    "metadata.labels['batch.kubernetes.io/job-name']": job,
  };
  const { hostname, port } = new URL(sandbox.server);
  const [program, ...args] = container.command;
  const child = spawn(program === 'node' ? process.execPath : String(program), args, {
    env: {
      ...Object.fromEntries(
        container.env.map((one) => [one.name, one.value ?? fields[one.valueFrom!.fieldRef.fieldPath]]),
      ),
      KUBERNETES_SERVICE_HOST: hostname,
      KUBERNETES_SERVICE_PORT: port,
      SERVICE_ACCOUNT_FOLDER: folder,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  rmSync(folder, { recursive: true });
  return { code, output };
}
