/** cdi-operator: all of CDI at once, and the three conditions of its object. */
import { type Action, create, updated } from './actions';
import { type Condition, isTrue, withConditions } from './conditions';
import { type Controller, controller, forAll } from './controller';
import { hasFault } from './faults';
import { CDI, CRD, DEPLOYMENT, type Kind, STORAGE_CLASS, WEBHOOKS } from './kinds';
import { type Draft, isDeleting, withFinalizer, withoutFinalizers } from './live-object';
import { cdiOperands } from './operands';
import { adjust, allEstablished, found, install, runningOperator, takeAway, versionOf } from './operator-install';
import { missingProfiles } from './storage';
import { cdiConfigDraft } from './transfers';
import type { CDI as CdiObject } from './types';
import type { World } from './world';

const FINALIZER = 'operator.cdi.kubevirt.io';

function reconcile(cdi: CdiObject, world: World, crds: readonly Draft[], services: readonly Draft[]): Action[] {
  const operator = runningOperator(world, 'cdi-operator');
  if (!operator) return [];
  const version = versionOf(operator, 'OPERATOR_VERSION');
  const operands = cdiOperands({ namespace: operator.metadata.namespace!, version });
  if (isDeleting(cdi)) return uninstall(cdi, world, [...crds, ...operands, ...services]);
  const known = cdi.status?.observedVersion;
  const started: CdiObject['status'] = {
    ...cdi.status,
    phase: known === undefined ? 'Deploying' : known === version ? 'Deployed' : 'Upgrading',
    operatorVersion: version,
    targetVersion: version,
  };
  if (known === undefined) started.conditions = withConditions(cdi.status?.conditions, STARTED, world.now());
  const first = updated(cdi, { ...cdi, status: started });
  if (cdi.status?.phase === undefined) return first;
  if (hasFault(cdi, 'stuck', world)) return first;
  const held = updated(cdi, withFinalizer(cdi, FINALIZER));
  if (held.length > 0) return held;
  const missing = [...install(cdi, world, [...crds, ...operands, ...services]), ...adjust(world, operands)];
  const available = operands.every((draft) => {
    const live = found(world, draft);
    return live !== undefined && isTrue(live, 'Available');
  });
  const ready = missing.length === 0 && available && allEstablished(world, crds);
  const done = known === version || ready;
  const conditions: Condition[] = done ? [...DONE, { type: 'Degraded', status: ready ? 'False' : 'True' }] : [];
  const status: CdiObject['status'] = {
    ...started,
    ...(done ? { phase: 'Deployed', observedVersion: version } : {}),
    conditions: withConditions(started.conditions, conditions, world.now()),
  };
  // Created here, in sequence with all other writes for this object: a profile that is stored while its CRD terminates delays that by a minute.
  const config = ready ? install(cdi, world, [cdiConfigDraft]) : [];
  const profiles = ready ? missingProfiles(cdi, world).map(create) : [];
  return [...updated(cdi, { ...cdi, status }), ...missing, ...config, ...profiles];
}

const STARTED: readonly Condition[] = [
  { type: 'Available', status: 'False' },
  { type: 'Progressing', status: 'True', reason: 'DeployStarted', message: 'Started Deployment' },
  { type: 'Degraded', status: 'False' },
];
const DONE: readonly Condition[] = [
  { type: 'Available', status: 'True', reason: 'DeployCompleted', message: 'Deployment Completed' },
  { type: 'Progressing', status: 'False' },
];

function uninstall(cdi: CdiObject, world: World, operands: readonly Draft[]): Action[] {
  const leaving = updated(cdi, { ...cdi, status: { ...cdi.status, phase: 'Deleting' } });
  if (cdi.status?.phase !== 'Deleting' && cdi.status?.phase !== 'Deleted') return leaving;
  const left = takeAway(world, operands);
  if (left) return left.map(inForeground);
  if (cdi.status.phase !== 'Deleted') return updated(cdi, { ...cdi, status: { ...cdi.status, phase: 'Deleted' } });
  return updated(cdi, withoutFinalizers(cdi, [FINALIZER]));
}

/** The importing and cloning ends before anything that it needs. */
const inForeground = (action: Action): Action =>
  action.do === 'delete' && action.object.metadata.name === 'cdi-deployment' ? { ...action, foreground: true } : action;

export const cdiOperator = (crds: readonly Draft[], services: readonly Draft[]): Controller =>
  controller({
    name: 'cdi-operator',
    kind: CDI,
    reconcile: (cdi, world) => reconcile(cdi, world, crds, services),
    watches: [
      forAll(DEPLOYMENT as Kind, CDI),
      forAll(CRD, CDI),
      forAll(WEBHOOKS as Kind, CDI),
      forAll(STORAGE_CLASS as Kind, CDI),
    ],
  });
