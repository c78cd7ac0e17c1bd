/** Upload of a local file to a disk. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { condition } from '../../kube/condition';
import { valueAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Action, ActionInputs, Run } from './action';
import { diskSizeOf, persist, rate, send, sha256Of, sizeOf } from './transfer';

const DATA_VOLUME = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;
const CDI_CONFIG = kindOf('cdi.kubevirt.io/v1beta1', 'CDIConfig')!;
const TOKENS = '/apis/upload.cdi.kubevirt.io/v1beta1';
const URN = 'kubevirt-iac.io/urn';
const CONTENT = 'kubevirt-iac.io/sha256';
/** Otherwise a claim of a class that waits for its first consumer is never filled: an upload does not count as one. */
const BIND_NOW = 'cdi.kubevirt.io/storage.bind.immediate.requested';
const SHA256 = /^[0-9a-f]{64}$/i;

export const upload: Action = {
  description:
    'Uploads a disk image from a file on the machine that runs the program to a new DataVolume, and to another one whenever the content of the file changes. The image may be raw, qcow2, or compressed with gzip or xz. Ends when the DataVolume is filled. Deleting the resource keeps the DataVolume, unless `deleteDisk` is true.',
  subject: { apiVersion: DATA_VOLUME.apiVersion, kind: DATA_VOLUME.kind },
  timeoutMinutes: 120,
  inputs: {
    file: {
      type: 'string',
      required: true,
      description: 'Path of the image. A relative one is relative to the folder of the program.',
    },
    name: {
      type: 'string',
      description: 'Name of the DataVolume. Default: that of the resource, with a part that changes with the content.',
    },
    size: {
      type: 'string',
      description: 'Size of the disk, such as `10Gi`. Default: that in the image; required for a compressed one.',
    },
    storageClassName: { type: 'string', description: 'StorageClass of the disk. Default: that of the cluster.' },
    accessMode: {
      type: 'string',
      description: 'Access mode, such as `ReadWriteMany`. Default: that of the StorageProfile.',
    },
    sha256: {
      type: 'string',
      description:
        'SHA-256 of the file, which is not uploaded if it has another. Default: computed, so that a change of the content is a change.',
    },
    uploadProxyUrl: { type: 'string', description: 'Address of cdi-uploadproxy. Default: that in CDIConfig.' },
    uploadProxyCa: {
      type: 'string',
      description: 'Certificate, in PEM, that must have signed that of cdi-uploadproxy. Default: that in CDIConfig.',
    },
    deleteDisk: {
      type: 'boolean',
      description:
        'Whether the DataVolume is deleted with all its data when the resource is deleted or replaced. Default: false.',
    },
  },
  outputs: {
    sha256: { type: 'string', always: true, description: 'SHA-256 of the file.' },
    dataVolume: { type: 'string', always: true, description: 'Name of the DataVolume.' },
    bytes: { type: 'number', always: true, description: 'Size of the file in bytes.' },
  },
  problems: ({ sha256 }) =>
    sha256 === undefined || SHA256.test(String(sha256)) ? [] : ['sha256 must have 64 hexadecimal digits'],
  complete: async (inputs) => {
    const file = resolve(String(inputs['file']));
    if ((await sizeOf(file)) === undefined)
      throw new Error(`file: ${file} does not exist. Build it before the program runs, or correct the path.`);
    return inputs['sha256'] === undefined ? { sha256: await knownSha256(file) } : {};
  },
  run: async (run) => {
    const { inputs } = run;
    const file = resolve(String(inputs['file']));
    const size = await sizeOf(file);
    if (size === undefined) throw new Error(`${file} does not exist.`);
    const volume = await disk(run, file);
    if (valueAt(volume, 'status', 'phase') !== 'Succeeded') {
      await verify(run, file, size);
      await fill(run, file, size);
    }
    return { dataVolume: nameOf(run), bytes: size };
  },
  undo: async (run) => {
    if (run.inputs['deleteDisk'] !== true) return;
    const { session, signal } = run.operation;
    const found = await session.cluster.find(DATA_VOLUME, placeOf(run), { signal });
    if (found?.metadata?.annotations?.[URN] !== run.urn || !holdsContent(found, run.inputs)) return;
    await session.cluster.delete(DATA_VOLUME, placeOf(run), { uid: found.metadata?.uid, signal });
  },
};

/** A preview and an update ask several times for the checksum of a file that may have many gigabytes. */
const hashed = new Map<string, { version: string; sha256: Promise<string> }>();

async function knownSha256(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  const version = `${size} ${mtimeMs}`;
  const known = hashed.get(file);
  if (known?.version === version) return known.sha256;
  const sha256 = sha256Of(file);
  hashed.set(file, { version, sha256 });
  return sha256;
}

const nameOf = ({ inputs, name }: Run): string => String(inputs['name'] ?? name);
const placeOf = (run: Run) => ({ name: nameOf(run), namespace: run.namespace });
const holdsContent = (live: KubeObject, { sha256 }: ActionInputs): boolean =>
  live.metadata?.annotations?.[CONTENT] === String(sha256).toLowerCase();

/** The DataVolume of this content, made where it is missing. */
async function disk(run: Run, file: string): Promise<KubeObject> {
  const { session, signal } = run.operation;
  const found = await session.cluster.find(DATA_VOLUME, placeOf(run), { signal });
  if (!found) return session.cluster.create(DATA_VOLUME, await draftOf(run, file), { signal });
  if (found.metadata?.annotations?.[URN] !== run.urn)
    throw new Error(`${describe(found)} exists and was not made by this upload. Set name to another one.`);
  if (!holdsContent(found, run.inputs))
    throw new Error(
      `${describe(found)} holds another content, and its data is not overwritten. Omit name, so that each content has a disk of its own, or delete the DataVolume first.`,
    );
  return found;
}

