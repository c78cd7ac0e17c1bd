/** What was done to the platform and its nodes on the real cluster. */
import { evictionOf } from '../../../sandbox/simulator/evacuation';
import { FAULT_ANNOTATION } from '../../../sandbox/simulator/faults';
import { CDI, DEPLOYMENT, KUBEVIRT, NODE, POD, VMI } from '../../../sandbox/simulator/kinds';
import { isLauncher } from '../../../sandbox/simulator/launcher';
import { nodeDraft } from '../../../sandbox/simulator/nodes';
import { hasEnded } from '../../../sandbox/simulator/pods';
import type { FakeWorld } from '../sandbox/simulator/fake-world';
import {
  AS_SHIPPED,
  faulty,
  inTurn,
  kubevirt,
  power,
  type Step,
  stack,
  virtOperator,
} from '../sandbox/simulator/platform';
import { bareCluster, guest, play, sandbox } from '../sandbox/simulator/play';
import { create, memory, migrate, sized } from './live-guests';
import { type Scenario, wait } from './live-scenario';

const configured =
  (developerConfiguration: object): Step =>
  (world) => {
    const live = structuredClone(world.list(KUBEVIRT)[0]!);
    live.spec.configuration = { ...live.spec.configuration, developerConfiguration };
    world.put(live);
  };
const configure = configured({ disabledFeatureGates: ['ImageVolume'] });

const pulling = (...workloads: string[]) => ({
  [FAULT_ANNOTATION]: workloads.map((name) => `image-pull:${name}`).join(),
});
/** The images that are still missing; all others arrive. */
const missing =
  (...workloads: string[]): Step =>
  (world) =>
    faulty(world.list(KUBEVIRT)[0]!, pulling(...workloads)[FAULT_ANNOTATION]!, world);
const NEVER_PULLED = ['virt-handler', 'virt-template-apiserver', 'virt-template-controller'];
const TEMPLATES = NEVER_PULLED.slice(1);

const cordon =
  (name: string, unschedulable: boolean): Step =>
  (world) => {
    const node = world.get(NODE, undefined, name)!;
    world.put({ ...node, spec: { ...node.spec, unschedulable: unschedulable || undefined } });
  };

const everywhere: Step = (world) => {
  for (const { metadata } of world.list(NODE)) cordon(metadata.name, false)(world);
};
const only =
  (node: string): Step =>
  (world) => {
    for (const { metadata } of world.list(NODE)) cordon(metadata.name, metadata.name !== node)(world);
  };

/** As a person deletes the pods of a workload. */
const restartPods =
  (...workloads: string[]): Step =>
  (world) => {
    for (const pod of world.list(POD))
      if (workloads.some((name) => pod.metadata.name.startsWith(`${name}-`))) world.delete(pod);
  };

/** Has the pods of these workloads run on a node. */
const onNode = (node: string, ...workloads: string[]): Step =>
  inTurn(only(node), restartPods(...workloads), everywhere);
const KEPT_WORKLOADS = [
  'virt-operator',
  'virt-api',
  'virt-controller',
  'virt-exportproxy',
  'cdi-apiserver',
  'cdi-uploadproxy',
];
const LOST_WORKLOADS = ['virt-template-apiserver', 'virt-template-controller', 'cdi-operator', 'cdi-deployment'];

/** As `kubectl drain` asks for every pod of a node to go, again and again while that is rejected. */
function drain(world: FakeWorld, name: string): void {
  cordon(name, true)(world);
  for (let second = 0; second < 20; second++) {
    for (const pod of world.list(POD).filter((one) => isLauncher(one) && one.spec.nodeName === name)) {
      const vmi = world.get(VMI, 'vms', pod.metadata.ownerReferences![0]!.name)!;
      const answer = hasEnded(pod) ? { allowed: true as const } : evictionOf(pod, vmi, world);
      if (answer.allowed) world.delete(pod);
      else if (answer.mark) world.put({ ...vmi, status: { ...vmi.status, evacuationNodeName: name } });
    }
    play(world, 1);
  }
  cordon(name, false)(world);
}

