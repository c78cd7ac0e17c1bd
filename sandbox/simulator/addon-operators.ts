/**
 * Operators beside virt-operator and cdi-operator, at the level of their objects: workloads as the object asks for, versions and conditions as
 * those bear out. They work once their manifests are there, which bring their CRDs too.
 */
import { type Action, remove, updated } from './actions';
import { type Condition, withConditions } from './conditions';
import { type Controller, controller, forAll } from './controller';
import { SECONDS } from './durations';
import { hasFault } from './faults';
import { hash } from './hash';
import {
  AAQ,
  DAEMON_SET,
  DEPLOYMENT,
  HOST_PATH_PROVISIONER,
  type Kind,
  NETWORK_ADDONS_CONFIG,
  NODE,
  SSP,
} from './kinds';
import { type AnyLive, type Draft, isDeleting, withFinalizer, withoutFinalizers } from './live-object';
import { addonWorkload } from './operands';
import { adjust, allReady, install, runningOperator, takeAway, versionOf } from './operator-install';
import { obsoleteImages, sspNamespaces, sspObjects } from './ssp-objects';
import type { AddonObject, Workload } from './types';
import { passed, type World } from './world';

interface Addon {
  kind: Kind<AddonObject>;
  /** Its Deployment, and the variable in it that holds its version; without that, the tag of its image is one. */
  operator: string;
  version: string;
  /** The one name that the object may have. */
  only?: string;
  finalizer?: string;
  workloads: (object: AddonObject) => readonly { kind: 'Deployment' | 'DaemonSet'; name: string }[];
  /** What it makes beside workloads: `kept` stays when its object goes, `obsolete` goes before. */
  objects?: (
    object: AddonObject,
    world: World,
  ) => { kept: readonly Draft[]; own: readonly Draft[]; obsolete: readonly AnyLive[] };
  /** What its status holds besides versions and conditions. */
  status?: (object: AddonObject, ready: boolean) => object;
}

/** The workloads of each field of a NetworkAddonsConfig: the presence of the field deploys them. */
const NETWORK_ADDONS: Readonly<Record<string, readonly (readonly ['Deployment' | 'DaemonSet', string])[]>> = {
  multus: [['DaemonSet', 'multus']],
  multusDynamicNetworks: [['DaemonSet', 'dynamic-networks-controller-ds']],
  linuxBridge: [
    ['DaemonSet', 'kube-cni-linux-bridge-plugin'],
    ['DaemonSet', 'bridge-marker'],
  ],
  kubeMacPool: [
    ['Deployment', 'kubemacpool-mac-controller-manager'],
    ['Deployment', 'kubemacpool-cert-manager'],
  ],
  ovs: [['DaemonSet', 'ovs-cni-amd64']],
  macvtap: [['DaemonSet', 'macvtap-cni']],
  kubeSecondaryDNS: [['Deployment', 'secondary-dns']],
  kubevirtIpamController: [['Deployment', 'kubevirt-ipam-controller-manager']],
};

interface StoragePool {
  name: string;
}

const ADDONS: readonly Addon[] = [
  {
    kind: NETWORK_ADDONS_CONFIG,
    operator: 'cluster-network-addons-operator',
    version: 'OPERATOR_VERSION',
    only: 'cluster',
    workloads: ({ spec }) =>
      Object.entries(NETWORK_ADDONS)
        .filter(([field]) => spec[field] !== undefined)
        .flatMap(([, workloads]) => workloads.map(([kind, name]) => ({ kind, name }))),
  },
  {
    kind: HOST_PATH_PROVISIONER,
    operator: 'hostpath-provisioner-operator',
    version: 'VERSION',
    finalizer: 'finalizer.delete.hostpath-provisioner',
    workloads: () => [{ kind: 'DaemonSet', name: 'hostpath-provisioner-csi' }],
    status: ({ spec }, ready) => ({
      storagePoolStatuses: ((spec['storagePools'] ?? []) as StoragePool[]).map(({ name }) => ({
        name,
        phase: ready ? 'Ready' : 'Preparing',
      })),
    }),
  },
  {
    kind: AAQ,
    operator: 'aaq-operator',
    version: 'OPERATOR_VERSION',
    finalizer: 'operator.aaq.kubevirt.io',
    workloads: () => ['aaq-controller', 'aaq-server'].map((name) => ({ kind: 'Deployment', name })),
    status: (_, ready) => ({ phase: ready ? 'Deployed' : 'Deploying' }),
  },
  {
    kind: SSP,
    operator: 'ssp-operator',
    version: 'OPERATOR_VERSION',
    finalizer: 'ssp.kubevirt.io/finalizer',
    workloads: () => [{ kind: 'Deployment', name: 'virt-template-validator' }],
    objects: (ssp, world) => ({
      kept: sspNamespaces(ssp),
      own: sspObjects(ssp),
      obsolete: obsoleteImages(ssp, world),
    }),
    status: ({ metadata }, ready) => ({
      phase: ready ? 'Deployed' : 'Deploying',
      observedGeneration: metadata.generation,
    }),
  },
];

