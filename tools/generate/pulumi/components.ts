import { exportedType, partsOf } from '../construct-types';
import { descriptionOfConstruct, REMOTE_COMPONENTS } from '../plain-components';
import { InputTypes, type Surroundings } from './input-types';
import { settingProperties } from './resources';
import { type ComplexTypeSpec, type PropertySpec, type ResourceSpec, STRING } from './spec';

interface Component {
  /** Type of the construct's props. */
  readonly props: string;
  readonly description: string;
  readonly outputs: Readonly<Record<string, PropertySpec>>;
  /** Whether it holds guests, which a change may restart. */
  readonly guests?: boolean;
}

const NAME: PropertySpec = { ...STRING, description: 'The name in the cluster.' };

/** Components with outputs or methods of their own. */
const COMPONENTS: Readonly<Record<string, Component>> = {
  VirtualMachine: {
    props: 'VirtualMachineProps',
    description: 'A virtual machine with its disks, Secrets and Services.',
    guests: true,
    outputs: {
      name: NAME,
      ipAddress: { ...STRING, description: "Address of the guest's first NIC; absent while it has none." },
      nodeName: { ...STRING, description: 'Node that the guest runs on; absent while it is not running.' },
      printableStatus: {
        ...STRING,
        description: "KubeVirt's status of the VM in one word: `Running`, `Stopped`, `Provisioning`.",
      },
    },
  },
  VMPool: {
    props: 'VMPoolProps',
    description: 'A pool of identical VMs, scaled and updated together.',
    guests: true,
    outputs: { name: NAME, readyReplicas: { type: 'integer', description: 'Number of VMs whose guest is ready.' } },
  },
  MigrationPolicy: {
    props: 'MigrationPolicyProps',
    description: 'Settings of live migrations, for the guests whose labels it selects.',
    outputs: {},
  },
  VirtualizationStack: {
    props: 'VirtualizationStackProps',
    description:
      'A virtualization platform: KubeVirt and CDI with their operators and, as far as they are named, storage, networks, images, quotas and rights.',
    outputs: {
      kubevirtVersion: { ...STRING, description: 'The version of KubeVirt that is installed, with its leading `v`.' },
    },
  },
  OpenShiftVirtualization: {
    props: 'OpenShiftVirtualizationProps',
    description:
      'OpenShift Virtualization by the Operator Lifecycle Manager, in exactly one version: no InstallPlan of another one is approved.',
    outputs: {},
  },
  HyperConvergedStack: {
    props: 'HyperConvergedStackProps',
    description: 'HyperConverged on plain Kubernetes, without the Operator Lifecycle Manager. Experimental.',
    outputs: {
      kubevirtVersion: { ...STRING, description: 'The version of KubeVirt that is installed, with its leading `v`.' },
    },
  },
};

/** Their methods can only be called by a program in TypeScript. */
const WITH_METHODS = ['GoldenImage', 'WindowsImage'];

const plain = (name: string): Component => ({
  props: `${name}Props`,
  description: descriptionOfConstruct(name).replace(/\s+/g, ' '),
  outputs: {},
});

/** The component resources, which `sdk/remote` runs, and the types of the objects in their arguments that the API does not have itself. */
export function componentResources(apiType: Surroundings['apiType']): {
  resources: Record<string, ResourceSpec>;
  types: Record<string, ComplexTypeSpec>;
} {
  const components = {
    ...COMPONENTS,
    ...Object.fromEntries(WITH_METHODS.map((name) => [name, plain(name)])),
    ...Object.fromEntries(REMOTE_COMPONENTS.map((name) => [name, plain(name)])),
  };
  const constructs = new Map(Object.keys(components).map((name) => [name, exportedType(name)]));
  const types = new InputTypes({
    apiType,
    components: constructs,
    taken: new Set([...constructs.keys(), 'Manifest', 'Preflight', 'Provider']),
  });
  const resources = Object.entries(components).map(([name, { props, description, outputs, guests }]) => {
    const { properties, required } = types.members(partsOf(exportedType(props)));
    const { onRestart, ...others } = settingProperties();
    const settings = guests ? { onRestart, ...others } : others;
    const spec: ResourceSpec = {
      isComponent: true,
      description,
      properties: { ...outputs },
      inputProperties: { ...properties, ...settings } as Record<string, PropertySpec>,
      ...(required.length > 0 && { requiredInputs: required }),
    };
    return [`kubevirt:index:${name}`, spec] as const;
  });
  return { resources: Object.fromEntries(resources), types: types.types };
}