const named = (name: string, evictionStrategy?: string): object => {
  const made = sized(evictionStrategy ? '2Gi' : '128Mi');
  made.metadata.name = name;
  if (evictionStrategy) {
    made.spec.template.spec.domain.cpu.sockets = 2;
    Object.assign(made.spec.template.spec, { evictionStrategy });
  }
  return made;
};
const remove =
  (kind: typeof KUBEVIRT | typeof CDI | typeof DEPLOYMENT, ...names: string[]): Step =>
  (world) => {
    for (const object of world.list(kind as typeof KUBEVIRT))
      if (names.includes(object.metadata.name)) world.delete(object);
  };

/** As Pulumi removes it: in the foreground. */
const removeOperator =
  (name: string): Step =>
  (world) => {
    for (const object of world.list(DEPLOYMENT)) if (object.metadata.name === name) world.deleteInForeground(object);
  };

export const PLATFORM: Readonly<Record<string, Scenario>> = {
  'install-images-missing': {
    on: () => bareCluster(1),
    step: inTurn(virtOperator, kubevirt(AS_SHIPPED, pulling(...NEVER_PULLED)), wait(300)),
  },
  'install-images-arrive': {
    on: () => bareCluster(1),
    before: inTurn(virtOperator, kubevirt(AS_SHIPPED, pulling(...NEVER_PULLED)), wait(300)),
    step: inTurn(missing(...TEMPLATES), wait(600)),
  },
  'configure-while-installing': {
    on: () => bareCluster(1),
    before: inTurn(virtOperator, kubevirt(AS_SHIPPED, pulling(...TEMPLATES)), wait(700)),
    step: configure,
  },
  'emulate-while-installing': {
    on: () => bareCluster(1),
    before: inTurn(virtOperator, kubevirt(AS_SHIPPED, pulling(...TEMPLATES)), wait(700)),
    step: configured({ useEmulation: true }),
  },
  'install-completes': {
    on: () => bareCluster(1),
    before: inTurn(virtOperator, kubevirt(AS_SHIPPED, pulling(...TEMPLATES)), wait(700)),
    step: (world) => {
      missing()(world);
      restartPods(...TEMPLATES)(world);
    },
  },
  'stack-up': { on: () => bareCluster(2), step: stack() },
  'stack-configure': { on: () => bareCluster(2), before: stack(), step: configure },
  'node-joins': {
    on: () => bareCluster(1),
    before: stack(),
    step: (world) => void world.put({ spec: {}, ...nodeDraft('node-2') }),
  },
  'node-loss': {
    on: () => bareCluster(2),
    before: inTurn(stack(), onNode('node-1', ...KEPT_WORKLOADS), onNode('node-2', ...LOST_WORKLOADS)),
    step: inTurn(
      (world) => {
        const made = sized('128Mi');
        Object.assign(made.spec.template.spec, { nodeSelector: { 'kubernetes.io/hostname': 'node-2' } });
        world.put(made);
        // Its agent had not answered yet.
        play(world, 4);
        power('node-2', false)(world);
      },
      wait(430),
      power('node-2', true),
    ),
  },
  'stack-configure-with-dead-node': {
    on: () => bareCluster(2),
    before: inTurn(stack(), onNode('node-1', ...KEPT_WORKLOADS), onNode('node-2', ...LOST_WORKLOADS)),
    step: inTurn(power('node-2', false), configure, power('node-2', true)),
  },
  drain: {
    on: () => sandbox(),
    before: inTurn(
      only('node-1'),
      (world) => void world.put(named('stays')),
      only('node-2'),
      (world) => {
        world.put(named('moves', 'LiveMigrateIfPossible'));
        migrate('stays')(world);
      },
      everywhere,
    ),
    step: (world) => drain(world, guest(world, 'moves').status!.nodeName!),
  },
  'uninstall-with-guests': {
    on: () => bareCluster(2),
    before: inTurn(
      stack({ workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } }),
      create('1Gi'),
      memory('2Gi'),
    ),
    step: inTurn(remove(KUBEVIRT, 'kubevirt'), remove(DEPLOYMENT, 'virt-operator')),
  },
  'stack-down': {
    on: () => bareCluster(2),
    before: stack(),
    step: inTurn(
      remove(CDI, 'cdi'),
      removeOperator('cdi-operator'),
      remove(KUBEVIRT, 'kubevirt'),
      removeOperator('virt-operator'),
    ),
  },
};
