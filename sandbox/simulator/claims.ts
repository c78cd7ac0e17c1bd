import type { VmiSpec } from './types';

/** The claims that a guest's volumes are on. A DataVolume's claim has its name. */
export const claimsOf = ({ volumes }: VmiSpec): string[] =>
  (volumes ?? []).flatMap(
    ({ persistentVolumeClaim, dataVolume }) => persistentVolumeClaim?.claimName ?? dataVolume?.name ?? [],
  );
