/** Gates of disks, and of what is made of them: snapshots, restores, clones, exports, backups. */
import {
  all,
  annotation,
  any,
  choice,
  condition,
  equal,
  failed,
  given,
  isFalse,
  isTrue,
  lookup,
  mentions,
  not,
  oneOf,
  otherwise,
  percent,
  READY,
  reason,
  resting,
  say,
  spec,
  status,
  type Test,
  type Value,
  waiting,
} from './expression';
import type { KindGate } from './gate';

const PHASE = status('phase');
const phase = (...phases: readonly string[]): Test => oneOf(PHASE, ...phases);
const isFilled = (value: Value): Test => not(equal(otherwise(value, ''), ''));
const STAGE = choice(isFilled(PHASE), PHASE, 'Pending');

/** Phases in which nothing more happens until another client acts: a guest uses the disk, or a file is uploaded. */
const AT_REST: Readonly<Record<string, string>> = {
  WaitForFirstConsumer: 'disk is filled when the first guest uses it',
  PendingPopulation: 'disk is filled when the first guest uses it',
  UploadReady: 'disk is ready for an upload',
};

/** Parts of the reasons of a Running condition that report a fault; the others say how far the transfer is. */
const FAULTS = ['error', 'fail', 'unschedulable', 'backoff'];
const FILLING = say`disk is ${STAGE}${percent(status('progress'))}`;

export const dataVolume: KindGate = {
  alone: [
    { when: phase('Succeeded'), gives: READY },
    { when: phase(...Object.keys(AT_REST)), gives: resting(lookup(AT_REST, PHASE, '')) },
    {
      when: phase('Failed'),
      gives: failed(
        say`the import failed: ${reason('Running', 'no reason given')}`,
        'Correct the source. The spec of a DataVolume is immutable, so the change replaces it.',
      ),
    },
    {
      // CDI tries again without an end: a registry or a web server that comes back fills the disk.
      when: all(isFalse('Running'), mentions(condition('Running', 'reason'), ...FAULTS)),
      gives: waiting(
        say`${FILLING}: ${reason('Running', '')}`,
        'CDI tries again by itself. If the source is wrong, correct it.',
      ),
    },
    { gives: waiting(FILLING) },
  ],
};

/** Annotations by which the volume controller asks for a volume: at once, or when a Pod that uses the claim has a node. */
const PROVISIONED_BY = [
  'volume.kubernetes.io/selected-node',
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
];

export const persistentVolumeClaim: KindGate = {
  alone: [
    { when: phase('Bound'), gives: READY },
    {
      when: phase('Lost'),
      gives: failed(
        'its PersistentVolume is lost',
        'The PersistentVolume of the claim no longer exists. Restore it, or replace the claim.',
      ),
    },
    { when: not(phase('Pending')), gives: waiting('the claim has not been processed yet') },
    {
      when: any(...PROVISIONED_BY.map((key) => isFilled(annotation(key))), isFilled(spec('volumeName'))),
      gives: waiting('the claim is being bound to a volume'),
    },
    // A claim that binds at its first consumer waits for a guest, which may wait for this claim: waiting for it would never end.
    { gives: resting('the claim is bound when the first guest uses it') },
  ],
};

export const dataSource: KindGate = {
  alone: [{ when: isTrue('Ready'), gives: READY }, { gives: waiting(reason('Ready', 'its source is not ready yet')) }],
};

export const snapshot: KindGate = {
  alone: [
    {
      when: all(equal(status('readyToUse'), true), any(not(given(PHASE)), phase('Succeeded'))),
      gives: READY,
    },
    {
      when: phase('Failed'),
      gives: failed(
        say`the snapshot failed: ${reason('Failure', otherwise(status('error', 'message'), 'no reason given'))}`,
        'A snapshot is taken once: fix the cause, then replace this object.',
      ),
    },
    { gives: waiting(reason('Progressing', 'snapshot is being taken')) },
  ],
};

export const restore: KindGate = {
  alone: [
    { when: equal(status('complete'), true), gives: READY },
    {
      when: isTrue('Failure'),
      gives: failed(
        say`the restore failed: ${reason('Failure', 'no reason given')}`,
        'Stop the target VM or fix the cause, then replace this object.',
      ),
    },
    { gives: waiting(reason('Progressing', 'restore has not started')) },
  ],
};

export const clone: KindGate = {
  alone: [
    { when: phase('Succeeded'), gives: READY },
    {
      when: phase('Failed'),
      gives: failed('the clone failed', 'Check the events of the clone, fix the cause, then replace this object.'),
    },
    { gives: waiting(say`clone is ${STAGE}`) },
  ],
};

export const exported: KindGate = {
  alone: [
    { when: phase('Terminated'), gives: resting('the export is over') },
    { when: all(phase('Ready'), not(isFalse('Ready'))), gives: READY },
    {
      when: phase('Skipped'),
      gives: failed('there is nothing to export', 'The source has no volume that can be exported.'),
    },
    { gives: waiting(reason('Ready', say`export is ${STAGE}`)) },
  ],
};

export const backup: KindGate = {
  alone: [
    { when: isTrue('Complete'), gives: READY },
    {
      when: isTrue('Failed'),
      gives: failed(
        say`the backup failed: ${reason('Failed', 'no reason given')}`,
        'Fix the cause, then replace this object.',
      ),
    },
    { gives: waiting(reason('Progressing', 'backup has not started')) },
  ],
};
