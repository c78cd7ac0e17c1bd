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
    reason: 'The pool deletes its VMs with their disks and makes new, empty ones.',
    advice: 'Set updateStrategy: {opportunistic: {}} or {unmanaged: {}} before, or make a second pool.',
  },
  'pool-vms-updated': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the guests need nothing of it now',
    effect: 'next-boot-silent',
    reason:
      'The pool writes it into its VMs, over whatever somebody changed there; the guests do not notice before they boot.',
  },
  'pool-update-unmanaged': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'updateStrategy is unmanaged',
    effect: 'no-effect',
    reason: 'The pool leaves the VMs that it has alone; only new ones are made so.',
  },
  'pool-update-selected-none': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the selectors of the update strategy match none of its VMs',
    effect: 'no-effect',
    reason: 'The selectors of the update strategy match none of the VMs as they are now, so that none is updated.',
    advice: 'Widen updateStrategy.proactive.selectionPolicy.selectors.',
  },
  'pool-empty': {
    paths: ['/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the pool has no VMs',
    effect: 'no-effect',
    reason: 'The pool has no VMs that it could change.',
  },
  'pool-scale-out': {
    paths: ['/spec.replicas'],
    change: 'raised',
    effect: 'live',
    reason: 'The pool makes new VMs; those that it has do not notice.',
  },
  'pool-scale-in': {
    paths: ['/spec.replicas'],
    change: 'lowered',
    when: 'scaleInStrategy is proactive, or not set',
    effect: 'data-loss',
    reason: 'The pool deletes VMs, running ones too, and with them the disks that they own.',
    advice: 'Set scaleInStrategy.proactive.statePreservation: Offline to keep the disks for later.',
  },
  'pool-scale-in-preserving': {
    paths: ['/spec.replicas'],
    change: 'lowered',
    when: 'statePreservation is Offline or Online',
    effect: 'restart',
    reason: 'The pool deletes VMs, running ones too, and keeps their disks for later VMs of the same number.',
  },
  'pool-scale-in-off': {
    paths: ['/spec.replicas'],
    change: 'lowered',
    when: 'scaleInStrategy is opportunistic or unmanaged',
    effect: 'no-effect',
    reason:
      'The pool deletes nothing by itself under this scale-in strategy; it does not replace VMs that somebody deletes.',
  },
  'pool-paused': {
    paths: ['/spec.replicas', '/spec.virtualMachineTemplate'],
    change: 'changed',
    when: 'the pool is paused',
    effect: 'no-effect',
    reason: 'A paused pool neither scales nor updates; autohealing goes on.',
    advice: 'Unpausing carries all of it out at once.',
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
