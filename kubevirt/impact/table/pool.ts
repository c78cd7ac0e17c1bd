import { rows } from './row';

export const pool = rows({
  'pool-guests-restarted': {
    paths: ['/spec.virtualMachineTemplate.spec.template'],
    change: 'changed',
    when: 'updateStrategy is proactive, or not set',
    effect: 'restart',
    reason: 'The pool shuts the guests down and starts them again, even where the change could go live.',
    advice:
      'Set updateStrategy: {opportunistic: {}} to let it go live or wait, or maxUnavailable to restart a few at a time.',
  },
  'pool-recreates-vms': {
    paths: ['/spec.virtualMachineTemplate.spec.dataVolumeTemplates'],
    change: 'changed in any way',
    when: 'updateStrategy is proactive, or not set',
    effect: 'data-loss',
    reason: 'The pool deletes its VMs with their disks and creates new, empty ones.',
    advice: 'Set updateStrategy: {opportunistic: {}} or {unmanaged: {}} first, or create a second pool.',
  },
  'pool-vms-updated': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the guests need nothing of it now',
    effect: 'next-boot-silent',
    reason:
      'The pool writes the change into its VMs and overwrites edits made there; the guests see it when they boot.',
  },
  'pool-update-unmanaged': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'updateStrategy is unmanaged',
    effect: 'no-effect',
    reason: 'The pool does not touch existing VMs; only new ones are created with the change.',
  },
  'pool-update-selected-none': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the selectors of the update strategy match none of its VMs',
    effect: 'no-effect',
    reason: 'The selectors of the update strategy match none of the existing VMs, so none is updated.',
    advice: 'Widen updateStrategy.proactive.selectionPolicy.selectors.',
  },
  'pool-empty': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the pool has no VMs',
    effect: 'no-effect',
    reason: 'The pool has no VMs to change.',
  },
  'pool-scale-out': {
    paths: ['/spec.replicas'],
    change: 'raised',
    effect: 'live',
    reason: 'The pool creates new VMs; existing ones are not affected.',
  },
  'pool-scale-in': {
    paths: ['/spec.replicas'],
    change: 'lowered',
    when: 'scaleInStrategy is proactive, or not set',
    effect: 'data-loss',
    reason: 'The pool deletes VMs, running ones included, and the disks that they own.',
    advice: 'Set scaleInStrategy.proactive.statePreservation: Offline to keep the disks for later.',
  },
  'pool-scale-in-preserving': {
    paths: ['/spec.replicas'],
    change: 'lowered',
    when: 'statePreservation is Offline or Online',
    effect: 'restart',
    reason: 'The pool deletes VMs, running ones included, and keeps their disks for later VMs with the same index.',
  },
  'pool-scale-in-off': {
    paths: ['/spec.replicas'],
    change: 'lowered',
    when: 'scaleInStrategy is opportunistic or unmanaged',
    effect: 'no-effect',
    reason:
      'Under this scale-in strategy the pool deletes no VMs; it only stops replacing those that other clients delete.',
  },
  'pool-paused': {
    paths: ['/spec.replicas', '/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the pool is paused',
    effect: 'no-effect',
    reason: 'A paused pool neither scales nor updates; autohealing continues.',
    advice: 'Resuming the pool applies all of it at once.',
  },
  'pool-setting': {
    paths: [
      '/spec.updateStrategy',
      '/spec.scaleInStrategy',
      '/spec.maxUnavailable',
      '/spec.nameGeneration',
      '/spec.autohealing',
      '/spec.paused',
    ],
    change: 'changed',
    effect: 'no-effect',
    reason: 'It decides how the pool carries out later changes.',
  },
});
