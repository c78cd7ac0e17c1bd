/** The same component from TypeScript and through Construct registers the same resources, with the same inputs and options. */
import * as pulumi from '@pulumi/pulumi';
import { Alias } from '@pulumi/pulumi/proto/alias_pb';
import { ConstructRequest } from '@pulumi/pulumi/proto/provider_pb';
import { RegisterResourceRequest } from '@pulumi/pulumi/proto/resource_pb';
import { DependencyProviderResource, DependencyResource } from '@pulumi/pulumi/resource';
import { Value } from 'google-protobuf/google/protobuf/struct_pb';
import * as kubevirt from '../../../../sdk';
import { hookBindingFromProto } from '../../../../sdk/remote/runtime';
import { constructed, declared } from '../../../support/component-requests';
import {
  type RecordingMonitor,
  type Registered,
  STACK,
  startRecordingMonitor,
} from '../../../support/recording-monitor';

const urn = (type: string, name: string) => `urn:pulumi:${STACK.stack}::${STACK.project}::${type}::${name}`;
const VM = 'kubevirt:core/v1:VirtualMachine';
const DISK = 'kubevirt:cdi/v1beta1:DataVolume';
const MANIFEST = 'kubevirt:index:Manifest';
const CONFIG = urn(MANIFEST, 'config');
const NETWORK = urn('kubevirt:index:BridgeNetwork', 'lan');
const PROVIDER = `${urn('pulumi:providers:kubevirt', 'west')}::d7c2`;
const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' };
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

let monitor: RecordingMonitor;
beforeAll(async () => {
  monitor = await startRecordingMonitor();
});
afterAll(() => monitor.close());

interface Given {
  readonly args?: kubevirt.VirtualMachineArgs;
  /** Options of a program in TypeScript, and the same ones as the engine passes them on. */
  readonly options?: kubevirt.ComponentOptions;
  readonly set?: (message: ConstructRequest) => void;
  readonly importId?: string;
  readonly preview?: boolean;
}

const machine: kubevirt.VirtualMachineArgs = {
  namespace: 'vms',
  cpu: { sockets: 1 },
  memory: '1Gi',
  bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '10Gi' },
  services: { http: { port: 80 } },
};

const inTypeScript = ({ args = machine, options, preview }: Given): Promise<Registered[]> =>
  declared(monitor, () => [new kubevirt.VirtualMachine('web', args, options)], preview);

async function throughConstruct({ args = machine, set, importId, preview }: Given): Promise<Registered[]> {
  const given = { ...args, ...(importId !== undefined && { importId }) };
  return (await constructed(monitor, given, { set, preview })).registered;
}

const timeouts = (message: ConstructRequest, create: string, remove: string, read: string) => {
  const given = new ConstructRequest.CustomTimeouts();
  given.setCreate(create);
  given.setDelete(remove);
  given.setRead(read);
  message.setCustomtimeouts(given);
};

function aliasesOf(message: ConstructRequest): void {
  const spec = new Alias.Spec();
  spec.setName('www');
  spec.setNoparent(true);
  const [byUrn, bySpec] = [new Alias(), new Alias()];
  byUrn.setUrn(CONFIG);
  bySpec.setSpec(spec);
  message.setAliasesList([byUrn, bySpec]);
}

const hooks = (): RegisterResourceRequest.ResourceHooksBinding => {
  const binding = new RegisterResourceRequest.ResourceHooksBinding();
  binding.setAfterCreateList(['announce']);
  return binding;
};

