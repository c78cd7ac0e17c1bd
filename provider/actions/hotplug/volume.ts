/** A disk that is plugged into a VM for as long as the resource exists. */
import { condition } from '../../../kube/condition';
import { objectsAt, valueAt } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import { callSubresource } from '../../lifecycle';
import { type Action, type ActionInputs, type Run, VM_INPUT } from '../action';
import { look, type Place, type Seen, until, VM } from '../guest-action';

const DEFAULT_BUS = 'scsi';
const BUSES = [DEFAULT_BUS, 'virtio'];

export const hotplugVolume: Action = {
  description:
    'Plugs a disk into a VirtualMachine for as long as the resource exists, running or not: KubeVirt adds it to the VirtualMachine, so that a restart keeps it. Ends when the guest has the disk. Deleting the resource unplugs the disk and keeps its data. Where the VirtualMachine is declared in the same program, declare the disk there instead.',
  subject: { apiVersion: VM.apiVersion, kind: VM.kind },
  names: 'vm',
  undoneFirst: true,
  inputs: {
    vm: VM_INPUT,
    name: { type: 'string', required: true, description: 'Name of the volume and disk in the VirtualMachine.' },
    claim: { type: 'string', description: 'Name of the PersistentVolumeClaim. Exactly one of claim and dataVolume.' },
    dataVolume: { type: 'string', description: 'Name of the DataVolume. Exactly one of claim and dataVolume.' },
    bus: { type: 'string', values: BUSES, description: 'Bus of the disk: `scsi` or `virtio`. Default: `scsi`.' },
    serial: { type: 'string', description: 'Serial number that the guest sees. Default: that of KubeVirt.' },
  },
  outputs: { target: 'Device of the disk in the guest, such as `sda`; absent where no guest runs.' },
  problems: ({ claim, dataVolume }) =>
    (claim === undefined) === (dataVolume === undefined)
      ? ['Set exactly one of claim and dataVolume: the name of the PersistentVolumeClaim or of the DataVolume to plug.']
      : [],
  advice: ({ vm, name, namespace }, declares) => {
    const machine = { ...VM, name: String(vm), namespace: String(namespace) };
    if (!declares(machine)) return undefined;
    return `${describe(machine)} is declared in this program, and its next update removes the disk ${name}, because lists of volumes and disks are written as a whole. Declare the disk there with \`hotpluggable: true\`, which plugs it just the same, or add "spec.template.spec.volumes" and "spec.template.spec.domain.devices.disks" to ignoreChanges of the VirtualMachine.`;
  },
  run: async (run) => {
    const { signal, session } = run.operation;
    const place = placeOf(run);
    const before = await look(session.cluster, place, signal);
    if (!before.vm) throw new Error(`${describe({ ...VM, ...place })} does not exist.`);
    if (!isDeclared(before.vm, run.inputs)) {
      run.operation.say('plugging the disk');
      await callSubresource(run.operation, VM, place, 'addvolume', { body: bodyOf(run.inputs) });
    }
    const now = await until(run, place, (seen) => isPlugged(seen, run));
    const target = statusIn(now.vmi, run.inputs['name'])?.['target'];
    return target === undefined ? {} : { target };
  },
  undo: async (run) => {
    const { signal, session } = run.operation;
    const place = placeOf(run);
    const { vm } = await look(session.cluster, place, signal);
    // Without the VM nothing is plugged; a volume of that name with another source is another client's.
    if (!vm || vm.metadata?.deletionTimestamp || !holdsOurs(vm, run.inputs)) return;
    run.operation.say('unplugging the disk');
    await callSubresource(run.operation, VM, place, 'removevolume', { body: { name: run.inputs['name'] } });
    await until(run, place, (seen) => isUnplugged(seen, run.inputs['name']));
  },
};

const placeOf = ({ inputs, namespace }: Run): Place => ({ name: String(inputs['vm']), namespace });

const sourceOf = ({ claim, dataVolume }: ActionInputs) =>
  dataVolume === undefined
    ? { persistentVolumeClaim: { claimName: claim, hotpluggable: true } }
    : { dataVolume: { name: dataVolume, hotpluggable: true } };

/** AddVolumeOptions. */
const bodyOf = (inputs: ActionInputs) => ({
  name: inputs['name'],
  disk: {
    name: inputs['name'],
    disk: { bus: inputs['bus'] ?? DEFAULT_BUS },
    ...(inputs['serial'] !== undefined && { serial: inputs['serial'] }),
  },
  volumeSource: sourceOf(inputs),
});

function volumeIn(live: KubeObject | undefined, name: unknown, ...path: string[]) {
  return objectsAt(live, 'spec', ...path, 'volumes').find((volume) => volume['name'] === name);
}

const inTemplate = ['template', 'spec'];

/** Whether the VM has the volume; an error where its name is taken. */
function isDeclared(vm: KubeObject, inputs: ActionInputs): boolean {
  const volume = volumeIn(vm, inputs['name'], ...inTemplate);
  if (!volume) return false;
  if (holdsOurs(vm, inputs)) return true;
  throw new Error(
    `${describe(vm)} has another volume of the name ${inputs['name']}. Choose another name, or remove that volume first.`,
  );
}

function holdsOurs(vm: KubeObject, inputs: ActionInputs): boolean {
  const volume = volumeIn(vm, inputs['name'], ...inTemplate);
  const { dataVolume, claim } = inputs;
  return dataVolume === undefined
    ? valueAt(volume, 'persistentVolumeClaim', 'claimName') === claim && claim !== undefined
    : valueAt(volume, 'dataVolume', 'name') === dataVolume;
}

const statusIn = (vmi: KubeObject | undefined, name: unknown) =>
  objectsAt(vmi, 'status', 'volumeStatus').find((one) => one['name'] === name);

function isPlugged({ vm, vmi }: Seen, { inputs, operation }: Run): boolean {
  const { name } = inputs;
  if (!vm) throw new Error('the VirtualMachine was deleted while its disk was plugged');
  if (!volumeIn(vm, name, ...inTemplate)) return false;
  if (!vmi || valueAt(vmi, 'status', 'phase') !== 'Running') return valueAt(vm, 'status', 'created') !== true;
  const status = statusIn(vmi, name);
  if (status?.['phase'] === 'Ready') return true;
  const failure = condition(vm, 'Failure');
  const trouble = failure?.status === 'True' ? `: ${failure.message ?? failure.reason}` : '';
  const message = status?.['message'] ?? status?.['phase'];
  operation.say(`plugging the disk${message ? ` (${message})` : ''}${trouble}`);
  return false;
}

/** The guest is rid of it, and so is the node: the claim is free for another VM. */
function isUnplugged({ vm, vmi }: Seen, name: unknown): boolean {
  if (volumeIn(vm, name, ...inTemplate)) return false;
  return !volumeIn(vmi, name) && !statusIn(vmi, name);
}
