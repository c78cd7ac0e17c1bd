/** The KubeVirt object that HyperConverged makes of its own: what it passes on, and what it sets whatever its spec says. */
import { type JsonObject, objectsAt } from '../../kube/json';
import { patchedBy } from '../../kube/json-patch';
import type { KubeObject } from '../../kube/object';
import { fieldOf, given } from './fields';
import { kubevirtGates } from './gates';
import { MANAGED_BY_LABEL } from './ownership';
import { hyperConvergedMinor, kubevirtOf } from './versions';

/** Release of HyperConverged whose KubeVirt is assumed where nothing says which it is: the newest. */
export const NEWEST = '1.19.0';

export interface Making {
  /** Version of HyperConverged or of the product. Default: the newest. */
  version?: string;
}

/** Annotation of HyperConverged that patches an operand: `kubevirt.kubevirt.io/jsonpatch`. */
const jsonPatch = ({ metadata }: KubeObject, operand: string): string | undefined =>
  metadata?.annotations?.[`${operand}.kubevirt.io/jsonpatch`];

export const LABELS = {
  app: 'kubevirt-hyperconverged',
  [MANAGED_BY_LABEL]: 'hco-operator',
  'app.kubernetes.io/part-of': 'hyperconverged-cluster',
} as const;

/** An operand as HyperConverged makes it, with what the annotation for JSON patches changes of it. */
export function operand(
  hyperConverged: KubeObject,
  patch: string,
  made: Omit<KubeObject, 'metadata'> & {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  },
): KubeObject {
  const object = { ...made, metadata: { ...made.metadata, labels: { ...LABELS } } };
  const operations = jsonPatch(hyperConverged, patch);
  return operations === undefined ? object : patchedBy(object, operations);
}

/** Kinds of devices as HyperConverged lists them, and as KubeVirt does. One that is `disabled` there is not listed here. */
const DEVICES = [
  ['pciHostDevices', 'pciHostDevices', { pciDeviceSelector: 'pciVendorSelector' }],
  ['mediatedDevices', 'mediatedDevices', {}],
  ['usbHostDevices', 'usb', {}],
] as const;

function permittedDevices(hyperConverged: KubeObject): JsonObject | undefined {
  const all = fieldOf(hyperConverged, 'virtualization.permittedHostDevices');
  if (all === undefined || all === null) return undefined;
  const listed = DEVICES.map(([from, to, renamed]) => {
    const devices = objectsAt(all, from)
      .filter((device) => device['disabled'] !== true)
      .map(({ disabled: _, ...device }) =>
        Object.fromEntries(
          Object.entries(device).map(([key, value]) => [(renamed as Record<string, string>)[key] ?? key, value]),
        ),
      );
    return [to, devices.length > 0 ? devices : undefined] as const;
  });
  return given(Object.fromEntries(listed)) ?? {};
}

/** `LiveMigrate` where there is another node to go to, which HyperConverged sees and a manifest does not. */
function evictionStrategy(hyperConverged: KubeObject): unknown {
  const set = fieldOf(hyperConverged, 'virtualization.evictionStrategy');
  if (set !== undefined && set !== null) return set;
  return hyperConverged.status?.['infrastructureHighlyAvailable'] === false ? 'None' : 'LiveMigrate';
}

/** Whether one of the two names of a switch is on. */
const flag = (hyperConverged: KubeObject, path: string): object | undefined =>
  fieldOf(hyperConverged, path) === true ? {} : undefined;

const PLACEMENTS = [
  ['infra', 'deployment.nodePlacements.infra'],
  ['workloads', 'deployment.nodePlacements.workload'],
] as const;

/** KubeVirt's object of a HyperConverged. */
export function kubevirtObject(hyperConverged: KubeObject, { version = NEWEST }: Making = {}): KubeObject {
  const minor = hyperConvergedMinor(version);
  const at = (path: string): unknown => fieldOf(hyperConverged, path);
  const virt = (field: string): unknown => at(`virtualization.${field}`);
  const options = (field: string): unknown => virt(`virtualMachineOptions.${field}`);
  const kubevirtVersion = kubevirtOf(version);
  const configuration = given({
    developerConfiguration: {
      ...kubevirtGates(hyperConverged, minor, kubevirtVersion),
      ...given({
        memoryOvercommit: virt('higherWorkloadDensity.memoryOvercommitPercentage'),
        cpuAllocationRatio: virt('vmiCPUAllocationRatio'),
        logVerbosity: at('deployment.logVerbosityConfig.kubevirt'),
      }),
    },
    network: {
      defaultNetworkInterface: 'masquerade',
      binding: {
        ...(at('networking.networkBinding') as JsonObject | undefined),
        l2bridge: { domainAttachmentType: 'managedTap', migration: {} },
      },
    },
    vmRolloutStrategy: 'LiveUpdate',
    migrations: virt('liveMigrationConfig'),
    permittedHostDevices: permittedDevices(hyperConverged),
    mediatedDevicesConfiguration: virt('mediatedDevicesConfiguration'),
    persistentReservationConfiguration: at('storage.persistentReservationConfiguration'),
    evictionStrategy: evictionStrategy(hyperConverged),
    ksmConfiguration: virt('ksmConfiguration'),
    changedBlockTrackingLabelSelectors: virt('changedBlockTrackingLabelSelectors'),
    liveUpdateConfiguration: virt('liveUpdateConfiguration'),
    cpuModel: options('defaultCPUModel'),
    defaultRuntimeClass: options('defaultRuntimeClass'),
    virtualMachineOptions: given({
      disableFreePageReporting: flag(hyperConverged, 'virtualization.virtualMachineOptions.disableFreePageReporting'),
      disableSerialConsoleLog: flag(hyperConverged, 'virtualization.virtualMachineOptions.disableSerialConsoleLog'),
    }),
    vmStateStorageClass: at('storage.vmStateStorageClass'),
    autoCPULimitNamespaceLabelSelector: virt('autoCPULimitNamespaceLabelSelector'),
    instancetype: at('workloadSources.instancetypeConfig'),
    commonInstancetypesDeployment: at('workloadSources.commonInstancetypesDeployment'),
    hypervisors: virt('hypervisors'),
    roleAggregationStrategy: virt('roleAggregationStrategy'),
  });
  const placement = PLACEMENTS.flatMap(([part, path]) => {
    const nodePlacement = at(path);
    return nodePlacement === undefined ? [] : [[part, { nodePlacement }] as const];
  });
  return operand(hyperConverged, 'kubevirt', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: {
      name: 'kubevirt-kubevirt-hyperconverged',
      ...(hyperConverged.metadata?.namespace && { namespace: hyperConverged.metadata.namespace }),
    },
    spec: {
      uninstallStrategy: at('deployment.uninstallStrategy') ?? 'BlockUninstallIfWorkloadsExist',
      workloadUpdateStrategy: {
        workloadUpdateMethods: ['LiveMigrate'],
        ...(virt('workloadUpdateStrategy') as JsonObject | undefined),
      },
      ...Object.fromEntries(placement),
      configuration,
    },
  });
}
