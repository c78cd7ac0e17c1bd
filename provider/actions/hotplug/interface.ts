/** A network interface that is plugged into a VM for as long as the resource exists. */
import { ApiError } from '../../../cluster';
import { condition } from '../../../kube/condition';
import { type JsonObject, objectsAt, valueAt } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import { type Action, type ActionInputs, type Run, VM_INPUT } from '../action';
import { look, type Place, type Seen, until, VM } from '../guest-action';

const BINDINGS = ['bridge', 'sriov'];

export const hotplugInterface: Action = {
  description:
    'Plugs a network interface into a VirtualMachine for as long as the resource exists, running or not: it is added to the VirtualMachine, so that a restart keeps it. A running guest gets it with the live migration that follows. Ends when the guest has the interface. Deleting the resource unplugs it. Where the VirtualMachine is declared in the same program, declare the interface there instead.',
  subject: { apiVersion: VM.apiVersion, kind: VM.kind },
  names: 'vm',
  undoneFirst: true,
  timeoutMinutes: 30,
  inputs: {
    vm: VM_INPUT,
    name: {
      type: 'string',
      required: true,
      description: 'Name of the interface and its network in the VirtualMachine.',
    },
    networkName: {
      type: 'string',
      required: true,
      description: 'NetworkAttachmentDefinition, as `name` or `namespace/name`.',
    },
    binding: { type: 'string', values: BINDINGS, description: 'Binding: `bridge` or `sriov`. Default: `bridge`.' },
    macAddress: { type: 'string', description: 'MAC address. Default: KubeVirt chooses one.' },
  },
  outputs: {
    mac: 'MAC address in the guest; absent where no guest runs.',
    ipAddress: 'IP address, where the guest agent reports one by then.',
  },
  advice: ({ vm, name, namespace }, declares) => {
    const machine = { ...VM, name: String(vm), namespace: String(namespace) };
    if (!declares(machine)) return undefined;
    return `${describe(machine)} is declared in this program, and its next update removes the interface ${name}, because lists of interfaces and networks are written as a whole. Declare the interface there, which plugs it just the same, or add "spec.template.spec.networks" and "spec.template.spec.domain.devices.interfaces" to ignoreChanges of the VirtualMachine.`;
  },
  run: async (run) => {
    const place = placeOf(run);
    await edit(run, (vm) => (isDeclared(vm, run.inputs) ? undefined : added(vm, run.inputs)));
    const now = await until(run, place, (seen) => isPlugged(seen, run));
    const { mac, ipAddress } = statusIn(now.vmi, run.inputs['name']) ?? {};
    return { ...(mac !== undefined && { mac }), ...(ipAddress !== undefined && { ipAddress }) };
  },
  undo: async (run) => {
    const { session, signal, say } = run.operation;
    const place = placeOf(run);
    const { vm, vmi } = await look(session.cluster, place, signal);
    if (!vm || vm.metadata?.deletionTimestamp || networkOf(vm, run.inputs) !== run.inputs['networkName']) return;
    say('unplugging the interface');
    // KubeVirt itself drops the entry of an absent interface once the guest is rid of it. It does so for bridges only.
    const live = vmi !== undefined && (run.inputs['binding'] ?? 'bridge') === 'bridge';
    await edit(run, (now) => (live ? setAbsent(now, run.inputs) : removed(now, run.inputs)));
    await until(run, place, (seen) => isUnplugged(seen, run));
  },
};

const placeOf = ({ inputs, namespace }: Run): Place => ({ name: String(inputs['vm']), namespace });

const SPEC = '/spec/template/spec';
const LISTS = { interfaces: `${SPEC}/domain/devices/interfaces`, networks: `${SPEC}/networks` };

type Operations = { op: string; path: string; value?: unknown }[];

const interfacesIn = (vm: KubeObject) => objectsAt(vm, 'spec', 'template', 'spec', 'domain', 'devices', 'interfaces');
const networksIn = (vm: KubeObject) => objectsAt(vm, 'spec', 'template', 'spec', 'networks');
const indexIn = (list: readonly JsonObject[], name: unknown) => list.findIndex((one) => one['name'] === name);

function networkOf(vm: KubeObject, { name }: ActionInputs): unknown {
  return valueAt(networksIn(vm)[indexIn(networksIn(vm), name)], 'multus', 'networkName');
}

function isDeclared(vm: KubeObject, inputs: ActionInputs): boolean {
  const { name, networkName } = inputs;
  const found = interfacesIn(vm)[indexIn(interfacesIn(vm), name)];
  if (!found) return false;
  if (networkOf(vm, inputs) === networkName && found['state'] !== 'absent') return true;
  throw new Error(
    found['state'] === 'absent'
      ? `${describe(vm)} is still being rid of an interface ${name}. Try again once KubeVirt has removed its entry.`
      : `${describe(vm)} has another interface of the name ${name}. Choose another name, or remove that interface first.`,
  );
}

