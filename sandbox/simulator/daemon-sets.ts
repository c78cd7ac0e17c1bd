/** DaemonSets: a pod on each node that they are for, and what a node that is lost makes of the count. */
import { matchesLabels } from '../../kube/selector';
import { type Action, create, remove, updated } from './actions';
import { controller, forAll, forOwner } from './controller';
import { newNames, podOf } from './deployments';
import { DAEMON_SET, type Kind, NODE, POD } from './kinds';
import { isDeleting } from './live-object';
import { daemonTolerations, isActive, isReady, suffix } from './pods';
import { fits } from './scheduling';
import type { Node, Pod, Workload } from './types';
import type { World } from './world';

const REVISION = 'controller-revision-hash';

function reconcile(set: Workload, world: World): Action[] {
  if (isDeleting(set)) return [];
  const template = set.spec.template?.spec;
  const tolerations = daemonTolerations(template?.tolerations);
  const pods = world.owned(POD, set);
  const on = ({ metadata }: Node) => pods.find((pod) => pod.spec.nodeName === metadata.name && !isDeleting(pod));
  const nodes = world.list(NODE);
  const wanted = nodes.filter((node) => fits(node, { ...template, tolerations }));
  const elsewhere = pods.filter(
    (pod) => isActive(pod) && !wanted.some(({ metadata }) => metadata.name === pod.spec.nodeName),
  );
  const missing = wanted.filter((node) => !on(node));
  const revision = suffix(JSON.stringify(set.spec.template ?? {}));
  if (missing.length > 0) {
    const names = newNames(set.metadata.name, pods, missing.length);
    return missing.map((node, index) =>
      create(
        podOf(set, names[index]!, {
          labels: { [REVISION]: revision },
          nodeName: node.metadata.name,
          spec: { tolerations },
        }),
      ),
    );
  }
  const here = wanted.map((node) => on(node)!);
  const current = here.filter(({ metadata }) => metadata.labels?.[REVISION] === revision);
  const ready = here.filter(isReady).length;
  const status = {
    ...set.status,
    observedGeneration: set.metadata.generation,
    desiredNumberScheduled: wanted.length,
    currentNumberScheduled: here.length,
    updatedNumberScheduled: current.length || undefined,
    numberMisscheduled: elsewhere.length,
    numberReady: ready,
    numberAvailable: ready || undefined,
    numberUnavailable: wanted.length - ready || undefined,
  };
  // One pod is replaced after the other; one that its node's labels no longer ask for goes, one on a lost node stays.
  const outdated = ready === here.length ? here.filter((pod) => !current.includes(pod)).slice(0, 1) : [];
  const displaced = elsewhere.filter((pod) => !selected(pod, template?.nodeSelector, nodes));
  return [...[...outdated, ...displaced].map(remove), ...updated(set, { ...set, status })];
}

const selected = (pod: Pod, nodeSelector: Record<string, string> | undefined, nodes: readonly Node[]): boolean =>
  nodes.some(({ metadata }) => metadata.name === pod.spec.nodeName && matchesLabels(nodeSelector, metadata.labels));

export const daemonSets = controller({
  name: 'daemon-set',
  kind: DAEMON_SET,
  reconcile,
  watches: [forOwner(POD, DAEMON_SET), forAll(NODE as Kind, DAEMON_SET)],
});
