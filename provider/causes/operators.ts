import { isTrue } from '../../kube/condition';
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isOperand, isUpgrading, type Operator } from '../../kubevirt/operators';
import { readinessOf } from '../../kubevirt/readiness';
import { type Cause, firstOf } from './cause';
import { nodeOf, nodeTrouble, settlingSince } from './nodes';
import { podCause } from './pods';

/** What stands in the operator's namespace, as far as it may be read. */
export interface Site {
  namespace: string;
  /** Undefined where they may not be read: then nothing is said of what is missing. */
  deployments: readonly KubeObject[] | undefined;
  daemonSets: readonly KubeObject[];
  pods: readonly KubeObject[];
  nodes: readonly KubeObject[];
  /** The namespace that has the operator's Deployment, where this one has not. */
  elsewhere?: string;
}

interface Walk {
  live: KubeObject;
  operator: Operator;
  site: Site;
  now: number;
}

/**
 * What an operator waits for, whose own object says only that it is deploying. From the object to its operator, to what the operator rolls
 * out, to the Pods of that and their nodes.
 */
export function operatorCause(live: KubeObject, operator: Operator, site: Site, now: number): Cause | undefined {
  const walk = { live, operator, site, now };
  return firstOf(
    () => operatorAbsence(live, operator, site, now),
    () => leftBehind(walk),
    () => operandsShort(walk),
    () => lostNodes(walk),
    () => looseWork(walk),
  );
}

/** The operator is not there, or does not run. */
export function operatorAbsence(live: KubeObject, operator: Operator, site: Site, now: number): Cause | undefined {
  const walk = { live, operator, site, now };
  return operatorMissing(walk) ?? operatorShort(walk);
}

function operatorMissing({ operator, site, live }: Walk): Cause | undefined {
  const { deployments, namespace, elsewhere } = site;
  if (!deployments || deployments.some(({ metadata }) => metadata?.name === operator.deployment)) return undefined;
  const it = `no operator follows this object: namespace ${namespace} has no Deployment ${operator.deployment}`;
  if (elsewhere) {
    return {
      message: `${it}; it runs in namespace ${elsewhere}`,
      next: `Move the ${live.kind} object into namespace ${elsewhere}.`,
    };
  }
  return { message: it, next: `Install ${operator.deployment} into namespace ${namespace}.` };
}

function operatorShort({ operator, site, now }: Walk): Cause | undefined {
  const mine = site.deployments?.find(({ metadata }) => metadata?.name === operator.deployment);
  const short = mine && shortfall(mine);
  if (!short || short.ready > 0) return undefined;
  const { cause } = explained(short, site, now);
  return {
    message: `the operator itself is not running: ${counted(short)}${cause ? `, ${cause.message}` : ''}`,
    ...nextOf(cause),
  };
}

/** An operator that has not said anything waits silently for what an earlier installation left behind to go away. */
const SILENT_MS = 60_000;

function leftBehind({ live, operator, site, now }: Walk): Cause | undefined {
  const born = Date.parse(live.metadata?.creationTimestamp ?? '');
  const silent = !valueAt(live, 'status', 'phase') && objectsAt(live, 'status', 'conditions').length === 0;
  if (!silent || !(now - born > SILENT_MS)) return undefined;
  const own = (one: KubeObject) => one.metadata?.ownerReferences?.some(({ uid }) => uid === live.metadata?.uid);
  const older = (one: KubeObject) => Date.parse(one.metadata?.creationTimestamp ?? '') < born;
  const orphans = workloadsOf(operator, site).filter(
    (one) => one.metadata?.name !== operator.deployment && !own(one) && older(one),
  );
  if (orphans.length === 0) return undefined;
  const names = orphans.map((one) => `${one.kind} ${site.namespace}/${one.metadata?.name}`);
  return {
    message: `${operator.deployment} does not begin while ${listed(names)} of an earlier installation ${names.length === 1 ? 'exists' : 'exist'}`,
    next: 'Remove what is left over: `kubevirt-iac leftovers` lists it.',
  };
}

/** Workloads that are named at once. */
const NAMED = 3;
const ONE_OF_MANY = 160;