function reconcile(addon: Addon, object: AddonObject, world: World): Action[] {
  const operator = runningOperator(world, addon.operator);
  if (!operator || (addon.only !== undefined && object.metadata.name !== addon.only)) return [];
  const version = versionOfOperator(operator, addon.version);
  const { namespace } = operator.metadata;
  const workloads = addon
    .workloads(object)
    .map((operand) => addonWorkload(operand, { namespace: namespace!, version }, addon.operator));
  const { kept, own, obsolete: unwanted } = addon.objects?.(object, world) ?? { kept: [], own: [], obsolete: [] };
  if (isDeleting(object)) {
    const left = takeAway(world, own, workloads);
    return left ?? (addon.finalizer ? updated(object, withoutFinalizers(object, [addon.finalizer])) : []);
  }
  const known = object.status?.observedVersion;
  const started: AddonObject['status'] = { ...object.status, operatorVersion: version, targetVersion: version };
  if (object.status?.targetVersion === undefined) {
    const conditions = withConditions(object.status?.conditions, [...IN_PROGRESS, SOUND], world.now());
    return updated(object, { ...object, status: { ...started, conditions } });
  }
  if (hasFault(object, 'stuck', world)) {
    if (known === version) return [];
    const state = [...IN_PROGRESS, known === undefined ? SOUND : DEGRADED];
    const conditions = withConditions(object.status.conditions, state, world.now());
    return updated(object, { ...object, status: { ...started, ...addon.status?.(object, false), conditions } });
  }
  const held = addon.finalizer ? updated(object, withFinalizer(object, addon.finalizer)) : [];
  if (held.length > 0) return held;
  const steps = [
    ...install(object, world, [...kept, ...own, ...workloads]),
    ...unwanted.map(remove),
    ...adjust(world, workloads),
    ...obsolete(addon, object, workloads, world),
  ];
  const complete = steps.length === 0 && allReady(world, workloads);
  // By the spec, not by the generation: where the status is not a subresource, each report would be a new one.
  const asked = hash(JSON.stringify(object.spec));
  const ready = complete && passed(world, object, `ready ${version} ${asked}`, SECONDS.operands);
  const conditions = withConditions(
    object.status.conditions,
    [...(ready ? AVAILABLE : IN_PROGRESS), ready || known === undefined ? SOUND : DEGRADED],
    world.now(),
  );
  const status = {
    ...started,
    ...(ready ? { observedVersion: version } : {}),
    ...addon.status?.(object, ready),
    conditions,
  };
  return [...updated(object, { ...object, status }), ...steps];
}

/** The workloads of fields that are not there any more. */
function obsolete(addon: Addon, object: AddonObject, wanted: readonly Draft[], world: World): Action[] {
  const all = addon.only === undefined ? [] : Object.values(NETWORK_ADDONS).flat();
  const gone = all
    .map(([kind, name]) =>
      addonWorkload({ kind, name }, { namespace: wanted[0]?.metadata.namespace ?? '', version: '' }, addon.operator),
    )
    .filter(({ metadata }) => !wanted.some((draft) => draft.metadata.name === metadata.name));
  return wanted.length > 0 && object.status?.observedVersion !== undefined ? (takeAway(world, gone) ?? []) : [];
}

function versionOfOperator(operator: Workload, variable: string): string {
  const version = versionOf(operator, variable);
  if (version !== 'unknown') return version;
  return operator.spec.template?.spec?.containers?.[0]?.image.split(':').at(-1) ?? version;
}

const IN_PROGRESS: readonly Condition[] = [
  { type: 'Available', status: 'False' },
  { type: 'Progressing', status: 'True', reason: 'Deploying' },
];
const AVAILABLE: readonly Condition[] = [
  { type: 'Available', status: 'True' },
  { type: 'Progressing', status: 'False' },
];
const SOUND: Condition = { type: 'Degraded', status: 'False' };
const DEGRADED: Condition = { type: 'Degraded', status: 'True' };

export const addonOperators: readonly Controller[] = ADDONS.map((addon) =>
  controller({
    name: addon.operator,
    kind: addon.kind,
    reconcile: (object, world) => reconcile(addon, object, world),
    watches: [
      forAll(DEPLOYMENT as Kind, addon.kind as Kind),
      forAll(DAEMON_SET as Kind, addon.kind as Kind),
      forAll(NODE as Kind, addon.kind as Kind),
    ],
  }),
);
