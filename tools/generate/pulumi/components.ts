import ts from 'typescript';
import { exportedType, partsOf, typeChecker } from '../construct-types';
import { descriptionOfConstruct, GUEST_COMPONENTS, REMOTE_COMPONENTS } from '../plain-components';
import { settingProperties } from './resources';
import {
  ANY,
  type ComplexTypeSpec,
  type FunctionSpec,
  type PropertySpec,
  type ResourceSpec,
  STRING,
  type TypeSpec,
} from './spec';

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

/** Bare guests, which no change restarts. */
const BARE_GUESTS = ['VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet'];

/** Their methods can only be called by a program in TypeScript. */
const WITH_METHODS = ['GoldenImage', 'WindowsImage'];

function plain(name: string): Component {
  return { props: `${name}Props`, description: descriptionOfConstruct(name).replace(/\s+/g, ' '), outputs: {} };
}

/** Module of a group of API types, such as `core/v1` of `core`. */
type ModuleOf = (group: string) => string;

/** The component resources, which `sdk/remote` runs, and the types of the objects in their arguments that the API does not have itself. */
export function componentResources(moduleOf: ModuleOf): {
  resources: Record<string, ResourceSpec>;
  types: Record<string, ComplexTypeSpec>;
  functions: Record<string, FunctionSpec>;
} {
  const types: Record<string, ComplexTypeSpec> = {};
  const components = {
    ...COMPONENTS,
    ...Object.fromEntries(BARE_GUESTS.map((name) => [name, { ...plain(name), outputs: { name: NAME } }])),
    ...Object.fromEntries(WITH_METHODS.map((name) => [name, plain(name)])),
    ...Object.fromEntries(REMOTE_COMPONENTS.map((name) => [name, plain(name)])),
  };
  const resources = Object.entries(components).map(([name, { props, description, outputs, guests }]) => {
    const context = { types, moduleOf };
    const { properties, required } = membersOf(exportedType(props), context);
    const hasGuests = (GUEST_COMPONENTS as readonly string[]).includes(name);
    const inputs = hasGuests ? membersOf(exportedType('GuestInputs'), context).properties : {};
    const { onRestart, ...others } = settingProperties();
    const settings = guests ? { onRestart, ...others } : others;
    const spec: ResourceSpec = {
      isComponent: true,
      description,
      properties: { ...outputs },
      inputProperties: { ...properties, ...inputs, ...settings, importId: IMPORT_ID } as Record<string, PropertySpec>,
      ...(required.length > 0 && { requiredInputs: required }),
      ...(hasGuests && { methods: { expose: `kubevirt:index:${name}/expose` } }),
    };
    return [`kubevirt:index:${name}`, spec] as const;
  });
  const functions = GUEST_COMPONENTS.map((name) => [
    `kubevirt:index:${name}/expose`,
    expose(name, { types, moduleOf }),
  ]);
  return { resources: Object.fromEntries(resources), types, functions: Object.fromEntries(functions) };
}

