/** Export of a disk to a local file. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { valueAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { awaitReady } from '../lifecycle';
import type { Action, Run } from './action';
import { FORMATS, LINKS, sourceOf } from './export-link';
import { begun } from './object-action';
import { download, rate, sha256Of, sizeOf } from './transfer';

const SUBJECT = { apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport' };
const SECRET = kindOf('v1', 'Secret')!;
const TOKEN_HEADER = 'x-kubevirt-export-token';

/** Inputs that name the source, and what they mean to KubeVirt. */
const SOURCES: Readonly<Record<string, { apiGroup: string; kind: string }>> = {
  vm: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine' },
  snapshot: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot' },
  claim: { apiGroup: '', kind: 'PersistentVolumeClaim' },
};
const SHA256 = /^[0-9a-f]{64}$/i;

export const exportDisk: Action = {
  description:
    'Downloads a disk to a file on the machine that runs the program, once and again whenever an input changes. The disk must not be in use: stop the VirtualMachine, or export a snapshot. The file appears when it is complete and its checksum is as expected; an interrupted download in the format raw is continued. Deleting the resource keeps the file.',
  subject: SUBJECT,
  timeoutMinutes: 120,
  inputs: {
    vm: {
      type: 'string',
      description: 'VirtualMachine whose disk is exported. It must be stopped. Exactly one of vm, snapshot and claim.',
    },
    snapshot: { type: 'string', description: 'VirtualMachineSnapshot whose disk is exported.' },
    claim: { type: 'string', description: 'PersistentVolumeClaim that is exported. No Pod may use it.' },
    volume: {
      type: 'string',
      description: 'PersistentVolumeClaim to download, where the source has several. Default: the only one.',
    },
    path: {
      type: 'string',
      required: true,
      description: 'Path of the file, which is overwritten. A relative one is relative to the folder of the program.',
    },
    format: {
      type: 'string',
      values: FORMATS,
      description:
        '`gzip`, `raw`, or `tar.gz` for a claim that holds files. Only raw can be continued after an interruption. Default: `gzip`, or `tar.gz`.',
    },
    sha256: { type: 'string', description: 'Expected SHA-256 of the file. Default: any.' },
    ttlDuration: {
      type: 'string',
      description: 'Duration for which the download is offered, such as `4h`. Default: `2h`.',
    },
    link: {
      type: 'string',
      values: LINKS,
      description:
        '`external`, by the Ingress or Route of virt-exportproxy, `internal`, from within the cluster, or `api-server`, through the proxy of the API server, where nothing else is reachable. Default: `external`.',
    },
  },
  outputs: {
    sha256: { type: 'string', always: true, description: 'SHA-256 of the file.' },
    bytes: { type: 'number', always: true, description: 'Size of the file in bytes.' },
  },
  problems: (inputs) => [
    ...(Object.keys(SOURCES).filter((key) => inputs[key] !== undefined).length === 1
      ? []
      : ['Set exactly one of vm, snapshot and claim: the source of the disk.']),
    ...(inputs['sha256'] === undefined || SHA256.test(String(inputs['sha256']))
      ? []
      : ['sha256 must have 64 hexadecimal digits']),
  ],
  run: async (run) => {
    const { operation, inputs } = run;
    const offered = await offer(run);
    const file = resolve(String(inputs['path']));
    const part = `${file}.${offered.metadata?.uid}.part`;
    await mkdir(dirname(file), { recursive: true });
    await removeParts(file, part);
    const source = sourceOf(offered, inputs, operation.session.cluster);
    const what = `downloading ${basename(file)}`;
    let show: ((bytes: number) => void) | undefined;
    await download({
      source,
      headers: { [TOKEN_HEADER]: await tokenOf(run, offered) },
      file: part,
      signal: operation.signal,
      seen: (bytes, total) => {
        show ??= rate(operation.say, what, total);
        show(bytes);
      },
    }).catch((error: unknown) => explained(run, offered, error));
    operation.say('computing the checksum');
    const sha256 = await sha256Of(part, { signal: operation.signal });
    const wanted = inputs['sha256'];
    if (wanted !== undefined && sha256 !== String(wanted).toLowerCase()) {
      await rm(part, { force: true });
      await withdraw(run);
      throw new Error(
        `The disk that was downloaded has the SHA-256 ${sha256}, not ${wanted} as expected: it was discarded, and ${file} is as it was. Correct sha256, or find out who changed the disk.`,
      );
    }
    const bytes = await sizeOf(part);
    await rename(part, file);
    // While it is offered, the claim is in use.
    await withdraw(run);
    return { sha256, bytes };
  },
  undo: async (run) => {
    await withdraw(run);
    await removeParts(resolve(String(run.inputs['path'])));
  },
};

/** The object that offers the download. One whose time is over makes room for another. */
async function offer(run: Run): Promise<KubeObject> {
  const { inputs } = run;
  const source = Object.entries(SOURCES).find(([key]) => inputs[key] !== undefined)!;
  const { ttlDuration } = inputs;
  const spec = {
    source: { ...source[1], name: inputs[source[0]] },
    ...(ttlDuration !== undefined && { ttlDuration }),
  };
  const made = await begun(run, { ...SUBJECT, spec }, (found) => found.status?.['phase'] === 'Terminated');
  return awaitReady(run.operation, made);
}

function withdraw({ operation, name, namespace }: Run) {
  const { session, kind, signal } = operation;
  return session.cluster.delete(kind, { name, namespace }, { signal });
}

/** Never shown, and never in the state. */
async function tokenOf({ operation, namespace }: Run, offered: KubeObject): Promise<string> {
  const name = String(valueAt(offered, 'status', 'tokenSecretRef'));
  const secret = await operation.session.cluster.find(SECRET, { name, namespace }, { signal: operation.signal });
  const token = valueAt(secret, 'data', 'token');
  if (typeof token !== 'string')
    throw new Error(`${describe({ ...SECRET, name, namespace })} with the token of the export does not exist.`);
  return Buffer.from(token, 'base64').toString('utf8');
}

/** A download that fails because its object has expired. */
async function explained(run: Run, offered: KubeObject, error: unknown): Promise<never> {
  const { operation, name, namespace } = run;
  operation.signal.throwIfAborted();
  const { session, kind, signal } = operation;
  const now = await session.cluster.find(kind, { name, namespace }, { signal });
  if (now?.metadata?.uid === offered.metadata?.uid && now?.status?.['phase'] === 'Ready') throw error;
  throw new Error(
    `${describe(offered)} expired during the download: ${(error as Error).message}. Set ttlDuration to more than ${run.inputs['ttlDuration'] ?? '2h'}; the next \`pulumi up\` starts again.`,
  );
}

/** Parts of earlier downloads to this file. */
async function removeParts(file: string, except?: string): Promise<void> {
  const folder = dirname(file);
  const names = await readdir(folder).catch(() => []);
  const parts = names.filter((name) => name.startsWith(`${basename(file)}.`) && /\.[0-9a-f-]{36}\.part$/.test(name));
  for (const name of parts) if (join(folder, name) !== except) await rm(join(folder, name), { force: true });
}