function added(vm: KubeObject, { name, networkName, binding = 'bridge', macAddress }: ActionInputs): Operations {
  if (interfacesIn(vm).length === 0)
    throw new Error(
      `${describe(vm)} lists no interfaces, so that its guest has the default one, which a list replaces. List that one, too: interfaces: [{ name: default, masquerade: {} }], networks: [{ name: default, pod: {} }].`,
    );
  const nic = { name, [String(binding)]: {}, ...(macAddress !== undefined && { macAddress }) };
  return [
    { op: 'add', path: `${LISTS.interfaces}/-`, value: nic },
    { op: 'add', path: `${LISTS.networks}/-`, value: { name, multus: { networkName } } },
  ];
}

function setAbsent(vm: KubeObject, { name }: ActionInputs): Operations | undefined {
  const at = indexIn(interfacesIn(vm), name);
  return at < 0 ? undefined : [{ op: 'add', path: `${LISTS.interfaces}/${at}/state`, value: 'absent' }];
}

function removed(vm: KubeObject, { name }: ActionInputs): Operations | undefined {
  const [nic, network] = [indexIn(interfacesIn(vm), name), indexIn(networksIn(vm), name)];
  const found = [
    ...(nic < 0 ? [] : [{ op: 'remove', path: `${LISTS.interfaces}/${nic}` }]),
    ...(network < 0 ? [] : [{ op: 'remove', path: `${LISTS.networks}/${network}` }]),
  ];
  return found.length > 0 ? found : undefined;
}

/** Changes the VM as it is now: positions in its lists hold only for the version that they were read from. */
async function edit(run: Run, change: (vm: KubeObject) => Operations | undefined): Promise<void> {
  const { session, signal } = run.operation;
  const { fieldManager } = session.config;
  const place = placeOf(run);
  let refused: { version: unknown; error: ApiError } | undefined;
  for (;;) {
    const vm = await session.cluster.find(VM, place, { signal });
    if (!vm) throw new Error(`${describe({ ...VM, ...place })} does not exist.`);
    const version = vm.metadata?.resourceVersion;
    if (refused && refused.version === version) throw refused.error;
    const operations = change(vm);
    if (!operations) return;
    const body = [{ op: 'test', path: '/metadata/resourceVersion', value: version }, ...operations];
    try {
      await session.cluster.patch(VM, place, { type: 'json', body }, { signal, fieldManager });
      return;
    } catch (error) {
      // The status of a VM that starts changes all the time.
      if (!(error instanceof ApiError && mayBeOvertaken(error))) throw error;
      refused = { version, error };
    }
  }
}

/** The API server does not say that the test of a JSON patch failed: it calls each patch that it cannot apply invalid, without a cause. */
export const mayBeOvertaken = ({ status, causes }: ApiError): boolean =>
  status === 409 || (status === 422 && causes.length === 0);

const statusIn = (vmi: KubeObject | undefined, name: unknown) =>
  objectsAt(vmi, 'status', 'interfaces').find((one) => one['name'] === name);

function isPlugged({ vm, vmi }: Seen, { inputs, operation }: Run): boolean {
  if (!vm) throw new Error('the VirtualMachine was deleted while its interface was plugged');
  if (!vmi || valueAt(vmi, 'status', 'phase') !== 'Running') return valueAt(vm, 'status', 'created') !== true;
  const status = statusIn(vmi, inputs['name']);
  if (String(status?.['infoSource'] ?? '').includes('domain')) return true;
  operation.say(`plugging the interface: ${progress(vm, vmi)}`);
  return false;
}

function isUnplugged({ vm, vmi }: Seen, { inputs, operation }: Run): boolean {
  const gone = !vm || indexIn(interfacesIn(vm), inputs['name']) < 0;
  if (!gone && vm && vmi) operation.say(`unplugging the interface: ${progress(vm, vmi)}`);
  return gone;
}

function progress(vm: KubeObject, vmi: KubeObject): string {
  const failure = condition(vm, 'Failure');
  if (failure?.status === 'True') return failure.message ?? failure.reason ?? 'KubeVirt reports a failure';
  const restart = condition(vm, 'RestartRequired');
  if (restart?.status === 'True') return `the guest needs a restart for an earlier change (${restart.message ?? ''})`;
  const migrates = valueAt(vmi, 'status', 'migrationState', 'completed') === false;
  return migrates
    ? 'the guest is being migrated'
    : 'waiting for the live migration that brings it to the guest, by a `Migration` or by workloadUpdateMethods: [LiveMigrate] in the KubeVirt object';
}