function operandsShort(walk: Walk): Cause | undefined {
  const { operator, site } = walk;
  const short = workloadsOf(operator, site)
    .map(shortfall)
    .filter((one) => one !== undefined)
    .map((one) => ({ ...one, ...explained(one, site, walk.now) }));
  if (short.length === 0) return undefined;
  // What has a reason explains more than what has only a count.
  const ranked = [...short].sort((a, b) => rank(a) - rank(b));
  const told = ranked.filter((one) => rank(one) < 2);
  const shown = (told.length > 0 ? told : ranked).slice(0, NAMED);
  const texts = shown.map((one) => `${counted(one)}${one.cause ? `, ${one.cause.message}` : one.where}`);
  const more = short.length - shown.length;
  const first = shown[0]!;
  const harmless = short.every((one) => one.workload.kind === 'DaemonSet' && one.ready > 0 && one.allAway);
  return {
    message: `${texts.length === 1 ? texts[0] : texts.map(cut).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    ...(first.cause ? nextOf(first.cause) : first.where ? { next: START_NODE } : {}),
    ...(harmless && isSettled(walk) && { state: 'harmless' }),
  };
}

const rank = (one: { cause?: Cause; where: string }): number => (one.cause ? 0 : one.where ? 1 : 2);
const cut = (text: string): string => (text.length > ONE_OF_MANY ? `${text.slice(0, ONE_OF_MANY)}...` : text);

const START_NODE = 'Start the node, or remove it from the cluster.';

/** Whether what the component needs is there, and in the version that runs: an upgrade ends only when every node has followed. */
function isSettled({ live, operator, site }: Walk): boolean {
  const names = new Set(workloadsOf(operator, site).map(({ metadata }) => metadata?.name));
  return operator.core.every((name) => names.has(name)) && !isUpgrading(live, operator);
}

interface Shortfall {
  workload: KubeObject;
  ready: number;
  wanted: number;
}

/** A Deployment or DaemonSet that is not complete, by its own gate. */
function shortfall(workload: KubeObject): Shortfall | undefined {
  if (readinessOf(workload).state === 'ready') return undefined;
  const wanted =
    workload.kind === 'DaemonSet'
      ? valueAt(workload, 'status', 'desiredNumberScheduled')
      : (valueAt(workload, 'spec', 'replicas') ?? 1);
  const ready = valueAt(workload, 'status', workload.kind === 'DaemonSet' ? 'numberReady' : 'availableReplicas');
  return { workload, ready: Number(ready ?? 0), wanted: Number(wanted ?? 0) };
}

const counted = ({ workload, ready, wanted }: Shortfall): string =>
  `${workload.kind} ${workload.metadata?.name}: ${ready} of ${wanted} ready`;

interface Explanation {
  cause?: Cause;
  /** Which nodes it is not on, and why; empty where its nodes are sound. */
  where: string;
  /** Whether every Pod that is missing belongs to a node that is away or has just joined. */
  allAway: boolean;
}

function explained({ workload, ready, wanted }: Shortfall, { pods, nodes }: Site, now: number): Explanation {
  const mine = podsOf(workload, pods);
  const unready = mine.filter((pod) => !isTrue(pod, 'Ready'));
  const byName = new Map(nodes.map((node) => [node.metadata?.name, node]));
  const notes = unready.map((pod) => {
    const node = byName.get(nodeOf(pod));
    const trouble = node && nodeTrouble(node);
    // The Pod of a node that is away keeps its last status, which explains nothing.
    if (trouble) return { away: `${node.metadata?.name} (${trouble})` };
    const cause = podCause(pod);
    if (cause) return { cause };
    const since = node && settlingSince(node, now);
    return since ? { away: `${node.metadata?.name} (${since})` } : {};
  });
  const away = notes.flatMap((note) => note.away ?? []);
  // A node that is just joining has no Pod yet.
  if (workload.kind === 'DaemonSet' && mine.length < wanted) {
    const placed = new Set(mine.map(nodeOf));
    for (const node of nodes) {
      const why = nodeTrouble(node) ?? settlingSince(node, now);
      if (why && !placed.has(node.metadata?.name)) away.push(`${node.metadata?.name} (${why})`);
    }
  }
  const cause = notes.find((note) => note.cause)?.cause;
  return {
    ...(cause && { cause }),
    where: away.length > 0 ? `, not on node ${[...new Set(away)].join(', ')}` : '',
    allAway: !cause && away.length > 0 && away.length >= wanted - ready,
  };
}

/**
 * A node that is away loses its label, so that the DaemonSet no longer wants a Pod there; the Pod that is left over still keeps the operator
 * waiting.
 */
function lostNodes(walk: Walk): Cause | undefined {
  const { operator, site } = walk;
  const left = workloadsOf(operator, site).find((one) => Number(valueAt(one, 'status', 'numberMisscheduled') ?? 0) > 0);
  const away = site.nodes.flatMap((node) => {
    const trouble = nodeTrouble(node);
    return trouble ? [`${node.metadata?.name} (${trouble})`] : [];
  });
  if (!left || away.length === 0) return undefined;
  return {
    message: `DaemonSet ${left.metadata?.name} is not on node ${away.join(', ')}`,
    next: START_NODE,
    ...(Number(valueAt(left, 'status', 'numberReady') ?? 0) > 0 && isSettled(walk) && { state: 'harmless' }),
  };
}

/** Pods that belong to no Deployment or DaemonSet: the Job in which virt-operator computes what to install, and those that clean pools. */
function looseWork({ site }: Walk): Cause | undefined {
  const loose = site.pods.filter((pod) => pod.metadata?.ownerReferences?.some(({ kind }) => kind === 'Job'));
  return loose.map(podCause).find((cause) => cause !== undefined);
}

function workloadsOf(operator: Operator, { deployments = [], daemonSets }: Site): KubeObject[] {
  const typed = (kind: string) => (one: KubeObject) => ({ ...one, apiVersion: 'apps/v1', kind });
  return [...deployments.map(typed('Deployment')), ...daemonSets.map(typed('DaemonSet'))].filter((one) =>
    isOperand(one, operator),
  );
}

/** The Pods of a workload: a DaemonSet owns them, a Deployment through a ReplicaSet that is named for it. */
function podsOf(workload: KubeObject, pods: readonly KubeObject[]): KubeObject[] {
  const name = workload.metadata?.name ?? '';
  return pods.filter((pod) =>
    (pod.metadata?.ownerReferences ?? []).some(
      (owner) =>
        (owner.kind === 'DaemonSet' && owner.name === name) ||
        (owner.kind === 'ReplicaSet' && owner.name.replace(/-[^-]+$/, '') === name),
    ),
  );
}

const nextOf = (cause: Cause | undefined): { next?: string } => (cause?.next ? { next: cause.next } : {});

const listed = (names: readonly string[]): string =>
  names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
