import { update } from '../actions';
import { type Condition, conditionOf, isTrue, withConditions, withoutConditions } from '../conditions';
import type { Instance } from '../types';
import { guestOsOf } from '../vmi-guest';
import { type Answer, type Call, guestOf, type Handler } from './call';
import { conflict, forbidden } from './refusal';
import { withoutVolume, withVolume } from './volumes';

const reject = ({ name }: Call, why: string) => conflict('virtualmachineinstance', name, why);

function running(call: Call, otherwise = 'VMI is not running'): Instance {
  const vmi = guestOf(call);
  if (vmi.status?.phase !== 'Running') throw reject(call, otherwise);
  return vmi;
}

const withStatus = (vmi: Instance, status: object): Answer => ({
  writes: [update(vmi, { ...vmi, status: { ...vmi.status, ...status } } as Instance)],
});

const now = () => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

const PAUSED: readonly Condition[] = [
  { type: 'Paused', status: 'True', reason: 'PausedByUser', message: 'VMI was paused by user' },
  { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: 'not all readiness gates are ready' },
];

const pause: Handler = (call) => {
  const vmi = running(call, 'VM is not running');
  if (vmi.spec.livenessProbe)
    throw forbidden('virtualmachineinstance', call.name, 'Pausing VMIs with LivenessProbe is currently not supported');
  if (conditionOf(vmi, 'Paused')) throw reject(call, 'VMI is already paused');
  const { migrationState } = vmi.status!;
  if (migrationState && !migrationState.completed)
    throw reject(call, `Cannot pause VM '${call.name}' because it is currently being migrated`);
  return withStatus(vmi, { conditions: withConditions(vmi.status?.conditions, PAUSED, now()) });
};

const unpause: Handler = (call) => {
  if (call.vm?.status?.snapshotInProgress) throw conflict('virtualmachine', call.name, 'VM snapshot is in progress');
  const vmi = running(call);
  if (!conditionOf(vmi, 'Paused')) throw reject(call, 'VMI is not paused');
  return withStatus(vmi, { conditions: withoutConditions(vmi.status?.conditions, ['Paused']) });
};

const softReboot: Handler = (call) => {
  const vmi = running(call, 'VM is not running');
  if (isTrue(vmi, 'Paused')) throw reject(call, 'VMI is paused');
  const acpi = (vmi.spec.domain.features as { acpi?: { enabled?: boolean } } | undefined)?.acpi;
  if (!conditionOf(vmi, 'AgentConnected') && acpi?.enabled === false)
    throw reject(call, 'VMI neither have the agent connected nor the ACPI feature enabled');
  return {};
};

const reset: Handler = (call) => {
  running(call);
  return {};
};

const freeze =
  (fsFreezeStatus: string | undefined): Handler =>
  (call) =>
    withStatus(running(call), { fsFreezeStatus });

const volumes =
  (edit: typeof withVolume): Handler =>
  (call) => {
    const vmi = running(call);
    return { writes: [update(vmi, { ...vmi, spec: edit(vmi.spec, call.body, (why) => reject(call, why)) })] };
  };

const cancelEvacuation: Handler = (call) => {
  const vmi = guestOf(call);
  const conditions = withoutConditions(vmi.status?.conditions, ['EvictionRequested']);
  return withStatus(vmi, { evacuationNodeName: undefined, conditions });
};

/** `PUT .../virtualmachineinstances/NAME/...` */
export const VMI_ACTIONS: Readonly<Record<string, Handler>> = {
  pause,
  unpause,
  softreboot: softReboot,
  reset,
  freeze: freeze('frozen'),
  unfreeze: freeze(undefined),
  addvolume: volumes(withVolume),
  removevolume: volumes(withoutVolume),
  'evacuate/cancel': cancelEvacuation,
};

/** The words of the guest agent, which only a guest with a connected agent has. */
const fromAgent =
  (kind: string, answer: (vmi: Instance) => object): Handler =>
  (call) => {
    const vmi = running(call);
    if (!isTrue(vmi, 'AgentConnected')) throw reject(call, 'VMI does not have guest agent connected');
    return { body: { apiVersion: 'subresources.kubevirt.io/v1', kind, metadata: {}, ...answer(vmi) } };
  };

const FILE_SYSTEMS = [
  {
    diskName: 'vda1',
    mountPoint: '/',
    fileSystemType: 'ext4',
    usedBytes: 1_200_000_000,
    totalBytes: 9_800_000_000,
  },
];
const USERS = [{ userName: 'root', loginTime: 0 }];

/** `GET .../virtualmachineinstances/NAME/...` */
export const VMI_READS: Readonly<Record<string, Handler>> = {
  guestosinfo: fromAgent('VirtualMachineInstanceGuestAgentInfo', (vmi) => ({
    guestAgentVersion: '9.0.0',
    hostname: (vmi.spec.hostname as string | undefined) ?? vmi.metadata.name,
    os: guestOsOf(vmi),
    timezone: 'UTC, 0',
    userList: USERS,
    fsInfo: { disks: FILE_SYSTEMS },
  })),
  filesystemlist: fromAgent('VirtualMachineInstanceFileSystemList', () => ({ items: FILE_SYSTEMS })),
  userlist: fromAgent('VirtualMachineInstanceGuestOSUserList', () => ({ items: USERS })),
};
