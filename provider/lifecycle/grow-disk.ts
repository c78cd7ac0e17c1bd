/** A DataVolume runs once, and its spec is immutable: its disk grows by the claim that it has filled. */
import { ApiError } from '../../cluster';
import { objectAt, valueAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { quantityValue } from '../../kube/quantity';
import { kindOf } from '../../kubevirt/kinds';
import { fieldManagerOf, groupKind, type Resource, sizeIn, withSizeOf } from '../kinds';
import type { Session } from '../session';
import type { Operation } from './operation';
import { findObject } from './shared-reads';

const CLAIM = kindOf('v1', 'PersistentVolumeClaim')!;

const isDataVolume = ({ gvk }: Resource) => groupKind(gvk) === 'cdi.kubevirt.io/DataVolume';

/** Raises the request of a DataVolume's claim to the size that the program asks for; the operation that is left keeps the DataVolume's spec. */
export async function growDisk(operation: Operation, uid: string | undefined): Promise<Operation> {
  const { session, resource, kind, ref, signal } = operation;
  if (!isDataVolume(resource)) return operation;
  const live = await findObject(session, kind, ref, signal);
  if (!live || (uid !== undefined && live.metadata?.uid !== uid)) return operation;
  const [wanted, made] = [sizeIn(resource.object)?.size, sizeIn(live)?.size];
  if (!(bytes(wanted) > bytes(made))) return operation;
  const claim = await claimOf(session, live, signal);
  if (!claim) {
    throw new Error(
      `${describe(ref)} was not grown from ${made} to ${wanted}: its PersistentVolumeClaim does not exist yet. Run \`pulumi up\` again once it does.`,
    );
  }
  if (bytes(requestOf(claim)) < bytes(wanted)) await grow(operation, claim, String(wanted));
  return { ...operation, resource: { ...resource, object: withSizeOf(resource.object, live) } };
}

async function grow({ session, resource, signal, say }: Operation, claim: KubeObject, size: string): Promise<void> {
  const { name = '', namespace } = claim.metadata ?? {};
  say(`growing PersistentVolumeClaim ${name} to ${size}`);
  const body = { spec: { resources: { requests: { storage: size } } } };
  const fieldManager = session.config.fieldManager ?? fieldManagerOf(resource.urn);
  const at = { name, ...(namespace && { namespace }) };
  await session.cluster.patch(CLAIM, at, { type: 'merge', body }, { fieldManager, signal }).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    const from = requestOf(claim);
    // The API server's answer where a StorageClass does not allow expansion, and nothing about rights.
    const fixed = /must support resize|dynamically provisioned/.test(error.message);
    const step = fixed
      ? ' Its StorageClass must set allowVolumeExpansion: true, or the disk must be copied into a larger one.'
      : '';
    const cause = fixed ? error.message.replace(/ The user of this kubeconfig.*$/, '') : error.message;
    throw new Error(`${describe(claim)} was not grown from ${from} to ${size}: ${cause}${step}`);
  });
}

/** A live DataVolume with the size of the inputs, where its claim is that large: a disk that has grown is not drift. */
export async function withClaimSize(
  session: Session,
  resource: Resource,
  live: KubeObject,
  signal: AbortSignal,
): Promise<KubeObject> {
  if (!isDataVolume(resource)) return live;
  const [written, made] = [sizeIn(resource.object)?.size, sizeIn(live)?.size];
  if (!(bytes(written) > bytes(made))) return live;
  const claim = await claimOf(session, live, signal);
  return claim && bytes(requestOf(claim)) >= bytes(written) ? withSizeOf(live, resource.object) : live;
}

async function claimOf(session: Session, live: KubeObject, signal: AbortSignal): Promise<KubeObject | undefined> {
  const { name = '', namespace } = live.metadata ?? {};
  const claimName = live.status?.['claimName'] ?? name;
  const ref = { name: String(claimName), ...(namespace && { namespace }) };
  return session.cluster.find(CLAIM, ref, { signal });
}

function requestOf(claim: KubeObject): unknown {
  return valueAt(objectAt(claim, 'spec', 'resources', 'requests'), 'storage');
}

function bytes(size: unknown): number {
  const value = quantityValue(size);
  return value === undefined ? Number.NaN : Number(value);
}
