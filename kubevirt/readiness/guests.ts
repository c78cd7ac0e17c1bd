/** Gates of one guest: the VMI, and its migrations. */
import {
  all,
  choice,
  condition,
  equal,
  failed,
  isFalse,
  isTrue,
  item,
  not,
  oneOf,
  otherwise,
  READY,
  resting,
  say,
  some,
  status,
  waiting,
} from './expression';
import type { KindGate } from './gate';
import { notServing, PAUSED } from './virtual-machine';

const PHASE = status('phase');
const OWNED = some(['metadata', 'ownerReferences'], equal(item('controller'), true));
const DETAIL = choice(
  all(isFalse('PodScheduled'), not(equal(otherwise(condition('PodScheduled', 'message'), ''), ''))),
  say`: ${condition('PodScheduled', 'message')}`,
  '',
);
const STAGE = choice(equal(otherwise(PHASE, ''), ''), 'Pending', PHASE);

export const virtualMachineInstance: KindGate = {
  alone: [
    {
      when: equal(PHASE, 'Running'),
      gives: [
        { when: isTrue('Paused'), gives: PAUSED },
        { when: isTrue('Ready'), gives: READY },
        { gives: notServing(PHASE) },
      ],
    },
    {
      // The VM or replica set of a guest that has ended makes a new one of the same name, or leaves it as its run strategy says.
      when: all(oneOf(PHASE, 'Succeeded', 'Failed'), OWNED),
      gives: waiting(say`guest has ended (${PHASE}); its owner decides whether it starts again`),
    },
    { when: equal(PHASE, 'Succeeded'), gives: resting('guest has ended') },
    {
      when: equal(PHASE, 'Failed'),
      gives: failed('the guest failed', 'Check the events of the VMI and the log of its virt-launcher Pod.'),
    },
    { gives: waiting(say`guest is ${STAGE}${DETAIL}`) },
  ],
};

export const migration: KindGate = {
  alone: [
    { when: equal(PHASE, 'Succeeded'), gives: READY },
    {
      when: equal(PHASE, 'Failed'),
      gives: failed(
        say`the migration failed: ${otherwise(status('migrationState', 'failureReason'), 'no reason given')}`,
        'A migration runs once: fix the cause, then replace this object to try again. Check the guest: it normally stays on its node.',
      ),
    },
    { gives: waiting(say`migration is ${STAGE}`) },
  ],
};
