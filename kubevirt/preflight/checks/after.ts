import { objectAt, objectsAt, valueAt } from '../../../kube/json';
import { quantityValue } from '../../../kube/quantity';
import { defaultClassOf } from '../../storage';
import {
  annotationOf,
  type Check,
  conditionOf,
  type Finding,
  fail,
  labelOf,
  listed,
  nameOf,
  overNodes,
  pass,
  skipped,
  textAt,
  unknown,
  type View,
  warn,
} from '../check';
import { cpuModelsOf, sharedCpuModels } from '../cpu-model';
import { isReady } from '../nodes';

const KVM = 'devices.kubevirt.io/kvm';
/** virt-controller marks a node unschedulable after so many minutes without a heartbeat. */
const HEARTBEAT_MINUTES = 5;

const isAvailable = (view: View) =>
  view.read('kubevirts').some((one) => textAt(one, 'status', 'observedKubeVirtVersion'));

/** Judges only where KubeVirt has been installed. */
function installed(judge: Check['judge']): Check['judge'] {
  return (view) => (isAvailable(view) ? judge(view) : skipped('KubeVirt is not installed'));
}

/** Every node that is Ready by itself. */
function each(judge: (node: View['ready'][number], view: View) => Finding): Check['judge'] {
  return installed((view) => overNodes(view.ready.map((node) => ({ node: nameOf(node), finding: judge(node, view) }))));
}

