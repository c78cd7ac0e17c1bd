/**
 * The effects of a change: their order, the phrases that report them, and what they mean to a reader and to a pipeline. Everything
 * that ranks, words or filters effects reads this table.
 */

interface EffectFacts {
  /** In the guide. Absent for what only a whole change can be. */
  meaning?: string;
  /** After the name of one field, and after several. */
  phrase?: readonly [one: string, several: string];
  /** In a plan, for readers who do not know KubeVirt. */
  label: string;
  /** Phrase and label where KubeVirt does not migrate guests by itself. */
  unless?: { phrase: readonly [one: string, several: string]; label: string };
  /** Nothing waits, nothing is lost and no action is needed. */
  harmless?: true;
  /** A running guest gets the change only by a restart, announced or not. */
  needsRestart?: true;
  /** The condition of `--fail-on` that it meets. */
  failOn?: FailOn;
}

/** What `plan --fail-on` can name of a change. */
export const FAIL_ON_EFFECTS = {
  refused: 'the cluster would reject it',
  stuck: 'accepted, but cannot be carried out',
  silent: 'waits for the next boot, unannounced',
  restart: 'needs a restart, or replaces something',
  migration: 'needs a live migration',
} as const;

export type FailOn = keyof typeof FAIL_ON_EFFECTS;

/** From harmless to harmful. */
const CLASSES = {
  'no-effect': {
    meaning: 'The running guest, and the next boot, stay as they are.',
    phrase: ['has no effect on the guest', 'have no effect on the guest'],
    label: 'no effect on the guest',
    harmless: true,
  },
  'scale-out': { label: 'adds VMs' },
  live: {
    meaning: 'The running guest gets the change at once.',
    phrase: ['goes live', 'go live'],
    label: 'changes while running',
    harmless: true,
  },
  'live+migration': {
    meaning: 'The guest keeps running and gets the change by moving to another node.',
    phrase: ['goes live by migration', 'go live by migration'],
    label: 'changes while running, moves to another node',
    unless: {
      phrase: ['waits for a live migration', 'wait for a live migration'],
      label: 'waits for a live migration',
    },
    harmless: true,
    failOn: 'migration',
  },
  'next-boot-silent': {
    meaning: 'The guest gets the change at its next boot, and nothing in the cluster shows that something is waiting.',
    phrase: ['waits for the next boot, unannounced', 'wait for the next boot, unannounced'],
    label: 'waits for the next restart, unannounced',
    needsRestart: true,
    failOn: 'silent',
  },
  restart: {
    meaning: 'The guest keeps running as it is; KubeVirt shows the condition RestartRequired until it is restarted.',
    phrase: ['needs a restart', 'need a restart'],
    label: 'needs a restart',
    needsRestart: true,
    failOn: 'restart',
  },
  mixed: { label: 'changes partly now, partly at a restart' },
  stuck: {
    meaning: 'The API accepts the change, the controller fails to apply it, and whatever comes later waits behind it.',
    phrase: ['gets stuck', 'get stuck'],
    label: 'cannot be carried out',
    needsRestart: true,
    failOn: 'stuck',
  },
  'power-change': { label: 'starts or stops VMs' },
  refused: {
    meaning: 'The API rejects the change; nothing happens.',
    phrase: ['is refused', 'are refused'],
    label: 'rejected by the cluster',
    failOn: 'refused',
  },
  replace: {
    meaning: 'The object is deleted and another one created.',
    phrase: ['replaces the object', 'replace the object'],
    label: 'deleted and recreated',
    failOn: 'restart',
  },
  delete: { label: 'deletes VMs' },
  recreate: { label: 'all VMs deleted and recreated' },
  'data-loss': {
    meaning: 'Disks are deleted.',
    phrase: ['deletes data', 'delete data'],
    label: 'deletes data',
    failOn: 'restart',
  },
} as const satisfies Record<string, EffectFacts>;

/**
 * The one effect that matters of a whole change. `mixed`: some of it reaches the running guest and some waits. `scale-out`,
 * `power-change`, `delete` and `recreate` are for pools.
 */
export type ImpactClass = keyof typeof CLASSES;

/** The effect of a changed path on a running guest. */
export type Effect = Exclude<ImpactClass, 'scale-out' | 'mixed' | 'power-change' | 'delete' | 'recreate'>;

const facts = (effect: ImpactClass): EffectFacts => CLASSES[effect];
const RANKED = Object.keys(CLASSES) as ImpactClass[];

