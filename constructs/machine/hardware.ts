import type { core } from '../../kubevirt/types';
import type { Json } from './json';

/** The virtual machine itself, apart from its size, firmware and devices. */
export interface HardwareProps {
  /**
   * Machine type that QEMU emulates: `q35`, `pc-q35-9.2`. A versioned type pins what the guest sees across updates of KubeVirt.
   * @default - that of the cluster, written when the VM is created
   * @change domain.machine.type
   */
  readonly machineType?: string;
  /**
   * Chassis that the guest reads in its SMBIOS tables, beside `uuid` and `serial` of the firmware.
   * @default - what the cluster is configured with
   * @change domain.chassis
   */
  readonly chassis?: Readonly<core.Chassis>;
  /**
   * I/O threads of the disks: one for all, as many as KubeVirt chooses, or a pool of so many.
   * @default - what the instancetype asks for, otherwise none: QEMU's main thread
   * @change domain.ioThreadsPolicy
   * @change domain.ioThreads
   */
  readonly ioThreads?: 'shared' | 'auto' | IoThreadPool;
  /**
   * Reaction to a reboot from inside the guest: reset it, or end it, so that it starts again with the changes that wait for a restart.
   * @default Reboot
   * @change domain.rebootPolicy
   */
  readonly rebootPolicy?: 'Reboot' | 'Terminate';
}

/** A pool of I/O threads that virtio disks share. */
export interface IoThreadPool {
  /**
   * Number of threads.
   * @change domain.ioThreads.supplementalPoolThreadCount
   */
  readonly threads: number;
}

export function hardwareSpec({ machineType, chassis, ioThreads, rebootPolicy }: HardwareProps): Json {
  const pool = typeof ioThreads === 'object' && 'threads' in ioThreads ? ioThreads : undefined;
  return {
    machine: machineType === undefined ? undefined : { type: machineType },
    chassis,
    ioThreadsPolicy: pool ? 'supplementalPool' : ioThreads,
    ioThreads: pool && { supplementalPoolThreadCount: pool.threads },
    rebootPolicy,
  };
}
