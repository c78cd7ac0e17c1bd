import { type Action, create, updated } from './actions';
import { type Condition, withConditions } from './conditions';
import { controller, forAll, forOwned, forOwner } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { CLAIM, DATA_SOURCE, DATA_VOLUME, VM } from './kinds';
import { type Draft, isDeleting, ownerReference } from './live-object';
import {
  classNamed,
  FILLING_POD,
  IMMEDIATE_BINDING,
  isConsumed,
  propertiesOf,
  volumesOfGuests,
  waitsForConsumer,
} from './storage';
import type { Claim, ClaimRequest, DataSource, DataVolume, DataVolumeSource } from './types';
import { passed, type World } from './world';

/** CDI's phases by what fills the volume. An import from outside counts percents, a clone does too, a blank image does not. */
interface Filling {
  scheduled: string;
  inProgress: string;
  seconds: number;
}

const IMPORT: Filling = { scheduled: 'ImportScheduled', inProgress: 'ImportInProgress', seconds: SECONDS.import };
const CLONE: Filling = { scheduled: 'CloneScheduled', inProgress: 'CloneInProgress', seconds: SECONDS.import / 2 };
const FILLINGS: Readonly<Record<string, Filling>> = {
  pvc: CLONE,
  snapshot: { ...CLONE, inProgress: 'CloneFromSnapshotSourceInProgress' },
  blank: { ...IMPORT, seconds: 0 },
};

/** Percents between which the progress is written: often enough to watch, rarely enough not to flood the API server. */
const PROGRESS_STEP = 10;

function reconcile(volume: DataVolume, world: World): Action[] {
  if (volume.status?.phase === 'Succeeded') return [];
  if (isDeleting(volume)) return claimOf(volume, world) ? [] : updated(volume, withoutClaim(volume, world));
  const next = advance(volume, world);
  const claim = claimOf(volume, world);
  const missing = next.needsClaim && !claim ? [create(claimDraft(volume, world))] : [];
  const status = {
    ...volume.status,
    claimName: volume.metadata.name,
    phase: next.phase,
    progress: next.progress,
    ...(next.restartCount ? { restartCount: next.restartCount } : {}),
    conditions: withConditions(volume.status?.conditions, conditionsOf(next, claim), world.now()),
  };
  return [...missing, ...updated(volume, { ...volume, status })];
}

/** A DataVolume that goes after its claim. */
const withoutClaim = (volume: DataVolume, world: World): DataVolume => {
  const gone: Condition[] = [
    { type: 'Bound', status: 'False', reason: 'NotFound' },
    { type: 'Running', status: 'False' },
  ];
  const conditions = withConditions(volume.status?.conditions, gone, world.now());
  return { ...volume, status: { ...volume.status, conditions } };
};

interface Step {
  phase: string;
  progress: string;
  needsClaim: boolean;
  restartCount?: number;
  /** Why the importer does not run yet. */
  reason?: string;
  /** The importer is done, and its pod has not ended. */
  completed?: boolean;
  /** What goes wrong, for the Running condition. */
  problem?: { reason: string; message: string };
}

const NOT_YET = 'N/A';

