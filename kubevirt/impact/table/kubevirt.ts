import { rows } from './row';

export const kubevirt = rows({
  'launcher-outdated': {
    paths: ['/spec.imageTag', '/spec.imageRegistry', '/spec.imagePullPolicy'],
    change: 'of the KubeVirt object changed',
    effect: 'live+migration',
    reason:
      'Guests run in pods of the old release until the workload updater migrates them, as configured by workloadUpdateMethods.',
  },
  'workload-update-strategy': {
    paths: ['/spec.workloadUpdateStrategy'],
    change: 'of the KubeVirt object changed',
    effect: 'live+migration',
    reason:
      'Guests that wait for a migration, or run in pods of an old release, are now migrated or evicted accordingly.',
  },
  'guest-room': {
    paths: ['/spec.configuration.liveUpdateConfiguration'],
    change: 'of the KubeVirt object changed',
    effect: 'next-boot-silent',
    reason: 'A guest gets its room for more CPUs and memory when it boots.',
  },
  'rollout-strategy': {
    paths: ['/spec.configuration.vmRolloutStrategy'],
    change: 'of the KubeVirt object changed',
    effect: 'next-boot-silent',
    reason:
      'It decides what later changes do. Guests that booted under Stage have no room for CPU or memory hot-plug until they boot again.',
  },
  'guest-defaults': {
    paths: [
      '/spec.configuration.architectureConfiguration',
      '/spec.configuration.cpuModel',
      '/spec.configuration.cpuRequest',
      '/spec.configuration.evictionStrategy',
      '/spec.configuration.machineType',
      '/spec.configuration.network',
      '/spec.configuration.smbios',
      '/spec.configuration.virtualMachineOptions',
      '/spec.configuration.vmStateStorageClass',
    ],
    change: 'of the KubeVirt object changed',
    effect: 'next-boot-silent',
    reason: 'Guests get the change when they boot.',
  },
  'feature-gates': {
    paths: ['/spec.configuration.developerConfiguration'],
    change: 'of the KubeVirt object changed',
    effect: 'next-boot-silent',
    reason:
      'Running guests stay as they are, while virt-handler is rolled out on every node: consoles drop, and migrations in progress fail. A guest that needs a gate which is now disabled is rejected at its next start.',
  },
  'handler-rollout': {
    paths: ['/spec.workloads', '/spec.configuration.migrations.network', '/spec.configuration.handlerConfiguration'],
    change: 'of the KubeVirt object changed',
    effect: 'no-effect',
    reason:
      'Guests keep running while virt-handler is rolled out on every node: consoles drop, and migrations in progress fail. On a node that leaves the selection they keep running without a handler.',
  },
  'migration-settings': {
    paths: ['/spec.configuration.migrations'],
    change: 'of the KubeVirt object changed',
    effect: 'no-effect',
    reason: 'It applies to migrations that begin from now on.',
  },
  'cluster-setting': {
    paths: ['/spec'],
    change: 'of the KubeVirt object changed otherwise',
    effect: 'no-effect',
    reason: "It is a setting of KubeVirt's own components; guests are not affected.",
  },
});
