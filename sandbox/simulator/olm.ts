/**
 * The Operator Lifecycle Manager, as far as a Subscription to HyperConverged goes: it resolves the Subscription against the catalogue, makes an
 * InstallPlan for the next version, waits for its approval, and installs what the version consists of.
 */
import { csvOf, hyperConvergedMinor, versionOfCsv } from '../../kubevirt/hyperconverged';
import { type Action, create, remove, updated } from './actions';
import { type Condition, isTrue, withConditions, withoutConditions } from './conditions';
import { type Controller, controller, forAll, forOwner } from './controller';
import { SECONDS } from './durations';
import {
  CATALOG_SOURCE,
  CLUSTER_SERVICE_VERSION,
  CRD,
  DEPLOYMENT,
  INSTALL_PLAN,
  type Kind,
  OPERATOR_GROUP,
  SUBSCRIPTION,
} from './kinds';
import { type AnyLive, type Draft, isDeleting, ownerReference } from './live-object';
import { operatorDeployment } from './operands';
import { allEstablished, found, install } from './operator-install';
import { suffix } from './pods';
import type { InstallPlan, ServiceVersion, Subscription, Workload } from './types';
import { passed, type World } from './world';

/** Annotation of a CatalogSource: the versions of HyperConverged that its channel offers, the oldest first. Each replaces the one before. */
export const OFFERS_ANNOTATION = 'sandbox.kubevirt-iac.io/offers';

/** The catalogues of an OpenShift cluster, with what they offer at first. */
export const CATALOGUES: readonly Draft[] = [
  ['redhat-operators', '4.20.0,4.20.1,4.20.2,4.21.0,4.22.0,4.22.1'],
  ['community-operators', '1.17.3,1.18.0,1.18.1'],
].map(([name, offers]) => ({
  apiVersion: CATALOG_SOURCE.apiVersion,
  kind: CATALOG_SOURCE.kind,
  metadata: { name: name!, namespace: 'openshift-marketplace', annotations: { [OFFERS_ANNOTATION]: offers! } },
  spec: { sourceType: 'grpc' },
}));

const PACKAGES = ['kubevirt-hyperconverged', 'community-kubevirt-hyperconverged'];

function offersOf({ spec }: Subscription, world: World): string[] | undefined {
  const source = world.get(CATALOG_SOURCE, spec.sourceNamespace, spec.source);
  if (!source || !PACKAGES.includes(spec.name)) return undefined;
  return (source.metadata.annotations?.[OFFERS_ANNOTATION] ?? '').split(',').filter(Boolean).map(csvOf);
}

function reconcileSubscription(subscription: Subscription, world: World): Action[] {
  const { metadata, status } = subscription;
  const { namespace } = metadata;
  if (isDeleting(subscription) || world.list(OPERATOR_GROUP, namespace).length !== 1) return [];
  const offers = offersOf(subscription, world);
  const wrong = unresolvable(subscription, offers);
  if (wrong) return settled(subscription, { conditions: withConditions(status?.conditions, [wrong], world.now()) });
  const installed = world
    .list(CLUSTER_SERVICE_VERSION, namespace)
    .find(({ metadata: { name } }) => name === status?.currentCSV && versionOfCsv(name) !== undefined);
  const done = installed?.status?.phase === 'Succeeded';
  const next = nextOf(subscription, offers!, installed, done);
  const base: Subscription['status'] = {
    ...status,
    ...(installed && { installedCSV: installed.metadata.name }),
    conditions: withoutConditions(status?.conditions, ['ResolutionFailed']),
  };
  if (next === undefined) {
    const conditions = withoutConditions(base.conditions, ['InstallPlanPending']);
    return settled(subscription, { ...base, state: 'AtLatestKnown', conditions });
  }
  const plan = world
    .list(INSTALL_PLAN, namespace)
    .find((one) => one.spec.clusterServiceVersionNames.includes(next) && one.status?.phase !== 'Failed');
  if (!plan) {
    if (!passed(world, subscription, `resolve ${next} ${metadata.generation}`, SECONDS.resolve)) return [];
    return [create(planDraft(subscription, next, world))];
  }
  const waits = plan.status?.phase === 'RequiresApproval' || plan.status?.phase === undefined;
  const pending: Condition = {
    type: 'InstallPlanPending',
    status: 'True',
    reason: waits ? 'RequiresApproval' : 'Installing',
  };
  return settled(subscription, {
    ...base,
    state: 'UpgradePending',
    // What is installed stays the current one until the next is on its way.
    currentCSV: waits && installed ? installed.metadata.name : next,
    installPlanRef: {
      apiVersion: INSTALL_PLAN.apiVersion,
      kind: INSTALL_PLAN.kind,
      name: plan.metadata.name,
      namespace,
      uid: plan.metadata.uid,
    },
    conditions: withConditions(base.conditions, [pending], world.now()),
  });
}

