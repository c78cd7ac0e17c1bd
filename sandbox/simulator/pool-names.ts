import type { Pool } from './types';

/** Suffix of a pool's VM: its index. */
export const indexOf = (pool: Pool, name: string): number | undefined => {
  const suffix = name.startsWith(`${pool.metadata.name}-`) ? name.slice(pool.metadata.name.length + 1) : '';
  return /^\d+$/.test(suffix) ? Number(suffix) : undefined;
};

/** The lowest indexes that are free, as many as are needed. */
export function freeIndexes(used: ReadonlySet<number>, count: number): number[] {
  const free: number[] = [];
  for (let index = 0; free.length < count; index++) if (!used.has(index)) free.push(index);
  return free;
}

type VmSpec = Pool['spec']['virtualMachineTemplate']['spec'];
type Volume = NonNullable<NonNullable<VmSpec['template']['spec']>['volumes']>[number];

/** The VM spec of one index: what belongs to one VM alone gets its number. */
export function specOf({ spec }: Pool, index: number): VmSpec {
  const { virtualMachineTemplate, nameGeneration } = spec;
  const vm = structuredClone(virtualMachineTemplate.spec);
  const numbered = (name: string) => `${name}-${index}`;
  const templates = new Set((vm.dataVolumeTemplates ?? []).map(({ metadata }) => metadata?.name));
  for (const { metadata } of vm.dataVolumeTemplates ?? [])
    if (metadata) metadata.name = numbered(metadata.name as string);
  for (const volume of vm.template.spec?.volumes ?? []) {
    if (volume.dataVolume && templates.has(volume.dataVolume.name))
      volume.dataVolume.name = numbered(volume.dataVolume.name);
    const claim = volume.persistentVolumeClaim;
    if (claim && templates.has(claim.claimName)) claim.claimName = numbered(claim.claimName);
    if (nameGeneration?.appendIndexToConfigMapRefs && volume.configMap?.name)
      volume.configMap.name = numbered(volume.configMap.name);
    if (nameGeneration?.appendIndexToSecretRefs) numberSecrets(volume, numbered);
  }
  return vm;
}

function numberSecrets(volume: Volume, numbered: (name: string) => string): void {
  if (volume.secret?.secretName) volume.secret.secretName = numbered(volume.secret.secretName);
  for (const source of [volume.cloudInitNoCloud, volume.cloudInitConfigDrive]) {
    if (source?.secretRef?.name) source.secretRef.name = numbered(source.secretRef.name);
    if (source?.networkDataSecretRef?.name)
      source.networkDataSecretRef.name = numbered(source.networkDataSecretRef.name);
  }
}
