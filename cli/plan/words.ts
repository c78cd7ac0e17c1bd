/** What classes and hazards are called in front of people who do not know KubeVirt. */
import type { HazardKind, ImpactClass } from '../../kubevirt/impact';

export const CLASS_WORDS: Readonly<Record<ImpactClass, string>> = {
  'no-effect': 'no effect on the guest',
  live: 'changes while running',
  'live+migration': 'changes while running, moves to another node',
  'next-boot-silent': 'waits for the next restart, unannounced',
  restart: 'needs a restart',
  mixed: 'changes partly now, partly at a restart',
  stuck: 'cannot be carried out',
  refused: 'refused by the cluster',
  replace: 'deleted and made anew',
  'data-loss': 'loses data',
  recreate: 'all machines deleted and made anew',
  delete: 'deletes machines',
  'scale-out': 'makes more machines',
  'power-change': 'starts or stops machines',
};

export const HAZARD_WORDS: Readonly<Record<HazardKind, string>> = {
  'uncopied-destination': 'A disk would start without its data',
  'silent-volume-swap': 'A disk is swapped without notice',
  'guest-evicted': 'A machine is shut down to carry this out',
  'guest-powered-off': 'A machine is powered off',
  'data-loss': 'Data is deleted',
  'foreign-vm-deleted': 'Machines of others may be deleted',
  'controller-crash': 'KubeVirt itself crashes',
};

/** The glossary under a plan: what the words mean for whoever runs the machine. */
export const GLOSSARY: readonly (readonly [word: string, meaning: string])[] = [
  ['changes while running', 'The machine keeps running and gets the change at once.'],
  [
    'moves to another node',
    'The machine keeps running while it is moved to another physical node (live migration), a pause of well under a second.',
  ],
  [
    'needs a restart',
    'The machine keeps running as it is. The change arrives when somebody restarts it; the cluster shows that it waits.',
  ],
  ['waits for the next restart, unannounced', 'The same, but nothing in the cluster shows that something waits.'],
  [
    'cannot be carried out',
    'The cluster accepts the change and then fails at it, and holds back other changes of this machine.',
  ],
  ['refused by the cluster', 'The cluster does not accept it; nothing happens.'],
];
