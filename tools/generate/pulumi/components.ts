import { exportedType, partsOf } from '../construct-types';
import {
  componentName,
  descriptionOfConstruct,
  GUEST_COMPONENTS,
  isNamed,
  PLAIN_COMPONENTS,
} from '../plain-components';
import { InputTypes, type Surroundings } from './input-types';
import { settingProperties } from './resources';
import { type ComplexTypeSpec, type FunctionSpec, type PropertySpec, type ResourceSpec, STRING } from './spec';

interface Component {
  /** Type of the construct's props. */
  readonly props: string;
  readonly description: string;
  readonly outputs: Readonly<Record<string, PropertySpec>>;
  /** Whether it holds guests, which a change may restart. */
  readonly guests?: boolean;
}

const NAME: PropertySpec = { ...STRING, description: 'The name in the cluster.' };

/** The option `import` of a program in TypeScript, which the engine does not pass to components of other languages. */
const IMPORT_ID: PropertySpec = {
  ...STRING,
  plain: true,
  description:
    "Takes existing objects into the stack: the id of the component's main object, `namespace/name`. Its other objects are imported by the names that it gives them, and must exist. Remove it after the import. Default: none, the objects are created.",
};

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
    outputs: { name: NAME },
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

/** Bare guests, which no change restarts. */
const BARE_GUESTS = ['VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet'];

/** Their methods, and a template that is a function, are for programs in TypeScript. */
const WITH_METHODS = ['GoldenImage', 'WindowsImage', 'Template'];

function plain(name: string): Component {
  return {
    props: `${name}Props`,
    description: descriptionOfConstruct(name).replace(/\s+/g, ' '),
    outputs: isNamed(name) ? { name: NAME } : {},
  };
}

/** The component resources, which `sdk/remote` runs, and the types of the objects in their arguments that the API does not have itself. */
export function componentResources(apiType: Surroundings['apiType']): {
  resources: Record<string, ResourceSpec>;
  types: Record<string, ComplexTypeSpec>;
  functions: Record<string, FunctionSpec>;
} {
  const components = {
    ...COMPONENTS,
    ...Object.fromEntries([...BARE_GUESTS, ...WITH_METHODS].map((name) => [name, plain(name)])),
    ...Object.fromEntries(PLAIN_COMPONENTS.map((name) => [name, plain(name)])),
  };
  const constructs = new Map(Object.keys(components).map((name) => [componentName(name), exportedType(name)]));
  const types = new InputTypes({
    apiType,
    components: constructs,
    taken: new Set([...constructs.keys(), 'Manifest', 'Preflight', 'Provider']),
  });
  const resources = Object.entries(components).map(([name, { props, description, outputs, guests }]) => {
    const { properties, required } = types.members(partsOf(exportedType(props)));
    const hasGuests = (GUEST_COMPONENTS as readonly string[]).includes(name);
    const inputs = hasGuests ? types.members(partsOf(exportedType('GuestInputs'))).properties : {};
    const { onRestart, ...others } = settingProperties();
    const settings = guests ? { onRestart, ...others } : others;
    const spec: ResourceSpec = {
      isComponent: true,
      description,
      properties: { ...outputs },
      inputProperties: { ...properties, ...inputs, ...settings, importId: IMPORT_ID } as Record<string, PropertySpec>,
      ...(required.length > 0 && { requiredInputs: required }),
      ...(hasGuests && {
        methods: Object.fromEntries(Object.keys(METHODS).map((method) => [method, methodToken(name, method)])),
      }),
    };
    return [`kubevirt:index:${componentName(name)}`, spec] as const;
  });
  const functions = GUEST_COMPONENTS.flatMap((name) =>
    Object.entries(METHODS).map(([method, spec]) => [methodToken(name, method), methodOf(name, spec, types)]),
  );
  return { resources: Object.fromEntries(resources), types: types.types, functions: Object.fromEntries(functions) };
}

const methodToken = (component: string, method: string): string => `kubevirt:index:${component}/${method}`;

type Members = ReturnType<InputTypes['members']>;

const membersOf = (type: string, types: InputTypes): Members => types.members(partsOf(exportedType(type)));

interface Method {
  readonly description: string;
  /** Description of the input `name`. */
  readonly name: string;
  /** Its other inputs. */
  inputs(types: InputTypes): Members;
  readonly outputs: Readonly<Record<string, PropertySpec>>;
  /** Outputs that are always there. */
  readonly present: readonly string[];
}

const allow = (traffic: string, list: string, direction: string): Method => ({
  description: `Allows traffic ${traffic} by a NetworkPolicy, \`<vm>-<name>-${direction}\`. As with every NetworkPolicy, all other traffic in that direction is denied that no policy allows. The same rule as an entry of \`connections.${list}\`.`,
  name: 'Name of the rule, and a part of the name of the NetworkPolicy.',
  // Within one input: a generated class that names other components in its own inputs imports itself.
  inputs: (types) => {
    const { items } = membersOf('TrafficRules', types).properties[list]!;
    return { properties: { rule: { ...items, description: 'The other end, and the ports.' } }, required: ['rule'] };
  },
  outputs: { name: { ...STRING, description: 'Name of the NetworkPolicy in the cluster.' } },
  present: ['name'],
});

/** The methods of components with guests, which `sdk/remote` runs. */
const METHODS: Readonly<Record<string, Method>> = {
  expose: {
    description:
      'Creates a Service for a port of the guests, `<vm>-<name>`, and returns where it can be reached. The same as an entry of `services`.',
    name: 'Name of the port, and the end of the name of the Service.',
    inputs: (types) => membersOf('ExposeOptions', types),
    outputs: {
      name: { ...STRING, description: 'Name of the Service in the cluster.' },
      port: { type: 'integer', description: 'Port of the Service.' },
      hostname: { ...STRING, description: 'Host name inside the cluster: `<name>.<namespace>.svc`.' },
      clusterIP: { ...STRING, description: 'Address inside the cluster, which the cluster assigns.' },
      address: {
        ...STRING,
        description:
          'Address that the load balancer assigned: an IP address or a host name; absent for other types of Services.',
      },
    },
    present: ['name', 'port', 'hostname'],
  },
  allowFrom: allow('to the guests', 'allowFrom', 'ingress'),
  allowTo: allow('from the guests', 'allowTo', 'egress'),
};

function methodOf(component: string, method: Method, types: InputTypes): FunctionSpec {
  const { properties, required } = method.inputs(types);
  return {
    description: method.description,
    inputs: {
      type: 'object',
      properties: {
        __self__: { $ref: `#/resources/kubevirt:index:${component}` },
        name: { ...STRING, description: method.name },
        ...properties,
      },
      required: ['__self__', 'name', ...required],
    },
    outputs: { type: 'object', properties: method.outputs, required: [...method.present] },
  };
}