type Where = 'component' | 'vm' | 'disk' | 'service';
/** Each option: how it is given, and what the component and its objects are registered with. */
const OPTIONS: readonly (Given & { readonly option: string; readonly found: Partial<Record<Where, object>> })[] = [
  {
    option: 'protect',
    options: { protect: true },
    set: (message) => message.setProtect(true),
    found: { component: { protect: true }, vm: { protect: true }, disk: { protect: true }, service: { protect: true } },
  },
  {
    option: 'retainOnDelete',
    options: { retainOnDelete: true },
    set: (message) => message.setRetainondelete(true),
    found: { component: { retainondelete: true }, vm: { retainondelete: true }, disk: { retainondelete: true } },
  },
  ...[true, false].map((first) => ({
    option: `deleteBeforeReplace: ${first}`,
    options: { deleteBeforeReplace: first },
    set: (message: ConstructRequest) => void message.setDeletebeforereplace(first),
    found: Object.fromEntries(
      ['vm', 'disk', 'service'].map((where) => [
        where,
        { deletebeforereplacedefined: true, deletebeforereplace: first || undefined },
      ]),
    ),
  })),
  {
    option: 'providers',
    options: { providers: { kubevirt: new DependencyProviderResource(PROVIDER) } },
    set: (message) => void message.getProvidersMap().set('kubevirt', PROVIDER),
    found: { vm: { provider: PROVIDER }, disk: { provider: PROVIDER }, service: { provider: PROVIDER } },
  },
  {
    option: 'parent',
    options: { parent: new DependencyResource(CONFIG) },
    set: (message) => message.setParent(CONFIG),
    found: { component: { parent: CONFIG } },
  },
  {
    option: 'dependsOn',
    options: { dependsOn: [new DependencyResource(CONFIG)] },
    set: (message) => message.setDependenciesList([CONFIG]),
    found: { component: { dependenciesList: [CONFIG] } },
  },
  {
    option: 'customTimeouts',
    options: { customTimeouts: { create: '7m', delete: '3m', read: '2m' } },
    set: (message) => timeouts(message, '7m', '3m', '2m'),
    found: Object.fromEntries(
      ['vm', 'disk', 'service'].map((where) => [
        where,
        { customtimeouts: expect.objectContaining({ create: '7m', pb_delete: '3m', read: '2m' }) },
      ]),
    ),
  },
  {
    option: 'aliases',
    options: { aliases: [CONFIG, { name: 'www', parent: pulumi.rootStackResource }] },
    set: aliasesOf,
    found: {
      component: {
        aliasesList: [
          expect.objectContaining({ urn: CONFIG }),
          expect.objectContaining({ spec: expect.objectContaining({ name: 'www', noparent: true }) }),
        ],
      },
    },
  },
  {
    option: 'ignoreChanges',
    options: { ignoreChanges: ['spec.runStrategy'] },
    set: (message) => message.setIgnorechangesList(['spec.runStrategy']),
    found: { vm: { ignorechangesList: ['spec.runStrategy'] }, disk: { ignorechangesList: undefined } },
  },
  {
    option: 'replaceOnChanges',
    options: { replaceOnChanges: ['spec.instancetype'] },
    set: (message) => message.setReplaceonchangesList(['spec.instancetype']),
    found: { vm: { replaceonchangesList: ['spec.instancetype'] }, disk: { replaceonchangesList: undefined } },
  },
  {
    option: 'replaceWith',
    options: { replaceWith: [new DependencyResource(CONFIG)] },
    set: (message) => message.setReplaceWithList([CONFIG]),
    found: { vm: { replaceWithList: [CONFIG] }, disk: { replaceWithList: undefined } },
  },
  {
    option: 'replacementTrigger',
    options: { replacementTrigger: 'image-7' },
    set: (message) => message.setReplacementTrigger(Value.fromJavaScript('image-7')),
    found: {
      vm: { replacementTrigger: expect.objectContaining({ stringValue: 'image-7' }) },
      disk: { replacementTrigger: undefined },
    },
  },
  {
    // The engine hands it on to the children of the component that is registered with it.
    option: 'deletedWith',
    options: { deletedWith: new DependencyResource(CONFIG) },
    set: (message) => message.setDeletedwith(CONFIG),
    found: { component: { deletedwith: CONFIG } },
  },
  {
    option: 'hooks',
    options: { hooks: hookBindingFromProto(hooks()) },
    set: (message) => message.setResourceHooks(hooks() as never),
    found: { component: { hooks: expect.objectContaining({ afterCreateList: ['announce'] }) } },
  },
  {
    option: 'import',
    options: { import: 'vms/web' },
    importId: 'vms/web',
    found: {
      vm: { importid: 'vms/web' },
      disk: { importid: 'vms/web-root' },
      service: { importid: 'v1/Service/vms/web-http' },
    },
  },
];

const TYPES: Readonly<Record<Where, string>> = {
  component: 'kubevirt:index:VirtualMachine',
  vm: VM,
  disk: DISK,
  service: MANIFEST,
};