/** Where a DataVolume is on its way, from what is there and the time that has passed. */
function advance(volume: DataVolume, world: World): Step {
  const source = sourceOf(volume, world);
  if (!source) return { phase: 'Pending', progress: NOT_YET, needsClaim: false, problem: NO_SOURCE };
  const waiting = (phase: string): Step => ({ phase, progress: NOT_YET, needsClaim: true });
  const storageClass = classNamed(world, requestOf(volume).storageClassName);
  const claim = claimOf(volume, world);
  if (
    waitsForConsumer(storageClass) &&
    !bindsAtOnce(volume) &&
    !isConsumed(volume.metadata.name, volume.metadata.namespace!, world)
  )
    return waiting(claim ? 'WaitForFirstConsumer' : 'Pending');
  const atConsumer = waitsForConsumer(storageClass) && !bindsAtOnce(volume) && claim !== undefined;
  if (claim?.status?.phase !== 'Bound') return waiting(atConsumer ? 'WaitForFirstConsumer' : 'Pending');
  if (source.upload) return uploaded(volume, claim, world);
  const filling = FILLINGS[Object.keys(source).find((name) => name in FILLINGS) ?? ''] ?? IMPORT;
  const isImport = filling === IMPORT;
  if (isImport && !passed(world, volume, 'bound', pace(volume, SECONDS.bind, world))) return waiting('PVCBound');
  const scheduled = filling.seconds === 0 ? 0 : pace(volume, SECONDS.importSchedule, world);
  if (!passed(world, volume, 'scheduled', scheduled)) {
    if (source['registry']) return { ...waiting(filling.scheduled), reason: scratched(volume, scheduled, world) };
    return { ...waiting(filling.scheduled), reason: isImport ? 'ContainerCreating' : undefined };
  }
  if (hasFault(volume, 'import-error', world)) return broken(volume, source, filling, world);
  const seconds = pace(volume, filling.seconds, world);
  if (passed(world, volume, 'filled', seconds)) {
    const ended = !isImport || passed(world, volume, 'completed', pace(volume, SECONDS.importEnd, world));
    if (ended) return { phase: 'Succeeded', progress: '100.0%', needsClaim: true };
    return { phase: filling.inProgress, progress: '100.0%', needsClaim: true, completed: true };
  }
  const percent = Math.floor(((world.age(volume, 'filled') / seconds) * 100) / PROGRESS_STEP) * PROGRESS_STEP;
  world.requeueAfter(volume, (seconds * PROGRESS_STEP) / 100);
  return { phase: filling.inProgress, progress: `${percent.toFixed(2)}%`, needsClaim: true };
}

/** An image is unpacked in scratch space: its importer cannot be scheduled before the claim for that is bound. */
function scratched(volume: DataVolume, seconds: number, world: World): string | undefined {
  const step = Math.floor((world.age(volume, 'scheduled') / seconds) * SCRATCH.length + 1e-6);
  world.requeueAfter(volume, seconds / SCRATCH.length);
  return SCRATCH[Math.min(step, SCRATCH.length - 1)];
}

const SCRATCH = [undefined, 'Unschedulable', undefined, 'ContainerCreating'];

/** An upload waits for its client, after the Pod that receives it has started. */
function uploaded(volume: DataVolume, claim: Claim, world: World): Step {
  if (claim.metadata.annotations?.[FILLING_POD] === 'Succeeded')
    return { phase: 'Succeeded', progress: '100.0%', needsClaim: true };
  const ready = passed(world, volume, 'upload pod', pace(volume, SECONDS.importSchedule, world));
  return { phase: ready ? 'UploadReady' : 'UploadScheduled', progress: NOT_YET, needsClaim: true };
}

const NO_SOURCE = {
  reason: 'SourceNotFound',
  message: 'The DataSource that spec.sourceRef names does not exist, or has no source yet',
};

/** An importer that fails, a moment after it began, is started again and again: the phase stays, the restarts count. */
function broken(volume: DataVolume, source: DataVolumeSource, filling: Filling, world: World): Step {
  if (!passed(world, volume, 'first attempt', SECONDS.importAttempt))
    return { phase: filling.inProgress, progress: NOT_YET, needsClaim: true };
  const age = world.age(volume, 'import-error');
  let restartCount = 1;
  let wait: number = SECONDS.crashBackOff;
  let next = wait;
  for (; age >= next; next += wait) {
    restartCount++;
    wait = Math.min(wait * 2, SECONDS.crashBackOffLimit);
  }
  world.requeueAfter(volume, next - age);
  return {
    phase: filling.inProgress,
    progress: NOT_YET,
    needsClaim: true,
    restartCount,
    problem: {
      reason: source['registry'] ? 'ImagePullFailed' : 'Error',
      message: 'Unable to process data: simulated by the fault import-error',
    },
  };
}