async function draftOf(run: Run, file: string): Promise<KubeObject> {
  const { size, storageClassName, accessMode, sha256 } = run.inputs;
  const bytes = size === undefined ? await diskSizeOf(file) : undefined;
  if (size === undefined && bytes === undefined)
    throw new Error(`${file} is compressed, which does not show the size of the disk in it. Set size, such as 10Gi.`);
  return {
    apiVersion: DATA_VOLUME.apiVersion,
    kind: DATA_VOLUME.kind,
    metadata: {
      ...placeOf(run),
      annotations: { [URN]: run.urn, [CONTENT]: String(sha256).toLowerCase(), [BIND_NOW]: 'true' },
    },
    spec: {
      source: { upload: {} },
      storage: {
        resources: { requests: { storage: size ?? String(bytes) } },
        ...(storageClassName !== undefined && { storageClassName }),
        ...(accessMode !== undefined && { accessModes: [accessMode] }),
      },
    },
  };
}

/** What was previewed is what is sent. */
async function verify({ operation, inputs }: Run, file: string, size: number): Promise<void> {
  const show = rate(operation.say, 'computing the checksum', size);
  const found = await sha256Of(file, { seen: show, signal: operation.signal });
  if (found !== String(inputs['sha256']).toLowerCase())
    throw new Error(
      `${file} has the SHA-256 ${found}, not ${inputs['sha256']}: nothing was sent. It changed since the preview, or sha256 is wrong.`,
    );
}

/** Sends the file until the disk is filled. An upload that breaks off starts again: CDI keeps nothing of it. */
async function fill(run: Run, file: string, size: number): Promise<void> {
  const { operation } = run;
  const proxy = await proxyOf(run);
  const show = rate(operation.say, 'uploading', size);
  await persist(
    async () => {
      const phase = await until(run, ['UploadReady', 'Succeeded']);
      if (phase === 'Succeeded') return;
      await send({
        url: `${proxy.url}/v1beta1/upload`,
        ...(proxy.ca && { ca: proxy.ca }),
        headers: { authorization: `Bearer ${await tokenFor(run)}` },
        file,
        size,
        signal: operation.signal,
        seen: show,
      });
    },
    { progress: () => 0, signal: operation.signal },
  );
  operation.say(`waiting until CDI has filled ${nameOf(run)}`);
  await until(run, ['Succeeded']);
}

async function proxyOf({ operation, inputs }: Run): Promise<{ url: string; ca?: string }> {
  const { session, signal } = operation;
  const given = inputs['uploadProxyUrl'];
  const config =
    given !== undefined && inputs['uploadProxyCa'] !== undefined
      ? undefined
      : await session.cluster.find(CDI_CONFIG, { name: 'config' }, { signal });
  const found = given ?? valueAt(config, 'status', 'uploadProxyURL');
  if (typeof found !== 'string' || found === '')
    throw new Error(
      'CDIConfig config does not show an address of cdi-uploadproxy. Expose it by an Ingress or Route, or set uploadProxyUrl.',
    );
  const url = (/^[a-z]+:\/\//.test(found) ? found : `https://${found}`).replace(/\/+$/, '');
  if (!url.startsWith('https://'))
    throw new Error(`${url} is not a valid uploadProxyUrl: it must begin with https://.`);
  const ca = inputs['uploadProxyCa'] ?? valueAt(config, 'status', 'uploadProxyCA');
  return { url, ...(typeof ca === 'string' && ca !== '' && { ca }) };
}

/** A token is good for five minutes and this one claim. It is never shown, and never in the state. */
async function tokenFor(run: Run): Promise<string> {
  const { session, signal } = run.operation;
  const { name, namespace } = placeOf(run);
  const answer = await session.cluster.request({
    method: 'POST',
    path: `${TOKENS}/namespaces/${encodeURIComponent(namespace)}/uploadtokenrequests`,
    body: {
      apiVersion: 'upload.cdi.kubevirt.io/v1beta1',
      kind: 'UploadTokenRequest',
      metadata: { name, namespace },
      spec: { pvcName: name },
    },
    signal,
    subject: { verb: 'create an upload token for', kind: DATA_VOLUME, name, namespace },
  });
  const token = valueAt(answer, 'status', 'token');
  if (typeof token !== 'string') throw new Error('CDI gave no token for the upload.');
  return token;
}

async function until(run: Run, phases: readonly string[]): Promise<string> {
  const { session, signal, say } = run.operation;
  const watch = session.cluster.watch(DATA_VOLUME, { namespace: run.namespace });
  try {
    return await watch.until(
      placeOf(run),
      (live) => {
        if (!live) throw new Error(`${describe({ ...DATA_VOLUME, ...placeOf(run) })} was deleted during the upload.`);
        const phase = String(valueAt(live, 'status', 'phase') ?? 'Pending');
        if (phases.includes(phase)) return phase;
        const running = condition(live, 'Running');
        if (phase === 'Failed')
          throw new Error(
            `${describe(live)} failed: ${running?.message ?? 'no reason given'}. Delete it to try again.`,
          );
        say(`disk ${nameOf(run)} is ${phase}${running?.message ? `: ${running.message}` : ''}`);
        return undefined;
      },
      { signal },
    );
  } finally {
    watch.close();
  }
}
