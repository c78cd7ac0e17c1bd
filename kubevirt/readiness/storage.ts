import { condition, failed, isTrue, READY, reasonOf, status, waiting } from './conditions';
import type { Gate } from './gate';

/** Phases in which a DataVolume waits for its first consumer: nothing more happens until a guest uses it. */
const READY_ENOUGH = new Set(['Succeeded', 'WaitForFirstConsumer', 'PendingPopulation', 'UploadReady']);

export const dataVolume: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (READY_ENOUGH.has(phase)) return READY;
  const running = condition(live, 'Running');
  if (phase === 'Failed') {
    return failed(
      `the import failed: ${reasonOf(running, 'no reason given')}`,
      'Correct the source. The spec of a DataVolume is immutable, so the change replaces it.',
    );
  }
  const trouble =
    running?.status === 'False' && /error|fail/i.test(running.reason ?? '') ? `: ${reasonOf(running, '')}` : '';
  const progress = String(status(live, 'progress') ?? '');
  const percent = /^\d/.test(progress) ? ` ${Math.floor(Number.parseFloat(progress))} %` : '';
  return waiting(`disk is ${phase || 'Pending'}${percent}${trouble}`);
};

export const persistentVolumeClaim: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Bound') return READY;
  if (phase === 'Lost')
    return failed(
      'its PersistentVolume is lost',
      'The PersistentVolume of the claim no longer exists. Restore it, or replace the claim.',
    );
  // The StorageClass, not the claim, says whether it binds immediately or at the first consumer: waiting for a guest that waits
  // for this claim would never end.
  return phase === 'Pending' ? READY : waiting('the claim has not been processed yet');
};

export const dataSource: Gate = (live) => {
  const found = condition(live, 'Ready');
  return found?.status === 'True' ? READY : waiting(reasonOf(found, 'its source is not ready yet'));
};

export const snapshot: Gate = (live) => {
  if (status(live, 'readyToUse') === true) return READY;
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
  if (phase === 'Ready' || phase === 'Terminated') return READY;
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