/** All effects, from harmless to harmful. */
export const EFFECTS: readonly Effect[] = RANKED.filter((one): one is Effect => facts(one).meaning !== undefined);

/** The classes of a change after which nothing waits, nothing is lost and no action is needed. Hazards count apart. */
export const HARMLESS: readonly ImpactClass[] = RANKED.filter((one) => facts(one).harmless);

/** How harmful an effect is; only for comparing. */
export function rank(effect: ImpactClass): number {
  return RANKED.indexOf(effect);
}

/** The most harmful of these; `no-effect` where there is none. */
export function worst<T extends ImpactClass>(effects: readonly T[]): T | 'no-effect' {
  return effects.reduce<T | 'no-effect'>((a, b) => (rank(b) > rank(a) ? b : a), 'no-effect');
}

/**
 * The effect after the name of what changed: `needs a restart`, and of several `need a restart`. `migrates`: whether KubeVirt migrates
 * guests by itself where a change needs that.
 */
export function phraseOf(effect: Effect, count = 1, migrates = true): string {
  const [one, several] = (migrates ? undefined : facts(effect).unless?.phrase) ?? CLASSES[effect].phrase;
  return count === 1 ? one : several;
}

/** The effect as the guide explains it. */
export function meaningOf(effect: Effect): string {
  return CLASSES[effect].meaning;
}

/** The effect in words for readers who do not know KubeVirt. */
export function labelOf(effect: ImpactClass): string {
  return CLASSES[effect].label;
}

/** The same where KubeVirt does not migrate guests by itself. */
export function labelUnmigrated(effect: ImpactClass): string {
  return facts(effect).unless?.label ?? labelOf(effect);
}

/** Whether a running guest gets such a change only by a restart, announced or not. */
export function needsRestart(effect: Effect): boolean {
  return facts(effect).needsRestart === true;
}

/** The condition of `--fail-on` that an effect meets. */
export function failOnOf(effect: Effect): FailOn | undefined {
  return facts(effect).failOn;
}

/** Meanings of the labels, for the owner of the VM. */
export const GLOSSARY: readonly (readonly [term: string, meaning: string])[] = [
  ['changes while running', 'The VM keeps running and gets the change at once.'],
  [
    'moves to another node',
    'The VM keeps running while it moves to another physical node (live migration), with a pause of well under a second.',
  ],
  [
    'needs a restart',
    'The VM keeps running as it is. The change takes effect when the VM is restarted; the cluster shows that a restart is pending.',
  ],
  ['waits for the next restart, unannounced', 'The same, but nothing in the cluster shows that a restart is pending.'],
  [
    'cannot be carried out',
    'The cluster accepts the change and then fails to apply it, which also holds back other changes of this VM.',
  ],
  ['rejected by the cluster', 'The cluster rejects the change; nothing happens.'],
];

/** Terms that only some plans use. */
const MORE_TERMS: typeof GLOSSARY = [
  ['is shut down', 'The VM is stopped at once, and stays so until it is started again.'],
  [
    'waits for a live migration',
    'The VM keeps running as it is, and gets the change when it next moves to another node. In this cluster that happens only when it is asked for (a VirtualMachineInstanceMigration).',
  ],
];

/** The terms that a text uses, with their meanings. */
export const glossaryOf = (text: string): typeof GLOSSARY =>
  [...GLOSSARY, ...MORE_TERMS].filter(([term]) => text.includes(term));

/** What a list of changes must never hide, in words for readers who do not know KubeVirt. */
export const HAZARDS = {
  /** A disk would boot that nobody copied. */
  'uncopied-destination': 'A disk would start without its data',
  /** A disk behind a volume is another one at the next boot, and KubeVirt reports it nowhere. */
  'silent-volume-swap': 'A disk is swapped without notice',
  /** KubeVirt shuts the guest down to carry the change out. */
  'guest-evicted': 'A VM is shut down to carry this out',
  /** The guest is powered off at once. */
  'guest-powered-off': 'A VM is powered off',
  /** VMs, or the disks they own, are deleted. */
  'data-loss': 'Data is deleted',
  /** A pool's autohealing deletes VMs of its namespace that are not its own. */
  'foreign-vm-deleted': 'VMs outside the pool may be deleted',
  /** virt-controller crashes, for the whole cluster. */
  'controller-crash': 'KubeVirt itself crashes',
} as const;

export type HazardKind = keyof typeof HAZARDS;