it.each(OPTIONS)('$option reaches what it concerns, from TypeScript and through Construct alike', async (given) => {
  const fromTypeScript = await inTypeScript(given);
  const fromConstruct = await throughConstruct(given);
  expect(fromConstruct).toEqual(fromTypeScript);
  for (const [where, options] of Object.entries(given.found)) {
    const registered = fromConstruct.find(({ type }) => type === TYPES[where as Where]);
    for (const [option, value] of Object.entries(options)) expect(registered?.options[option]).toEqual(value);
  }
});

// Names of fields as Pulumi's protocol has them. cspell:ignore configsecretkeys dryrun monitorendpoint inputdependencies additionalsecretoutputs
/** Parts of a request that are not options, the outputs that are secret, and what only the engine's own messages need. */
const NOT_OPTIONS = [
  ...['project', 'stack', 'configMap', 'configsecretkeysList', 'organization', 'dryrun', 'parallel', 'monitorendpoint'],
  ...['type', 'name', 'inputs', 'inputdependenciesMap', 'acceptsOutputValues', 'additionalsecretoutputsList'],
  'stackTraceHandle',
];

it('no option that the engine passes to a component is without a row above', () => {
  const empty = Object.entries(new ConstructRequest().toObject());
  const forwarded = OPTIONS.flatMap(({ set }) => {
    const request = new ConstructRequest();
    set?.(request);
    const given = new Map(Object.entries(request.toObject()));
    return empty.filter(([key, value]) => JSON.stringify(given.get(key)) !== JSON.stringify(value)).map(([key]) => key);
  });
  expect([...new Set([...NOT_OPTIONS, ...forwarded])].sort()).toEqual(empty.map(([key]) => key).sort());
});

const output = (value: unknown, from: string[], { known = true, secret = false } = {}): pulumi.Output<string> =>
  new (pulumi.Output as unknown as new (...parts: unknown[]) => pulumi.Output<string>)(
    from.map((one) => new DependencyResource(one)),
    Promise.resolve(value),
    Promise.resolve(known),
    Promise.resolve(secret),
    Promise.resolve([]),
  );

const inputsOf = (registered: Registered[], type: string) => registered.find((one) => one.type === type)!;

it('settings reach the objects that they concern', async () => {
  const given: Given = {
    args: { ...machine, adopt: true, allow: ['web-root'], await: 'created', onRestart: 'refuse' },
  };
  const registered = await throughConstruct(given);
  expect(registered).toEqual(await inTypeScript(given));
  const everywhere = { adopt: true, allow: ['web-root'], await: 'created' };
  for (const type of [VM, DISK, MANIFEST]) expect(inputsOf(registered, type).inputs).toMatchObject(everywhere);
  expect(inputsOf(registered, VM).inputs).toHaveProperty('onRestart', 'refuse');
  expect(inputsOf(registered, DISK).inputs).not.toHaveProperty('onRestart');
});

it('a secret stays one in the object that it is a part of, and nothing else depends on where it came from', async () => {
  const password = output('hunter2', [CONFIG], { secret: true });
  const given: Given = {
    args: { ...machine, cloudInit: { config: { users: [{ name: 'ops', plain_text_passwd: password }] } } },
  };
  const registered = await throughConstruct(given);
  expect(registered).toEqual(await inTypeScript(given));
  const secret = registered.find(({ inputs }) => inputs['kind'] === 'Secret')!;
  expect(secret.inputs['stringData']).toMatchObject({ userdata: SECRET });
  expect(secret.inputDependencies['stringData']).toEqual([CONFIG]);
  const others = registered.filter((one) => one !== secret);
  expect(JSON.stringify(others)).not.toContain('hunter2');
  expect(Object.values(inputsOf(others, DISK).inputDependencies).flat()).toEqual([]);
});

it('what is unknown in a preview is unknown where it is used, and the rest is known', async () => {
  const given: Given = {
    preview: true,
    args: {
      ...machine,
      memory: output(undefined, [NETWORK], { known: false }),
      guestLabels: { tier: output('front', [CONFIG]) },
    },
  };
  const registered = await throughConstruct(given);
  expect(registered).toEqual(await inTypeScript(given));
  const vm = inputsOf(registered, VM);
  expect(vm.inputs).toHaveProperty('spec.template.spec.domain.memory.guest', UNKNOWN);
  expect(vm.inputs).toHaveProperty('spec.template.metadata.labels.tier', 'front');
  expect(vm.inputDependencies['spec']).toEqual([NETWORK, CONFIG].sort());
  expect(inputsOf(registered, DISK).inputDependencies['spec'] ?? []).toEqual([]);
});