function conditionsOf(step: Step, claim: Claim | undefined): Condition[] {
  const bound = claim?.status?.phase === 'Bound';
  const done = step.phase === 'Succeeded';
  const running = !done && step.phase.endsWith('InProgress') && !step.problem && !step.completed;
  return [
    { type: 'Ready', status: done ? 'True' : 'False', ...withReason(running ? 'TransferRunning' : undefined) },
    { type: 'Bound', status: bound ? 'True' : 'False', reason: bound ? 'Bound' : claim ? 'Pending' : 'NotFound' },
    {
      type: 'Running',
      status: running ? 'True' : 'False',
      ...withReason(
        done || step.completed ? 'Completed' : (step.problem?.reason ?? (running ? 'Pod is running' : step.reason)),
      ),
      ...(step.problem ? { message: step.problem.message } : {}),
    },
  ];
}

const withReason = (reason: string | undefined) => (reason === undefined ? {} : { reason });

/** What fills the volume: its own source, or that of the DataSource it refers to. */
function sourceOf(volume: DataVolume, world: World): DataVolumeSource | undefined {
  const { source, sourceRef } = volume.spec;
  if (source) return source;
  if (!sourceRef) return undefined;
  return resolve(world.get(DATA_SOURCE, sourceRef.namespace ?? volume.metadata.namespace, sourceRef.name), world);
}

/** A DataSource may point at another one. One step is as far as CDI goes. */
function resolve(dataSource: DataSource | undefined, world: World): DataVolumeSource | undefined {
  const pointer = dataSource?.spec.source['dataSource'] as { name: string; namespace: string } | undefined;
  return pointer ? world.get(DATA_SOURCE, pointer.namespace, pointer.name)?.spec.source : dataSource?.spec.source;
}

const requestOf = ({ spec }: DataVolume): ClaimRequest => spec.storage ?? spec.pvc ?? {};

const bindsAtOnce = ({ metadata }: DataVolume): boolean => metadata.annotations?.[IMMEDIATE_BINDING] !== undefined;

const claimOf = (volume: DataVolume, world: World) => world.get(CLAIM, volume.metadata.namespace, volume.metadata.name);

function claimDraft(volume: DataVolume, world: World): Draft {
  const request = requestOf(volume);
  const storageClass = classNamed(world, request.storageClassName);
  const properties = propertiesOf(storageClass);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: volume.metadata.name,
      namespace: volume.metadata.namespace,
      labels: { ...volume.metadata.labels, app: 'containerized-data-importer' },
      annotations: { ...volume.metadata.annotations },
      ownerReferences: [ownerReference(volume)],
    },
    spec: {
      accessModes: request.accessModes ?? properties.accessModes,
      volumeMode: request.volumeMode ?? (volume.spec.pvc ? 'Filesystem' : properties.volumeMode),
      ...(storageClass ? { storageClassName: storageClass.metadata.name } : {}),
      // A clone may omit its size, which is then that of its source.
      resources: { requests: { storage: request.resources?.requests?.storage ?? '10Gi' } },
    },
  };
}

function reconcileDataSource(dataSource: DataSource, world: World): Action[] {
  const { pvc } = dataSource.spec.source;
  const claim = pvc && world.get(CLAIM, pvc.namespace ?? dataSource.metadata.namespace, pvc.name);
  const ready = pvc === undefined || claim?.status?.phase === 'Bound';
  const reason = ready ? 'Ready' : claim ? 'Provisioning' : 'NotFound';
  const conditions: Condition[] = [{ type: 'Ready', status: ready ? 'True' : 'False', reason }];
  const status = {
    ...dataSource.status,
    source: dataSource.spec.source,
    conditions: withConditions(dataSource.status?.conditions, conditions, world.now()),
  };
  return updated(dataSource, { ...dataSource, status });
}

export const dataVolumes = [
  controller({
    name: 'data-volume',
    kind: DATA_VOLUME,
    reconcile,
    watches: [
      forOwner(CLAIM, DATA_VOLUME),
      volumesOfGuests,
      forOwned(VM, DATA_VOLUME),
      forAll(DATA_SOURCE, DATA_VOLUME),
    ],
  }),
  controller({
    name: 'data-source',
    kind: DATA_SOURCE,
    reconcile: reconcileDataSource,
    watches: [forAll(CLAIM, DATA_SOURCE)],
  }),
];