const settled = (subscription: Subscription, status: Subscription['status']): Action[] =>
  updated(subscription, { ...subscription, status: { ...subscription.status, ...status } });

function unresolvable({ metadata, spec, status }: Subscription, offers: readonly string[] | undefined) {
  const failed = (message: string): Condition => ({
    type: 'ResolutionFailed',
    status: 'True',
    reason: 'ConstraintsNotSatisfiable',
    message,
  });
  const where = `in the catalog referenced by subscription ${metadata.name}`;
  if (!offers) return failed(`no operators found in package ${spec.name} ${where}`);
  const missing = spec.startingCSV !== undefined && !status?.installedCSV && !offers.includes(spec.startingCSV);
  return missing
    ? failed(
        `no operators found with name ${spec.startingCSV} in channel ${spec.channel} of package ${spec.name} ${where}`,
      )
    : undefined;
}

/** The version to install next. `startingCSV` counts for the first one only; from there on, each version leads to the one that replaces it. */
function nextOf(
  { spec, status }: Subscription,
  offers: readonly string[],
  installed: ServiceVersion | undefined,
  done: boolean,
): string | undefined {
  if (!installed) return status?.currentCSV ?? spec.startingCSV ?? offers.at(-1);
  if (!done) return undefined;
  const at = offers.indexOf(installed.metadata.name);
  return at < 0 ? undefined : offers[at + 1];
}

function planDraft(subscription: Subscription, csv: string, world: World): Draft {
  const { namespace, name } = subscription.metadata;
  const approval = subscription.spec.installPlanApproval ?? 'Automatic';
  const generation = world.list(INSTALL_PLAN, namespace).length + 1;
  return {
    apiVersion: INSTALL_PLAN.apiVersion,
    kind: INSTALL_PLAN.kind,
    metadata: {
      name: `install-${suffix(`${namespace} ${name} ${csv} ${generation}`)}`,
      namespace,
      ownerReferences: [{ ...ownerReference(subscription), controller: false, blockOwnerDeletion: false }],
    },
    spec: { approval, approved: approval === 'Automatic', clusterServiceVersionNames: [csv], generation },
  };
}

function reconcilePlan(plan: InstallPlan, world: World): Action[] {
  const phase = (name: string): Action[] => updated(plan, { ...plan, status: { ...plan.status, phase: name } });
  if (isDeleting(plan) || plan.status?.phase === 'Complete') return [];
  if (!plan.spec.approved) return phase('RequiresApproval');
  if (!passed(world, plan, 'carry out', SECONDS.carryOut)) return phase('Installing');
  const { namespace } = plan.metadata;
  const missing = plan.spec.clusterServiceVersionNames.filter(
    (name) => !world.get(CLUSTER_SERVICE_VERSION, namespace, name),
  );
  if (missing.length === 0) return phase('Complete');
  const before = world.list(CLUSTER_SERVICE_VERSION, namespace).find(({ metadata }) => versionOfCsv(metadata.name));
  return missing.map((name) =>
    create({
      apiVersion: CLUSTER_SERVICE_VERSION.apiVersion,
      kind: CLUSTER_SERVICE_VERSION.kind,
      metadata: { name, namespace },
      spec: {
        displayName: 'OpenShift Virtualization',
        version: versionOfCsv(name)!.replace(/^v/, ''),
        ...(before && { replaces: before.metadata.name }),
        install: { strategy: 'deployment', spec: { deployments: [] } },
      },
    }),
  );
}

/** The operators of a version: Deployment, the variable that holds its version, and that version. */
function operatorsOf(version: string): readonly (readonly [name: string, variable: string, version: string])[] {
  const minor = hyperConvergedMinor(version);
  const patch = version.split('.')[2];
  return [
    ['hyperconverged-cluster-operator', 'HCO_KV_IO_VERSION', version],
    ['hyperconverged-cluster-webhook', 'HCO_KV_IO_VERSION', version],
    ['virt-operator', 'KUBEVIRT_VERSION', `v1.${minor - 10}.${patch}`],
    ['cdi-operator', 'OPERATOR_VERSION', `v1.${minor + 47}.${patch}`],
    ['cluster-network-addons-operator', 'OPERATOR_VERSION', `v0.${minor + 84}.${patch}`],
    ['ssp-operator', 'OPERATOR_VERSION', `v0.${minor + 7}.${patch}`],
    ['hostpath-provisioner-operator', 'VERSION', `v0.${minor + 6}.${patch}`],
  ];
}

