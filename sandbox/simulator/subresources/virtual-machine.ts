import { create, update } from '../actions';
import { isTrue } from '../conditions';
import { MIGRATION } from '../kinds';
import type { VirtualMachine } from '../types';
import { isFinal } from '../vm-names';
import { type RunStrategy, strategyOf } from '../vm-power';
import { type Answer, type Call, guestOf, type Handler, vmOf } from './call';
import { badRequest, conflict } from './refusal';
import { withoutVolume, withVolume } from './volumes';

type Request = NonNullable<NonNullable<VirtualMachine['status']>['stateChangeRequests']>[number];

const reject = ({ name }: Call, why: string) => conflict('virtualmachine', name, why);
const NOT_RUNNING = 'VM is not running';

/** Asks the controller: a stop request replaces what was asked before, anything else waits for its turn. */
function asking(call: Call, ...requests: Request[]): Answer {
  const vm = vmOf(call);
  const stopsOnly = requests.length === 1 && requests[0]?.action === 'Stop';
  if ((vm.status?.stateChangeRequests ?? []).length > 0 && !stopsOnly)
    throw reject(call, 'unable to complete request: stop/start already underway');
  const { startFailure: _, ...status } = vm.status ?? {};
  return { writes: [update(vm, { ...vm, status: { ...status, stateChangeRequests: requests } })] };
}

function switching(call: Call, on: boolean): Answer {
  const vm = vmOf(call);
  const power = vm.spec.runStrategy === undefined ? { running: on } : { runStrategy: on ? 'Always' : 'Halted' };
  return { writes: [update(vm, { ...vm, spec: { ...vm.spec, ...(power as object) } })] };
}

const start: Handler = (call) => {
  const vm = vmOf(call);
  const { vmi } = call;
  if (vmi?.status?.phase && !isFinal(vmi)) throw reject(call, 'VM is already running');
  if (isTrue(vm, 'ManualRecoveryRequired'))
    throw reject(call, 'VM recovery required: volume migration failed, leading to a possible misconfiguration');
  const strategy = strategyOf(vm);
  if (strategy === 'Halted') return switching(call, true);
  if (strategy === 'RerunOnFailure' && vmi?.status?.phase === 'Failed')
    throw reject(call, 'RerunOnFailure does not support starting VM from failed state');
  if (strategy !== 'RerunOnFailure' && strategy !== 'Manual')
    throw reject(call, `${strategy} does not support manual start requests`);
  const stop: Request[] = vmi && isFinal(vmi) ? [{ action: 'Stop', uid: vmi.metadata.uid }] : [];
  return asking(call, ...stop, { action: 'Start', ...(call.body['paused'] ? { data: { paused: 'true' } } : {}) });
};

const BY_RUN_STRATEGY: readonly RunStrategy[] = ['Always', 'Once'];

const stop: Handler = (call) => {
  const { vmi } = call;
  const strategy = strategyOf(vmOf(call));
  if (BY_RUN_STRATEGY.includes(strategy)) return switching(call, false);
  if (!vmi || isFinal(vmi)) throw reject(call, NOT_RUNNING);
  const { gracePeriod } = call.body;
  const before = (vmi.spec.terminationGracePeriodSeconds as number | undefined) ?? 0;
  const shorter = typeof gracePeriod === 'number' && gracePeriod < before;
  if (strategy === 'Halted' && !shorter)
    throw reject(call, 'Halted only supports manual stop requests with a shorter graceperiod');
  return asking(call, { action: 'Stop', uid: vmi.metadata.uid });
};

const restart: Handler = (call) => {
  const { gracePeriodSeconds } = call.body;
  if (typeof gracePeriodSeconds === 'number' && gracePeriodSeconds !== 0)
    throw badRequest(
      gracePeriodSeconds > 0
        ? 'For force restart, only gracePeriod=0 is supported for now'
        : 'gracePeriod has to be greater or equal to 0',
    );
  const vm = vmOf(call);
  if (isTrue(vm, 'VolumesChange')) throw reject(call, 'VM recovery required: a volume migration is under way');
  const strategy = strategyOf(vm);
  if (strategy === 'Halted' || strategy === 'Once')
    throw reject(call, `RunStrategy ${strategy} does not support manual restart requests`);
  if (!call.vmi) throw reject(call, `${NOT_RUNNING}: Halted`);
  return asking(call, { action: 'Stop', uid: call.vmi.metadata.uid }, { action: 'Start' });
};

const migrate: Handler = (call) => {
  vmOf(call);
  const vmi = guestOf(call);
  if (vmi.status?.phase !== 'Running') throw reject(call, NOT_RUNNING);
  const { addedNodeSelector } = call.body;
  const migration = create({
    apiVersion: MIGRATION.apiVersion,
    kind: MIGRATION.kind,
    metadata: { generateName: 'kubevirt-migrate-vm-', namespace: call.namespace } as never,
    spec: { vmiName: call.name, ...(addedNodeSelector ? { addedNodeSelector } : {}) },
  });
  return { writes: [migration] };
};

/** Both edit the template: the controller then plugs or unplugs the disk of the running guest. */
const volumes =
  (edit: typeof withVolume): Handler =>
  (call) => {
    const vm = vmOf(call);
    const spec = edit(vm.spec.template.spec!, call.body, (why) => reject(call, why));
    return { writes: [update(vm, { ...vm, spec: { ...vm.spec, template: { ...vm.spec.template, spec } } })] };
  };

/** `PUT /apis/subresources.kubevirt.io/v1/namespaces/NAMESPACE/virtualmachines/NAME/...` */
export const VM_ACTIONS: Readonly<Record<string, Handler>> = {
  start,
  stop,
  restart,
  migrate,
  addvolume: volumes(withVolume),
  removevolume: volumes(withoutVolume),
};