export const AFTER: readonly Check[] = [
  {
    id: 'kubevirt-available',
    title: 'KubeVirt is available',
    level: 'after',
    needs: ['kubevirts'],
    expects:
      'the conditions Available, not Progressing and not Degraded, and the observed version equal to the target version',
    repair: 'See what it waits for: kubevirt-iac wait kubevirt/kubevirt -n kubevirt.',
    judge: installed(({ read }) => {
      const [one] = read('kubevirts');
      const [observed, target] = ['observed', 'target'].map((which) =>
        textAt(one, 'status', `${which}KubeVirtVersion`),
      );
      if (observed !== target) return warn(`${observed} is being replaced by ${target}`);
      const status = (type: string) => conditionOf(one!, type)?.['status'];
      if (status('Available') === 'True' && status('Progressing') !== 'True' && status('Degraded') !== 'True')
        return pass(`${observed}`);
      const why = ['Available', 'Progressing', 'Degraded']
        .map((type) => conditionOf(one!, type))
        .filter((found) => found && (found['status'] === 'True') !== (found['type'] === 'Available'))
        .map((found) => `${found!['type']}=${found!['status']} (${found!['reason']})`);
      return warn(`${observed}: ${listed(why)}`);
    }),
  },
  {
    id: 'virt-handler',
    title: 'virt-handler on every node',
    level: 'after',
    needs: ['kubevirts', 'nodes', 'handlers', 'handlerPods'],
    expects:
      'a ready virt-handler on every node for guests; one that is missing only where the node is not Ready is a warning',
    repair: 'Look at its Pod: kubectl describe pod -l kubevirt.io=virt-handler -A.',
    judge: installed(({ read, wanted, ready }) => {
      const [handler] = read('handlers');
      if (!handler) return fail('there is no DaemonSet virt-handler');
      const want = Number(valueAt(handler, 'status', 'desiredNumberScheduled') ?? 0);
      const have = Number(valueAt(handler, 'status', 'numberReady') ?? 0);
      const pods = read('handlerPods');
      const running = new Set(
        pods
          .filter((pod) => conditionOf(pod, 'Ready')?.['status'] === 'True')
          .map((pod) => textAt(pod, 'spec', 'nodeName')),
      );
      const without = pods.length === 0 ? [] : wanted.filter((node) => !running.has(nameOf(node)));
      const away = without.filter((node) => !isReady(node)).map(nameOf);
      const bad = without.filter(isReady).map(nameOf);
      if (bad.length > 0) return fail(`not ready on ${listed(bad)} (${have} of ${want})`);
      if (away.length > 0) return warn(`missing on ${listed(away)}, which is not Ready (${have} of ${want})`);
      if (have < want || want < ready.length) return fail(`${have} of ${Math.max(want, ready.length)} ready`);
      return pass(`${have} of ${want}`);
    }),
  },
  {
    id: 'kvm-allocatable',
    title: 'KVM devices of the nodes',
    level: 'after',
    needs: ['kubevirts', 'nodes'],
    expects: `allocatable \`${KVM}\` above 0 on every node for guests`,
    repair: 'Enable hardware virtualization on the node, or set `useEmulation: true`.',
    judge: each((node, { options, profile }) => {
      const count = quantityValue(objectAt(node, 'status', 'allocatable')?.[KVM]);
      if (count !== undefined && count > 0) return pass(`${count}`);
      const emulated = options.emulation || profile.configuration.developerConfiguration?.['useEmulation'] === true;
      return (emulated ? warn : fail)(count === undefined ? 'not offered: virt-handler has not registered it' : '0');
    }),
  },
  {
    id: 'node-schedulable',
    title: 'Nodes accept guests',
    level: 'after',
    needs: ['kubevirts', 'nodes'],
    expects: 'the label `kubevirt.io/schedulable: "true"`, which virt-handler keeps',
    repair: 'Look at virt-handler on the node.',
    judge: each((node) => {
      const value = labelOf(node, 'kubevirt.io/schedulable');
      return value === 'true'
        ? pass('yes')
        : fail(value === undefined ? 'no label' : `kubevirt.io/schedulable=${value}`);
    }),
  },
  {
    id: 'heartbeat',
    title: 'Heartbeat of virt-handler',
    level: 'after',
    needs: ['kubevirts', 'nodes', 'now'],
    expects: `younger than ${HEARTBEAT_MINUTES} minutes on every node`,
    repair: 'Look at virt-handler on the node, and at the clocks.',
    judge: each((node, { read }) => {
      const at = heartbeat(annotationOf(node, 'kubevirt.io/heartbeat'));
      if (at === undefined) return unknown('none yet');
      const minutes = (read('now') - at) / 60_000;
      return minutes < HEARTBEAT_MINUTES ? pass('recent') : fail(`${Math.round(minutes)} minutes old`);
    }),
  },
  {
    id: 'cpu-model',
    title: 'CPU model that all nodes share',
    level: 'after',
    needs: ['kubevirts', 'nodes'],
    requirement: 'live-migration',
    expects: 'one: guests with it migrate between all nodes. It is the output `cpuModel`',
    repair: 'Separate the nodes by CPU (node selector), or set `cpu.model` of the guests by hand.',
    judge: installed(({ ready, demanded }) => {
      const unlabelled = ready.filter((node) => cpuModelsOf(node).length === 0).map(nameOf);
      if (unlabelled.length > 0)
        return unknown(
          `${listed(unlabelled)}: no labels of CPU models yet`,
          'Wait for the node labeller of virt-handler.',
        );
      const [newest, ...others] = sharedCpuModels(ready);
      if (newest !== undefined)
        return pass(others.length > 0 ? `${newest}, of ${others.length + 1} that are shared` : newest);
      return (demanded('live-migration') ? fail : warn)('the nodes share none');
    }),
  },
  {
    id: 'storage-profile',
    title: 'Profile of the default StorageClass',
    level: 'after',
    needs: ['storageClasses', 'storageProfiles', 'cdis'],
    expects: 'access and volume modes that CDI knows: a DataVolume that names none is rejected otherwise',
    repair: 'Set `spec.claimPropertySets` of the StorageProfile.',
    judge: ({ read }) => {
      if (read('cdis').length === 0) return skipped('CDI is not installed');
      const found = defaultClassOf(read('storageClasses'));
      if (!found) return skipped('there is no default StorageClass');
      const profile = read('storageProfiles').find((one) => nameOf(one) === nameOf(found));
      if (!profile) return unknown(`CDI has not made the StorageProfile ${nameOf(found)} yet`);
      const sets = objectsAt(profile, 'status', 'claimPropertySets');
      return sets.length > 0
        ? pass(`${nameOf(found)}: ${sets.length} ${sets.length === 1 ? 'combination' : 'combinations'}`)
        : warn(`CDI does not know what ${nameOf(found)} can do`);
    },
  },
  {
    id: 'guest-boot',
    title: 'A guest boots',
    level: 'after',
    needs: ['guest'],
    expects: 'a small guest that runs, and is deleted; only where it is asked for (`--boot-guest`, `bootGuest`)',
    repair: 'See the message.',
    judge: ({ read }) => {
      const { booted, message, repair } = read('guest');
      return booted ? pass(message) : fail(message, repair);
    },
  },
];

/** KubeVirt writes it as JSON of a time, quotes included. */
function heartbeat(text: string | undefined): number | undefined {
  const at = Date.parse((text ?? '').replaceAll('"', ''));
  return Number.isNaN(at) ? undefined : at;
}
