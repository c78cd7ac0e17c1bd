/** Dead nodes: node-healthcheck-operator, which declares them dead, and self-node-remediation, which makes sure of it. */
import { secondsOf } from '../../kube/duration';
import { matchesSelector } from '../../kube/selector';
import { type Action, create, finish, remove, updated } from './actions';
import { conditionOf } from './conditions';
import { type Controller, controller, forAll } from './controller';
import { SECONDS } from './durations';
import { type Kind, NODE, NODE_HEALTH_CHECK, POD, SELF_NODE_REMEDIATION } from './kinds';
import { isDeleting } from './live-object';
import { isExcluded, works } from './medik8s';
import { isOff } from './nodes';
import type { Node, NodeHealthCheck, NodeRemediation } from './types';
import { passed, type World } from './world';

/** Whether one of the conditions that make a node unhealthy has held for as long as it must. */
const isUnhealthy = (node: Node, check: NodeHealthCheck, world: World): boolean =>
  (check.spec.unhealthyConditions ?? []).some(({ type, status, duration }) => {
    const found = conditionOf(node, type);
    if (found?.status !== status) return false;
    return passed(world, node, `${type} ${status} since ${found.lastTransitionTime}`, secondsOf(duration) ?? 300);
  });

function checking(check: NodeHealthCheck, world: World): Action[] {
  if (isDeleting(check) || !works(world, 'node-healthcheck-controller-manager')) return [];
  const nodes = world.list(NODE).filter(({ metadata }) => matchesSelector(check.spec.selector, metadata.labels));
  const unhealthy = nodes.filter((node) => isUnhealthy(node, check, world));
  const healthy = nodes.length - unhealthy.length;
  const { kind, namespace } = check.spec.remediationTemplate;
  const known = (node: Node) => world.get(SELF_NODE_REMEDIATION, namespace, node.metadata.name);
  // What looks like the death of most nodes is a network that failed.
  const acts = healthy >= wantedHealthy(check, nodes.length) && kind === `${SELF_NODE_REMEDIATION.kind}Template`;
  const begun = acts
    ? unhealthy.filter((node) => !known(node) && !isExcluded(node)).map((node) => create(draft(check, node)))
    : [];
  const over = nodes.flatMap((node) => {
    const remediation = unhealthy.includes(node) ? undefined : known(node);
    return remediation && !isDeleting(remediation) ? [remove(remediation)] : [];
  });
  const status = {
    ...check.status,
    observedNodes: nodes.length,
    healthyNodes: healthy,
    phase: unhealthy.length > 0 && acts ? 'Remediating' : 'Enabled',
    unhealthyNodes: unhealthy.map(({ metadata: { name } }) => ({ name })),
  };
  return [...updated(check, { ...check, status }), ...begun, ...over];
}

function wantedHealthy({ spec: { minHealthy = '51%' } }: NodeHealthCheck, nodes: number): number {
  const given = String(minHealthy);
  return given.endsWith('%') ? Math.ceil((nodes * Number.parseInt(given, 10)) / 100) : Number(given);
}

const draft = ({ spec }: NodeHealthCheck, node: Node) => ({
  apiVersion: SELF_NODE_REMEDIATION.apiVersion,
  kind: SELF_NODE_REMEDIATION.kind,
  metadata: { name: node.metadata.name, namespace: spec.remediationTemplate.namespace },
  spec: {},
});

/** A node that is dead for certain loses its pods, so that what they ran starts elsewhere. */
function remediating(remediation: NodeRemediation, world: World): Action[] {
  const node = world.get(NODE, undefined, remediation.metadata.name);
  if (!node || isDeleting(remediation) || !works(world, 'self-node-remediation-controller-manager')) return [];
  const told = updated(remediation, {
    ...remediation,
    status: { ...remediation.status, phase: 'Pre-Reboot-Completed' },
  });
  if (told.length > 0) return told;
  if (!isOff(node) || !passed(world, remediation, 'reboot', SECONDS.selfRemediation)) return [];
  const lost = world.list(POD).filter((pod) => pod.spec.nodeName === node.metadata.name);
  return lost.map(finish);
}

export const remediation: readonly Controller[] = [
  controller({
    name: 'node-healthcheck',
    kind: NODE_HEALTH_CHECK,
    reconcile: checking,
    watches: [
      forAll(NODE as Kind, NODE_HEALTH_CHECK as Kind),
      forAll(SELF_NODE_REMEDIATION as Kind, NODE_HEALTH_CHECK as Kind),
    ],
  }),
  controller({
    name: 'self-node-remediation',
    kind: SELF_NODE_REMEDIATION,
    reconcile: remediating,
    watches: [forAll(NODE as Kind, SELF_NODE_REMEDIATION as Kind)],
  }),
];