/** The method `expose`, which `sdk/remote` runs. */
function expose(component: string, context: Context): FunctionSpec {
  const { properties, required } = membersOf(exportedType('ExposeOptions'), context);
  return {
    description:
      'Creates a Service for a port of the guests, `<vm>-<name>`, and returns where it can be reached. The same as an entry of `services`.',
    inputs: {
      type: 'object',
      properties: {
        __self__: { $ref: `#/resources/kubevirt:index:${component}` },
        name: { ...STRING, description: 'Name of the port, and the end of the name of the Service.' },
        ...properties,
      },
      required: ['__self__', 'name', ...required],
    },
    outputs: {
      type: 'object',
      properties: {
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
      required: ['name', 'port', 'hostname'],
    },
  };
}

interface Context {
  readonly types: Record<string, ComplexTypeSpec>;
  readonly moduleOf: ModuleOf;
}

/** The properties of every member of a type; required are those that each member requires. */
function membersOf(type: ts.Type, context: Context): { properties: Record<string, PropertySpec>; required: string[] } {
  const checker = typeChecker();
  const members = partsOf(type);
  const symbols = members.flatMap((member) => checker.getPropertiesOfType(member));
  const names = [...new Set(symbols.map(({ name }) => name))].sort();
  const properties: Record<string, PropertySpec> = {};
  for (const name of names) {
    const same = symbols.filter((symbol) => symbol.name === name);
    const specs = same.flatMap((symbol) => specOf(checker.getTypeOfSymbol(symbol), context) ?? []);
    if (specs.length === 0) continue;
    const texts = new Set(specs.map((spec) => JSON.stringify(spec)));
    const doc = same.map(descriptionOf).find((text) => text !== '');
    properties[name] = { ...(texts.size === 1 ? specs[0] : ANY), ...(doc && { description: doc }) };
  }
  const isRequired = (name: string) =>
    members.every((member) => {
      const symbol = checker.getPropertyOfType(member, name);
      return symbol && !(symbol.flags & ts.SymbolFlags.Optional);
    });
  return { properties, required: names.filter((name) => name in properties && isRequired(name)) };
}

const SCALARS: readonly (readonly [ts.TypeFlags, TypeSpec])[] = [
  [ts.TypeFlags.StringLike, STRING],
  [ts.TypeFlags.BooleanLike, { type: 'boolean' }],
  [ts.TypeFlags.NumberLike, { type: 'number' }],
];

/** The type of a property; `Any` for alternatives of different shapes; undefined for what only a TypeScript program can make. */
function specOf(type: ts.Type, context: Context): TypeSpec | undefined {
  const checker = typeChecker();
  const parts = partsOf(type);
  const scalar = SCALARS.find(([flags]) => parts.length > 0 && parts.every((part) => part.flags & flags));
  if (scalar) return scalar[1];
  const [only, ...others] = parts.filter((part) => !isMade(part));
  // By a reference to its component. Where a class is wanted it is changed, which is too late for a component of an earlier call.
  if (only && [only, ...others].some(isConstruct)) return ANY;
  if (!only) return undefined;
  if (others.length > 0 || parts.length > 1) return ANY;
  if (checker.isArrayType(only)) {
    const items = specOf(checker.getTypeArguments(only as ts.TypeReference)[0]!, context);
    return items && { type: 'array', items };
  }
  const values = checker.getIndexTypeOfType(only, ts.IndexKind.String);
  if (values) return { type: 'object', additionalProperties: specOf(values, context) ?? ANY };
  return objectOf(only, context);
}

/** A named type is a type of the schema, too; an object without a name, or with members that cannot be written, is `Any`. */
function objectOf(type: ts.Type, context: Context): TypeSpec {
  const { types, moduleOf } = context;
  const symbol = type.aliasSymbol ?? type.symbol;
  const isNamed = symbol && (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) !== 0;
  if (!isNamed || !(type.flags & ts.TypeFlags.Object) || type.aliasTypeArguments) return ANY;
  const group = /\/kubevirt\/types\/generated\/(\w+)\.ts$/.exec(
    symbol.declarations?.[0]?.getSourceFile().fileName ?? '',
  )?.[1];
  // A type of the API is that of the resources, which have it already.
  if (group) return { $ref: `#/types/kubevirt:${moduleOf(group)}:${symbol.name}` };
  const token = `kubevirt:index:${symbol.name}`;
  if (!types[token]) {
    const description = descriptionOf(symbol);
    const spec: ComplexTypeSpec = { type: 'object', ...(description && { description }) };
    // In its place before its members are read: one of them may be of this very type.
    types[token] = spec;
    const { properties, required } = membersOf(type, context);
    spec.properties = properties;
    if (required.length > 0) spec.required = required;
  }
  return { $ref: `#/types/${token}` };
}

const isConstruct = (type: ts.Type): boolean =>
  typeChecker()
    .getPropertyOfType(type, 'node')
    ?.valueDeclaration?.getSourceFile()
    .fileName.includes('/constructs/lib/') ?? false;

/** Functions, and instances of classes. */
function isMade(type: ts.Type): boolean {
  return type.getCallSignatures().length > 0 || ((type.symbol?.flags ?? 0) & ts.SymbolFlags.Class) !== 0;
}

function descriptionOf(symbol: ts.Symbol): string {
  const checker = typeChecker();
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default');
  const usual = tag && ts.displayPartsToString(tag.text).replace(/^- /, '').replace(/\s+/g, ' ').trim();
  return [text, usual && `Default: ${usual}.`].filter(Boolean).join(' ');
}
