import { randomBytes } from 'node:crypto';
import { secondsOf } from '../../../kube/duration';
import { type Action, create, remove, updated } from '../actions';
import { claimsOf } from '../claims';
import { type Condition, withConditions } from '../conditions';
import { type Controller, controller, forAll, forOwned } from '../controller';
import { SECONDS } from '../durations';
import { CLAIM, EXPORT, type Kind, SECRET, SNAPSHOT, SNAPSHOT_CONTENT, VM, VMI } from '../kinds';
import { isDeleting, ownerReference } from '../live-object';
import { claimVolumesOf, contentName } from '../snapshot';

import type { Export, VirtualMachine } from '../types';
import { passed, type World } from '../world';
import { type Endpoint, volumePath } from './endpoint';

const DEFAULT_TTL_SECONDS = 7200;

/** Offers the disks of a VM, a snapshot or a claim for download until its time is over; then it deletes itself. */
export const diskExports = (endpoint: Endpoint): Controller =>
  controller({
    name: 'export',
    kind: EXPORT,
    reconcile: (one: Export, world) => reconcile(one, world, endpoint),
    watches: [
      forOwned(EXPORT as Kind, SECRET),
      ...[VM, VMI, CLAIM, SECRET, SNAPSHOT, SNAPSHOT_CONTENT].map((kind) => forAll(kind as Kind, EXPORT)),
    ],
  });

function reconcile(one: Export, world: World, endpoint: Endpoint): Action[] {
  if (isDeleting(one)) return [];
  const seconds = secondsOf(one.spec.ttlDuration ?? '') ?? DEFAULT_TTL_SECONDS;
  if (passed(world, one, 'time to live', seconds)) return [remove(one)];
  const found = claimsIn(one, world);
  const token = one.spec.tokenSecretRef ?? `export-token-${one.metadata.name}`;
  const missing =
    world.get(SECRET, one.metadata.namespace, token) || one.spec.tokenSecretRef ? [] : [create(secretOf(one, token))];
  const base = { tokenSecretRef: token, ttlExpirationTime: one.status?.ttlExpirationTime ?? world.now(seconds) };
  const tell = (phase: string, ready: Omit<Condition, 'type'>, links?: object): Action[] => [
    ...missing,
    ...updated(one, {
      ...one,
      status: {
        ...one.status,
        ...base,
        phase,
        serviceName: `virt-export-${one.metadata.name}`,
        links,
        conditions: withConditions(one.status?.conditions, [{ type: 'Ready', ...ready }], world.now()),
      },
    } as Export),
  ];
  if ('waits' in found) return tell('Pending', { status: 'False', reason: found.reason, message: found.waits });
  if (found.claims.length === 0) return tell('Skipped', { status: 'False', reason: 'NoPVC' });
  if (missing.length > 0 || !passed(world, one, 'pod', SECONDS.launch))
    return tell('Pending', { status: 'False', reason: 'Initializing' });
  const link = { cert: endpoint.ca, volumes: found.claims.map((claim) => volumeOf(one, claim, endpoint)) };
  return tell('Ready', { status: 'True', reason: 'PodReady' }, { external: link, internal: link });
}

type Found = { claims: string[] } | { waits: string; reason: string };

function claimsIn({ metadata, spec }: Export, world: World): Found {
  const { namespace } = metadata;
  const { kind, name } = spec.source;
  const inUse = (claims: string[]): Found => {
    const guest = world.list(VMI, namespace).find((vmi) => claimsOf(vmi.spec).some((claim) => claims.includes(claim)));
    return guest
      ? { waits: `pvc ${claims.join(', ')} is in use by ${guest.metadata.name}`, reason: 'InUse' }
      : { claims };
  };
  const absent = { waits: `${kind} ${namespace}/${name} does not exist`, reason: 'Unknown' };
  if (kind === 'PersistentVolumeClaim') return world.get(CLAIM, namespace, name) ? inUse([name]) : absent;
  if (kind === VM.kind) {
    const vm = world.get(VM, namespace, name);
    return vm ? inUse(claimVolumesOf(vm).map(({ claimName }) => claimName)) : absent;
  }
  const snapshot = world.get(SNAPSHOT, namespace, name);
  if (!snapshot?.status?.readyToUse) return absent;
  const content = world.get(SNAPSHOT_CONTENT, namespace, contentName(snapshot));
  const source = (content?.spec.source as { virtualMachine?: VirtualMachine } | undefined)?.virtualMachine;
  return source ? { claims: claimVolumesOf(source).map(({ claimName }) => claimName) } : absent;
}

const secretOf = (one: Export, name: string) => ({
  apiVersion: SECRET.apiVersion,
  kind: SECRET.kind,
  metadata: { name, namespace: one.metadata.namespace, ownerReferences: [ownerReference(one)] },
  stringData: { token: randomBytes(20).toString('hex') },
});

function volumeOf({ metadata }: Export, claim: string, { url }: Endpoint) {
  const at = `${url}${volumePath(metadata.namespace!, metadata.name, claim)}`;
  return {
    name: claim,
    formats: [
      { format: 'raw', url: `${at}/disk.img` },
      { format: 'gzip', url: `${at}/disk.img.gz` },
    ],
  };
}
