import { condition, failed, isTrue, READY, reasonOf, resting, spec, status, waiting } from './conditions';
import type { Gate } from './gate';

/** Phases in which nothing more happens until another client acts: a guest uses the disk, or a file is uploaded. */
const AT_REST: Readonly<Record<string, string>> = {
  WaitForFirstConsumer: 'disk is filled when the first guest uses it',
  PendingPopulation: 'disk is filled when the first guest uses it',
  UploadReady: 'disk is ready for an upload',
};

/** Reasons of a Running condition that report a fault; the others say how far the transfer is. */
const FAULT = /error|fail|unschedulable|backoff/i;

export const dataVolume: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Succeeded') return READY;
  if (AT_REST[phase]) return resting(AT_REST[phase]);
  const running = condition(live, 'Running');
  if (phase === 'Failed') {
    return failed(
      `the import failed: ${reasonOf(running, 'no reason given')}`,
      'Correct the source. The spec of a DataVolume is immutable, so the change replaces it.',
    );
  }
  const progress = String(status(live, 'progress') ?? '');
  const percent = /^\d/.test(progress) ? ` ${Math.floor(Number.parseFloat(progress))} %` : '';
  const stage = `disk is ${phase || 'Pending'}${percent}`;
  const faulty = running?.status === 'False' && FAULT.test(running.reason ?? '');
  if (!faulty) return waiting(stage);
  // CDI tries again without an end: a registry or a web server that comes back fills the disk.
  return waiting(
    `${stage}: ${reasonOf(running, '')}`,
    'CDI tries again by itself. If the source is wrong, correct it.',
  );
};

/** Annotations by which the volume controller asks for a volume: at once, or when a Pod that uses the claim has a node. */
const PROVISIONED_BY = [
  'volume.kubernetes.io/selected-node',
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
];

export const persistentVolumeClaim: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Bound') return READY;
  if (phase === 'Lost')
    return failed(
      'its PersistentVolume is lost',
      'The PersistentVolume of the claim no longer exists. Restore it, or replace the claim.',
    );
  if (phase !== 'Pending') return waiting('the claim has not been processed yet');
  if (PROVISIONED_BY.some((annotation) => live.metadata?.annotations?.[annotation]) || spec(live, 'volumeName'))
    return waiting('the claim is being bound to a volume');
  // A claim that binds at its first consumer waits for a guest, which may wait for this claim: waiting for it would never end.
  return resting('the claim is bound when the first guest uses it');
};

export const dataSource: Gate = (live) => {
  const found = condition(live, 'Ready');
  return found?.status === 'True' ? READY : waiting(reasonOf(found, 'its source is not ready yet'));
};

export const snapshot: Gate = (live) => {
  const phase = status(live, 'phase') ?? 'Succeeded';
  if (status(live, 'readyToUse') === true && phase === 'Succeeded') return READY;
  if (status(live, 'phase') === 'Failed') {
    return failed(
      `the snapshot failed: ${reasonOf(condition(live, 'Failure'), String(status(live, 'error', 'message') ?? 'no reason given'))}`,
      'A snapshot is taken once: fix the cause, then replace this object.',
    );
  }
  return waiting(reasonOf(condition(live, 'Progressing'), 'snapshot is being taken'));
};

export const restore: Gate = (live) => {
  if (status(live, 'complete') === true) return READY;
  const failure = condition(live, 'Failure');
  if (failure?.status === 'True') {
    return failed(
      `the restore failed: ${reasonOf(failure, 'no reason given')}`,
      'Stop the target VM or fix the cause, then replace this object.',
    );
  }
  return waiting(reasonOf(condition(live, 'Progressing'), 'restore has not started'));
};

export const clone: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Succeeded') return READY;
  if (phase === 'Failed')
    return failed('the clone failed', 'Check the events of the clone, fix the cause, then replace this object.');
  return waiting(`clone is ${phase || 'Pending'}`);
};

export const exported: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Terminated') return resting('the export is over');
  if (phase === 'Ready' && condition(live, 'Ready')?.status !== 'False') return READY;
  if (phase === 'Skipped')
    return failed('there is nothing to export', 'The source has no volume that can be exported.');
  return waiting(reasonOf(condition(live, 'Ready'), `export is ${phase || 'Pending'}`));
};

export const backup: Gate = (live) => {
  if (isTrue(live, 'Complete')) return READY;
  const failure = condition(live, 'Failed');
  if (failure?.status === 'True')
    return failed(
      `the backup failed: ${reasonOf(failure, 'no reason given')}`,
      'Fix the cause, then replace this object.',
    );
  return waiting(reasonOf(condition(live, 'Progressing'), 'backup has not started'));
};
