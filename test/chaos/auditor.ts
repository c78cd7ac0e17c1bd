/** Compares program, state and cluster after an operation: nothing may be lost, duplicated, orphaned, restarted or recreated unannounced. */
import type { KubeObject } from '../../kube/object';
import type { Step } from './program';
import type { State } from './stack';

/** Uids by object, as `KIND NAMESPACE/NAME`, in the order of their appearance. */
export type Uids = ReadonlyMap<string, readonly string[]>;

export interface Evidence {
  /** The program's objects, with the ids of their resources; without an id, what a controller must have made. */
  readonly wanted: readonly { readonly id?: string; readonly object: KubeObject }[];
  readonly state: State;
  /** Everything in the stack's namespace of the kinds that are watched, and its objects outside of it. */
  readonly live: readonly KubeObject[];
  /** What existed before the operation. */
  readonly before: Uids;
  /** What has existed at any time since. */
  readonly seen: Uids;
  readonly announced: Step['announced'];
  /** All that the CLI has said. */
  readonly said: string;
}

export const keyOf = ({ kind, metadata }: KubeObject): string =>
  `${kind} ${metadata?.namespace ? `${metadata.namespace}/` : ''}${metadata?.name}`;

/** What is wrong, one sentence each; nothing where all is well. */
export function audit(evidence: Evidence): string[] {
  return [...ofState(evidence), ...auditCluster(evidence.wanted, evidence.live), ...ofHistory(evidence)];
}

function ofState({ wanted, state, live }: Evidence): string[] {
  const own = state.resources.filter(({ type }) => type.startsWith('kubevirt:'));
  const uids = new Map(live.map((object) => [object.metadata?.uid, object]));
  const ids = own.map(({ id }) => id);
  return [
    ...wanted.filter(({ id }) => id && !ids.includes(id)).map(({ id }) => `${id} is lost: the state does not hold it`),
    ...own
      .filter(({ id }) => !wanted.some((one) => one.id === id))
      .map(({ urn }) => `${urn} is in the state and not in the program`),
    ...own
      .filter(({ id, type }, at) => own.findIndex((one) => one.id === id && one.type === type) !== at)
      .map(({ urn }) => `${urn} is not the only resource of its object in the state`),
    ...own.filter((one) => one.delete).map(({ urn }) => `${urn} waits in the state for its deletion`),
    ...own
      .filter(({ initErrors = [] }) => initErrors.length > 0)
      .map(({ urn, initErrors }) => `${urn} is in the state as not ready: ${initErrors?.join('; ')}`),
    ...own
      .filter(({ outputs }) => outputs?.['uid'] !== undefined && !uids.has(String(outputs['uid'])))
      .map(({ urn }) => `${urn} has the uid of an object that does not exist`),
    ...(state.pending > 0 ? [`the state holds ${state.pending} pending operations`] : []),
  ];
}

/** What the cluster lacks, holds beyond the program, or holds otherwise. */
export function auditCluster(wanted: Evidence['wanted'], live: Evidence['live']): string[] {
  const found = new Map(live.map((object) => [keyOf(object), object]));
  const names = wanted.map(({ object }) => keyOf(object));
  return [
    ...names.filter((name) => !found.has(name)).map((name) => `${name} is lost: it is not in the cluster`),
    ...live
      .filter((object) => !object.metadata?.ownerReferences?.length && !names.includes(keyOf(object)))
      .map((object) => `${keyOf(object)} is orphaned: neither the program nor a controller owns it`),
    ...live.filter(({ metadata }) => metadata?.deletionTimestamp).map((object) => `${keyOf(object)} is being deleted`),
    ...wanted.flatMap(({ object }) => {
      const now = found.get(keyOf(object));
      return now
        ? differences(object, now, '').map((what) => `${keyOf(object)} is not as the program says: ${what}`)
        : [];
    }),
  ];
}

function ofHistory({ before, seen, announced, said }: Evidence): string[] {
  const complaints: string[] = [];
  for (const [key, uids] of seen) {
    const [kind, name] = [key.split(' ')[0], key.split('/').at(-1)!];
    const restarts = kind === 'VirtualMachineInstance' && announced.restarts?.includes(name);
    const earlier = before.has(key) ? 1 : 0;
    const made = uids.length - earlier;
    // What a controller makes before it sees that its owner goes is gone with the rest: `auditCluster` reports it otherwise.
    if (announced.removes && earlier && made > 0) complaints.push(`${key} was created again by its removal`);
    else if (restarts && made !== 1) complaints.push(`${key} was started ${made} times; once was announced`);
    else if (restarts && !/restart/.test(said)) complaints.push(`${key} was restarted, and nothing was said`);
    else if (!announced.removes && !restarts && uids.length > 1)
      complaints.push(`${key} was ${kind === 'VirtualMachineInstance' ? 'restarted' : 'recreated'} unannounced`);
  }
  return complaints;
}

/** Where the live object lacks what is wanted. The server may add to objects, and writes `stringData` as `data`. */
function differences(wanted: unknown, live: unknown, path: string): string[] {
  if (Array.isArray(wanted)) {
    const items = Array.isArray(live) ? live : [];
    if (items.length !== wanted.length) return [`${path} has ${items.length} items, not ${wanted.length}`];
    return wanted.flatMap((item, index) => differences(item, items[index], `${path}[${index}]`));
  }
  if (wanted && typeof wanted === 'object') {
    return Object.entries(wanted).flatMap(([key, value]) => {
      const at = path ? `${path}.${key}` : key;
      if (at === 'stringData')
        return differences(encoded(value as Record<string, string>), fieldOf(live, 'data'), 'data');
      return differences(value, fieldOf(live, key), at);
    });
  }
  return String(wanted) === String(live) ? [] : [`${path} is ${JSON.stringify(live)}, not ${JSON.stringify(wanted)}`];
}

const fieldOf = (live: unknown, key: string): unknown => (live as Record<string, unknown> | undefined)?.[key];

const encoded = (text: Record<string, string>) =>
  Object.fromEntries(Object.entries(text).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
