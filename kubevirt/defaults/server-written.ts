/** What KubeVirt writes into objects that users own: drift that nobody caused and nobody can undo. */

/** A place that the server writes. */
export interface ServerWritten {
  /** From the object's root; `[]` stands for every element of a list, `*` for every key of a map. */
  path: string;
  /** `unset`: only where the manifest says nothing. `always`: also over what it says. */
  when: 'unset' | 'always';
  /** Why, in a few words. */
  why: string;
}

const TEMPLATE = 'spec.template.spec';
const unset = (path: string, why: string): ServerWritten => ({ path, when: 'unset', why });
const always = (path: string, why: string): ServerWritten => ({ path, when: 'always', why });

const KINDS: Readonly<Record<string, readonly ServerWritten[]>> = {
  VirtualMachine: [
    unset(`${TEMPLATE}.domain.firmware.uuid`, 'random, given once when the VM is created'),
    unset(`${TEMPLATE}.domain.firmware.serial`, 'random, given once when the VM is created'),
    unset(`${TEMPLATE}.architecture`, "the preference's, the image's or the cluster's"),
    unset(`${TEMPLATE}.domain.machine.type`, "the preference's, the cluster's or that of the architecture"),
    unset('spec.template.metadata.annotations["kubevirt.io/pci-topology-version"]', 'given when the VM is created'),
    always('spec.instancetype', 'inferFromVolume is replaced by what it found; a revision may be recorded'),
    always('spec.preference', 'inferFromVolume is replaced by what it found; a revision may be recorded'),
    unset('spec.dataVolumeTemplates[].spec.storage.storageClassName', "the preference's"),
    unset('spec.dataVolumeTemplates[].spec.pvc.storageClassName', "the preference's"),
    unset(`${TEMPLATE}.domain.resources`, 'an empty object is written back'),
    unset(`${TEMPLATE}.domain.features.acpi`, 'an empty object is written back'),
    unset('spec.template.metadata', 'an empty object is written back'),
    unset(`${TEMPLATE}.domain.devices.interfaces[].macAddress`, 'by a MAC pool (kubemacpool), where one runs'),
    unset('metadata.annotations["kubevirt.io/latest-observed-api-version"]', 'by the controller'),
    unset('metadata.annotations["kubevirt.io/storage-observed-api-version"]', 'by the controller'),
    unset(
      'metadata.annotations["kubemacpool.io/transaction-timestamp"]',
      'by a MAC pool (kubemacpool), where one runs',
    ),
    unset('metadata.finalizers', 'by the controller'),
  ],
  VirtualMachineInstanceMigration: [
    unset('metadata.labels["kubevirt.io/vmi-name"]', 'the guest that is migrated'),
    unset('metadata.finalizers', 'by the webhook'),
  ],
  VirtualMachineClone: [
    unset('spec.target', 'a VirtualMachine named after the source'),
    unset('spec.template', 'an empty object is written back'),
  ],
  VirtualMachineRestore: [unset('spec.targetReadinessPolicy', 'WaitGracePeriod')],
  VirtualMachineInstance: [
    unset('spec', 'every default of a guest is stored in it'),
    unset('metadata.annotations["kubevirt.io/pci-topology-version"]', 'given when the guest is created'),
    unset('metadata.finalizers', 'by the webhook'),
  ],
  VirtualMachinePool: [unset('metadata.finalizers', 'by the controller')],
  DataVolume: [
    unset('metadata.annotations["cdi.kubevirt.io/storage.usePopulator"]', 'by CDI'),
    unset('metadata.annotations["cdi.kubevirt.io/createdForDataVolume"]', 'by CDI'),
    unset('metadata.annotations["cdi.kubevirt.io/cloneType"]', 'by CDI'),
    unset('metadata.annotations["cdi.kubevirt.io/ownedByDataVolume"]', 'by CDI'),
    unset('metadata.annotations["cdi.kubevirt.io/storage.extended.clone.token"]', 'a token, by CDI'),
    unset('metadata.annotations["cdi.kubevirt.io/storage.clone.token"]', 'a token, by CDI'),
    unset('metadata.finalizers', 'by CDI'),
  ],
};

/** The places of a kind that the server writes; none for kinds that it leaves alone. */
export function serverWritten(kind: string): readonly ServerWritten[] {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind]! : [];
}
