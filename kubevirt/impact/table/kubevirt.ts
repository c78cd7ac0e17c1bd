import { rows } from './row';

export const kubevirt = rows({
  'launcher-outdated': {
    paths: ['/spec.imageTag', '/spec.imageRegistry', '/spec.imagePullPolicy'],
    change: 'of the KubeVirt object changed',
    effect: 'live+migration',
    reason:
      'Guests run in pods of the old release until the workload updater has migrated them, as workloadUpdateMethods says.',
  },
  'workload-update-strategy': {
    paths: ['/spec.workloadUpdateStrategy'],
    change: 'of the KubeVirt object changed',
    effect: 'live+migration',
    reason:
      'Guests that wait for a migration, or run in pods of an old release, are now migrated or evicted as it says.',
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
      'It decides what later changes do. Guests that booted under Stage have no room to plug CPUs or memory before they boot again.',
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
    reason: 'Guests take it over when they boot.',
  },
  'feature-gates': {
    paths: ['/spec.configuration.developerConfiguration'],
    change: 'of the KubeVirt object changed',
    effect: 'next-boot-silent',
    reason:
      'Running guests stay as they are. A guest that needs a gate which is now closed is refused at its next start.',
  },
  'migration-settings': {
    paths: ['/spec.configuration.migrations'],
    change: 'of the KubeVirt object changed',
    effect: 'no-effect',
    reason: 'Migrations that begin from now on follow it.',
  },
  'cluster-setting': {
    paths: ['/spec'],
    change: 'of the KubeVirt object changed otherwise',
    effect: 'no-effect',
    reason: "It is a setting of KubeVirt's own components; guests do not notice.",
  },
});
