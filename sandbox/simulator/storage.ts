import { updated } from './actions';
import { claimsOf } from './claims';
import { type Controller, controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import { pace } from './faults';
import { CLAIM, DATA_VOLUME, POD, SERVICE, STORAGE_CLASS, STORAGE_PROFILE, VMI } from './kinds';
import { controllerOf, type Draft, isDeleting, ownerReference, withFinalizer, withoutFinalizers } from './live-object';
import { hasEnded } from './pods';
import type { CDI as CdiObject, Claim, Service, StorageClass, StorageProfile, VmiSpec } from './types';
import { passed, type World } from './world';

/** Where the simulated volumes come from. */
export const PROVISIONER = 'sandbox.kubevirt-iac.io/simulated';

/** Two classes that a bare-metal cluster would have: shared block storage, which guests can migrate with, and local disks. */
export const storageClasses: readonly Draft[] = [
  storageClass('shared', 'Immediate', { 'storageclass.kubernetes.io/is-default-class': 'true' }),
  storageClass('local', 'WaitForFirstConsumer', {}),
];

function storageClass(name: string, volumeBindingMode: string, annotations: Record<string, string>): Draft {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations },
    provisioner: PROVISIONER,
    volumeBindingMode,
    allowVolumeExpansion: true,
  };
}

export const defaultClass = (world: World): StorageClass | undefined =>
  world
    .list(STORAGE_CLASS)
    .find(({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true');

export const classNamed = (world: World, name: string | undefined): StorageClass | undefined =>
  name === undefined ? defaultClass(world) : world.get(STORAGE_CLASS, undefined, name);

export const waitsForConsumer = (storageClass: StorageClass | undefined): boolean =>
  storageClass?.volumeBindingMode === 'WaitForFirstConsumer';

/** Whether a guest that uses the claim has been placed on a node: that is the first consumer that such a volume waits for. */
export const isConsumed = (claimName: string, namespace: string, world: World): boolean =>
  world.list(VMI, namespace).some((vmi) => vmi.status?.phase !== undefined && claimsOf(vmi.spec).includes(claimName));

/** A guest's volumes, by the kind that they are looked at as. */
export const volumesOfGuests: Trigger = {
  kind: VMI,
  mapToRequests: ({ metadata, spec }) =>
    claimsOf(spec as VmiSpec).map((name) => ({ namespace: metadata.namespace, name })),
};

function reconcileClaim(claim: Claim, world: World) {
  if (isDeleting(claim)) return release(claim, world);
  const held = updated(claim, withFinalizer(claim, IN_USE_PROTECTION));
  if (held.length > 0) return held;
  if (claim.status?.phase === 'Bound') return grow(claim);
  const { namespace, name } = claim.metadata;
  const importing = controllerOf(claim)?.kind === DATA_VOLUME.kind;
  const waits = waitsForConsumer(classNamed(world, claim.spec.storageClassName));
  if (waits && !isConsumed(name, namespace!, world) && !(importing && claim.metadata.annotations?.[IMMEDIATE_BINDING]))
    return [];
  if (!passed(world, claim, 'bind', pace(claim, SECONDS.bind, world))) return [];
  return grow({ ...claim, status: { ...claim.status, phase: 'Bound', accessModes: claim.spec.accessModes } }, claim);
}

/** CDI's annotation for a claim that shall be filled before anyone uses it. */
export const IMMEDIATE_BINDING = 'cdi.kubevirt.io/storage.bind.immediate.requested';

/** CDI's annotation for the phase of the Pod that fills a claim. */
export const FILLING_POD = 'cdi.kubevirt.io/storage.pod.phase';

const IN_USE_PROTECTION = 'kubernetes.io/pvc-protection';

/** A claim goes when no pod of a guest uses it any more. */
const release = (claim: Claim, world: World) =>
  isMounted(claim, world) ? [] : updated(claim, withoutFinalizers(claim, [IN_USE_PROTECTION]));

const isMounted = ({ metadata }: Claim, world: World): boolean =>
  world
    .list(VMI, metadata.namespace)
    .some((vmi) => claimsOf(vmi.spec).includes(metadata.name) && world.owned(POD, vmi).some((pod) => !hasEnded(pod)));

/** The capacity follows the request, as with a class that allows expansion. */
const grow = (claim: Claim, from = claim) =>
  claim.status?.phase === 'Bound'
    ? updated(from, {
        ...claim,
        status: { ...claim.status, capacity: { storage: claim.spec.resources?.requests?.storage } },
      })
    : [];

/** CDI has one StorageProfile a StorageClass. */
export const missingProfiles = (cdi: CdiObject, world: World): Draft[] =>
  world
    .list(STORAGE_CLASS)
    .filter(({ metadata }) => !world.get(STORAGE_PROFILE, undefined, metadata.name))
    .map(({ metadata: { name } }) => ({
      apiVersion: STORAGE_PROFILE.apiVersion,
      kind: STORAGE_PROFILE.kind,
      metadata: { name, ownerReferences: [ownerReference(cdi)], labels: { 'cdi.kubevirt.io': '' } },
      spec: {},
    }));

const PROPERTY_SETS: Readonly<Record<string, { accessModes: string[]; volumeMode: string }[]>> = {
  Immediate: [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }],
  WaitForFirstConsumer: [{ accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem' }],
};

/** What a claim of a class is made as, where it does not say. */
export const propertiesOf = (storageClass: StorageClass | undefined) =>
  PROPERTY_SETS[storageClass?.volumeBindingMode ?? 'Immediate']![0]!;

function reconcileProfile(profile: StorageProfile, world: World) {
  const storageClass = world.get(STORAGE_CLASS, undefined, profile.metadata.name);
  if (!storageClass) return [];
  const known = storageClass.provisioner === PROVISIONER ? [propertiesOf(storageClass)] : [];
  const written = profile.spec.claimPropertySets as typeof known | undefined;
  const status = {
    ...profile.status,
    provisioner: storageClass.provisioner,
    storageClass: storageClass.metadata.name,
    cloneStrategy: 'copy',
    claimPropertySets: written ?? known,
  };
  return updated(profile, { ...profile, status });
}

function reconcileService(service: Service, world: World) {
  if (service.spec.type !== 'LoadBalancer' || service.status?.loadBalancer?.ingress || isDeleting(service)) return [];
  if (!passed(world, service, 'address', pace(service, SECONDS.loadBalancer, world))) return [];
  const ip = `203.0.113.${1 + (hash(service.metadata.uid) % 254)}`;
  return updated(service, { ...service, status: { ...service.status, loadBalancer: { ingress: [{ ip }] } } });
}

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);

/** The claims of a guest whose pod ends. */
const ofLauncher: Trigger = {
  kind: POD,
  mapToRequests: (pod, world) => {
    const owner = controllerOf(pod);
    const vmi = owner?.kind === VMI.kind ? world.get(VMI, pod.metadata.namespace, owner.name) : undefined;
    return vmi ? claimsOf(vmi.spec).map((name) => ({ namespace: pod.metadata.namespace, name })) : [];
  },
};

export const storage: readonly Controller[] = [
  controller({
    name: 'claim',
    kind: CLAIM,
    reconcile: reconcileClaim,
    watches: [volumesOfGuests, ofLauncher, forAll(STORAGE_CLASS, CLAIM)],
  }),
  controller({ name: 'storage-profile', kind: STORAGE_PROFILE, reconcile: reconcileProfile }),
  controller({ name: 'load-balancer', kind: SERVICE, reconcile: reconcileService }),
];