function reconcileVersion(csv: ServiceVersion, world: World, crds: readonly Draft[]): Action[] {
  const { namespace, name } = csv.metadata;
  const says = (phase: string, reason: string, message: string): Action[] =>
    updated(csv, { ...csv, status: { ...csv.status, phase, reason, message } });
  if (isDeleting(csv) || csv.status?.phase === 'Replacing') return [];
  if (!passed(world, csv, 'requirements', SECONDS.carryOut))
    return says('Pending', 'RequirementsUnknown', 'requirements not yet checked');
  const deployments = operatorsOf(csv.spec.version).map(([operator, variable, version]) =>
    operatorDeployment(operator, namespace!, { variable, version }),
  );
  const previous = world
    .list(CLUSTER_SERVICE_VERSION, namespace)
    .find((one) => one.metadata.name === csv.spec.replaces);
  const steps = [
    ...install(csv, world, [...crds, ...deployments]),
    ...deployments.flatMap((draft) => takenOver(draft, csv, world)),
    ...(previous && previous.status?.phase !== 'Replacing'
      ? updated(previous, { ...previous, status: { ...previous.status, phase: 'Replacing', reason: 'BeingReplaced' } })
      : []),
  ];
  const short = deployments.filter((draft) => !isUp(found(world, draft) as Workload | undefined));
  if (steps.length === 0 && short.length === 0 && allEstablished(world, crds)) {
    const done = says('Succeeded', 'InstallSucceeded', 'install strategy completed with no errors');
    return [...done, ...(previous ? [remove(previous)] : [])];
  }
  const late = passed(world, csv, `install ${name}`, SECONDS.csvTimeout);
  const [first] = short;
  const waiting = `installing: waiting for deployment ${first?.metadata.name ?? ''} to become ready`;
  return [
    ...(late ? says('Failed', 'InstallCheckFailed', 'install timeout') : says('Installing', 'InstallWaiting', waiting)),
    ...steps,
  ];
}

/** Whether every Pod of a Deployment is of its template, and available. */
const isUp = (live: Workload | undefined): boolean => {
  if (!live || !isTrue(live, 'Available')) return false;
  const { replicas, updatedReplicas, availableReplicas } = (live.status ?? {}) as Record<string, number | undefined>;
  const wanted = live.spec.replicas ?? 1;
  return updatedReplicas === wanted && availableReplicas === wanted && replicas === wanted;
};

/** Brings an operator that an earlier version has installed to this one. */
function takenOver(draft: Draft, csv: ServiceVersion, world: World): Action[] {
  const live = found(world, draft) as Workload | undefined;
  if (!live) return [];
  const wanted = draft.spec as Workload['spec'];
  const containers = (live.spec.template?.spec?.containers ?? []).map((container, index) => ({
    ...container,
    ...wanted.template?.spec?.containers?.[index],
  }));
  return updated(live, {
    ...live,
    metadata: { ...live.metadata, ownerReferences: [ownerReference(csv)] },
    spec: { ...live.spec, template: { ...live.spec.template, spec: { ...live.spec.template?.spec, containers } } },
  });
}

/** The Subscriptions of a namespace, or all where a catalogue changes. */
const subscriptions = (kind: Kind) => ({
  kind,
  mapToRequests: (changed: AnyLive, world: World) =>
    world
      .list(SUBSCRIPTION, kind === (CATALOG_SOURCE as Kind) ? undefined : changed.metadata.namespace)
      .map(({ metadata }) => metadata),
});

/** The controllers of OLM. `crds`: what a version brings beside its operators. */
export const olm = (crds: readonly Draft[]): readonly Controller[] => [
  controller({
    name: 'olm-subscription',
    kind: SUBSCRIPTION,
    reconcile: reconcileSubscription,
    watches: [CATALOG_SOURCE, OPERATOR_GROUP, INSTALL_PLAN, CLUSTER_SERVICE_VERSION].map((kind) =>
      subscriptions(kind as Kind),
    ),
  }),
  controller({
    name: 'olm-install-plan',
    kind: INSTALL_PLAN,
    reconcile: reconcilePlan,
    watches: [forAll(CLUSTER_SERVICE_VERSION as Kind, INSTALL_PLAN)],
  }),
  controller({
    name: 'olm-service-version',
    kind: CLUSTER_SERVICE_VERSION,
    reconcile: (csv, world) => reconcileVersion(csv, world, crds),
    watches: [
      forOwner(DEPLOYMENT as Kind, CLUSTER_SERVICE_VERSION as Kind),
      forAll(CRD, CLUSTER_SERVICE_VERSION as Kind),
    ],
  }),
];
