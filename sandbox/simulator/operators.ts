import { createHash } from 'node:crypto';
import { type Action, create, remove, updated } from './actions';
import { type Condition, isTrue, withConditions } from './conditions';
import { type Controller, controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import {
  API_SERVICE,
  CDI,
  CDI_CONFIG,
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  CRD,
  DAEMON_SET,
  DEPLOYMENT,
  INSTANCE_REPLICA_SET,
  type Kind,
  KUBEVIRT,
  POOL,
  SERVICE,
  STORAGE_CLASS,
  VALIDATING_WEBHOOK,
  VM,
  VMI,
} from './kinds';
import { type AnyLive, type Draft, isDeleting, ownerReference, withFinalizer, withoutFinalizers } from './live-object';
import { bundledInstancetypes, cdiOperands, kubevirtOperands, PREINSTALLED_VERSION } from './operands';
import { missingProfiles } from './storage';
import { cdiConfigDraft } from './transfers';
import type { CDI as CdiObject, KubeVirt, Workload } from './types';
import { passed, type World } from './world';

/** The operand CRDs, which the real operators install with their CR and not before. */
export interface OperandCrds {
  readonly kubevirt: readonly Draft[];
  readonly cdi: readonly Draft[];
  /** What announces virt-api in the namespace of KubeVirt. */
  readonly announcements?: (namespace: string) => readonly Draft[];
}

const KUBEVIRT_FINALIZER = 'kubevirt.io/foregroundDeleteKubeVirt';
const CDI_FINALIZER = 'operator.cdi.kubevirt.io';

/** Workloads, owners first: a VM that is deleted before its pool comes back. */
const GUEST_KINDS = [POOL, INSTANCE_REPLICA_SET, VM, VMI] as readonly Kind[];

/** An uninstallation waits for all of these to be gone. An object without finalizers goes without ever having had a deletionTimestamp. */
const whileUninstalling = (kind: Kind): Trigger => ({
  kind,
  mapToRequests: (_, world) =>
    world
      .list(KUBEVIRT)
      .filter(isDeleting)
      .map(({ metadata }) => metadata),
});

const NO_CRDS: OperandCrds = { kubevirt: [], cdi: [] };

/** Without operand CRDs, KubeVirt is installed without an operator, and says so of itself. */
export const operators = (crds: OperandCrds | undefined): readonly Controller[] => [
  controller({
    name: 'virt-operator',
    kind: KUBEVIRT,
    reconcile: (kubevirt, world) => reconcileKubeVirt(kubevirt, world, crds ?? NO_CRDS, crds === undefined),
    watches: [
      forAll(DEPLOYMENT as Kind, KUBEVIRT),
      forAll(DAEMON_SET as Kind, KUBEVIRT),
      forAll(CRD, KUBEVIRT),
      forAll(API_SERVICE as Kind, KUBEVIRT),
      forAll(VALIDATING_WEBHOOK as Kind, KUBEVIRT),
      ...GUEST_KINDS.map(whileUninstalling),
    ],
  }),
  controller({
    name: 'cdi-operator',
    kind: CDI,
    reconcile: (cdi, world) => reconcileCdi(cdi, world, (crds ?? NO_CRDS).cdi),
    watches: [forAll(DEPLOYMENT as Kind, CDI), forAll(CRD, CDI), forAll(STORAGE_CLASS as Kind, CDI)],
  }),
];

function reconcileKubeVirt(
  kubevirt: KubeVirt,
  world: World,
  { kubevirt: crds, announcements }: OperandCrds,
  installed: boolean,
): Action[] {
  const namespace = kubevirt.metadata.namespace!;
  const operator = runningOperator(world, 'virt-operator', namespace);
  if (!operator) return installed && !isDeleting(kubevirt) ? updated(kubevirt, deployed(kubevirt, world)) : [];
  const operands = [
    ...kubevirtOperands(namespace, versionOf(operator, 'KUBEVIRT_VERSION')),
    ...(announcements?.(namespace) ?? []),
  ];
  if (isDeleting(kubevirt))
    return uninstall(kubevirt, world, [...crds, ...operands], KUBEVIRT_FINALIZER, guestsOf(world));
  const held = withFinalizer(kubevirt, KUBEVIRT_FINALIZER);
  const version = kubevirt.spec.imageTag ?? versionOf(operator, 'KUBEVIRT_VERSION');
  const target = deploymentId({ version, spec: kubevirt.spec });
  const missing = install(kubevirt, world, [...crds, ...operands]);
  const ready = missing.length === 0 && allReady(world, operands) && allEstablished(world, crds);
  const settled = ready && passed(world, kubevirt, `deploy ${target}`, SECONDS.operands);
  const updating = kubevirt.status?.observedDeploymentID !== undefined;
  const status: KubeVirt['status'] = {
    ...kubevirt.status,
    operatorVersion: versionOf(operator, 'KUBEVIRT_VERSION'),
    defaultArchitecture: 'amd64',
    targetKubeVirtVersion: version,
    targetKubeVirtRegistry: REGISTRY,
    targetDeploymentID: target,
    // The phase never goes back: an update shows in the conditions alone.
    phase: settled ? 'Deployed' : (kubevirt.status?.phase ?? 'Deploying'),
    ...(settled
      ? {
          observedKubeVirtVersion: version,
          observedKubeVirtRegistry: REGISTRY,
          observedDeploymentID: target,
          observedGeneration: kubevirt.metadata.generation,
        }
      : {}),
  };
  status.conditions = withConditions(status.conditions, kubevirtConditions(settled, updating), world.now());
  // These go with their CRDs, so an uninstallation does not delete them itself.
  const bundled = ready ? install(kubevirt, world, bundledInstancetypes) : [];
  return [...updated(kubevirt, { ...held, status }), ...missing, ...bundled];
}

const deployed = (kubevirt: KubeVirt, world: World): KubeVirt => ({
  ...kubevirt,
  status: {
    ...kubevirt.status,
    phase: 'Deployed',
    defaultArchitecture: 'amd64',
    observedKubeVirtVersion: PREINSTALLED_VERSION,
    targetKubeVirtVersion: PREINSTALLED_VERSION,
    observedGeneration: kubevirt.metadata.generation,
    conditions: withConditions(kubevirt.status?.conditions, kubevirtConditions(true, false), world.now()),
  },
});

function kubevirtConditions(settled: boolean, updating: boolean): Condition[] {
  const components = 'All components are ready.';
  if (settled)
    return [
      { type: 'Available', status: 'True', reason: 'AllComponentsReady', message: components },
      { type: 'Progressing', status: 'False', reason: 'AllComponentsReady', message: components },
      { type: 'Degraded', status: 'False', reason: 'AllComponentsReady', message: components },
      { type: 'Created', status: 'True', reason: 'AllResourcesCreated', message: 'All resources were created.' },
      { type: 'Synchronized', status: 'True', reason: 'AllComponentsReady', message: components },
    ];
  const reason = updating ? 'UpdateInProgress' : 'DeploymentInProgress';
  const message = updating ? 'Transitioning to the new version' : 'Deploying the components';
  return [
    { type: 'Available', status: updating ? 'True' : 'False', reason, message },
    { type: 'Progressing', status: 'True', reason, message },
    { type: 'Degraded', status: updating ? 'True' : 'False', reason, message },
  ];
}

function reconcileCdi(cdi: CdiObject, world: World, crds: readonly Draft[]): Action[] {
  const operator = runningOperator(world, 'cdi-operator');
  if (!operator) return [];
  const version = versionOf(operator, 'OPERATOR_VERSION');
  const operands = cdiOperands(operator.metadata.namespace!, version);
  if (isDeleting(cdi)) return uninstall(cdi, world, [...crds, ...operands], CDI_FINALIZER, []);
  const held = withFinalizer(cdi, CDI_FINALIZER);
  const missing = install(cdi, world, [...crds, ...operands]);
  const ready = missing.length === 0 && allReady(world, operands) && allEstablished(world, crds);
  const status: CdiObject['status'] = {
    ...cdi.status,
    phase: ready ? 'Deployed' : (cdi.status?.phase ?? 'Deploying'),
    operatorVersion: version,
    targetVersion: version,
    ...(ready ? { observedVersion: version } : {}),
  };
  status.conditions = withConditions(
    status.conditions,
    [
      { type: 'Available', status: ready ? 'True' : 'False', reason: ready ? 'DeployCompleted' : 'DeployStarted' },
      { type: 'Progressing', status: ready ? 'False' : 'True', reason: ready ? 'DeployCompleted' : 'DeployStarted' },
      { type: 'Degraded', status: 'False', reason: ready ? 'DeployCompleted' : 'DeployStarted' },
    ],
    world.now(),
  );
  // Created here, in sequence with all other writes for this object: a profile that is stored while its CRD terminates delays that by a minute.
  const config =
    ready && !world.get(CDI_CONFIG, undefined, cdiConfigDraft.metadata.name)
      ? [create(owned(cdiConfigDraft, cdi))]
      : [];
  const profiles = ready ? missingProfiles(cdi, world).map(create) : [];
  return [...updated(cdi, { ...held, status }), ...missing, ...config, ...profiles];
}

const REGISTRY = 'quay.io/kubevirt';

function runningOperator(world: World, name: string, namespace?: string): Workload | undefined {
  return world
    .list(DEPLOYMENT, namespace)
    .find((deployment) => deployment.metadata.name === name && isTrue(deployment, 'Available'));
}

function versionOf(operator: Workload, variable: string): string {
  const template = operator.spec.template as { spec?: { containers?: { env?: { name: string; value?: string }[] }[] } };
  const env = template.spec?.containers?.[0]?.env?.find(({ name }) => name === variable);
  return env?.value ?? 'unknown';
}

const OPERAND_KINDS = [
  DEPLOYMENT,
  DAEMON_SET,
  SERVICE,
  API_SERVICE,
  VALIDATING_WEBHOOK,
  CRD,
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
] as readonly Kind[];
const kindFor = (draft: { kind: string }): Kind => OPERAND_KINDS.find(({ kind }) => kind === draft.kind)!;

const found = (world: World, draft: Draft): AnyLive | undefined =>
  world.get(kindFor(draft), draft.metadata.namespace, draft.metadata.name);

const install = (cr: AnyLive, world: World, operands: readonly Draft[]): Action[] =>
  operands
    .filter((draft) => !found(world, draft))
    .map((draft) => create(ownable(draft, cr) ? owned(draft, cr) : draft));

/** What is cluster-wide cannot be owned by a namespaced CR: KubeVirt's CRDs have no owner, CDI's have. */
const ownable = (draft: Draft, cr: AnyLive): boolean =>
  draft.metadata.namespace !== undefined || cr.metadata.namespace === undefined;

const owned = (draft: Draft, cr: AnyLive): Draft => ({
  ...draft,
  metadata: { ...draft.metadata, ownerReferences: [ownerReference(cr)] },
});

function allReady(world: World, operands: readonly Draft[]): boolean {
  return operands.every((draft) => {
    if (draft.apiVersion !== DEPLOYMENT.apiVersion) return true;
    const workload = found(world, draft) as Workload | undefined;
    if (workload?.status?.observedGeneration !== workload?.metadata.generation) return false;
    if (draft.kind === 'Deployment') return workload !== undefined && isTrue(workload, 'Available');
    const { numberReady, desiredNumberScheduled } = (workload?.status ?? {}) as Record<string, number | undefined>;
    return desiredNumberScheduled !== undefined && numberReady === desiredNumberScheduled;
  });
}

const allEstablished = (world: World, crds: readonly Draft[]): boolean =>
  crds.every((draft) => {
    const crd = found(world, draft);
    return crd !== undefined && isTrue(crd, 'Established');
  });

const guestsOf = (world: World): AnyLive[] => GUEST_KINDS.flatMap((kind) => world.list(kind));

/** Deletes the workloads first (unless they block that), then the operands and CRDs, then removes the finalizer of the CR. */
function uninstall(
  cr: AnyLive,
  world: World,
  operands: readonly Draft[],
  finalizer: string,
  guests: readonly AnyLive[],
): Action[] {
  const blocks =
    (cr.spec as { uninstallStrategy?: string } | undefined)?.uninstallStrategy === 'BlockUninstallIfWorkloadsExist';
  const alive = guests.filter((guest) => !isDeleting(guest));
  if (guests.length > 0) return blocks ? [] : alive.map(remove);
  const left = operands.map((draft) => found(world, draft)).filter((object) => object !== undefined);
  if (left.length > 0) return left.filter((object) => !isDeleting(object)).map(remove);
  return updated(cr, withoutFinalizers(cr, [finalizer]));
}

const deploymentId = (of: object): string => createHash('sha1').update(JSON.stringify(of)).digest('hex');
