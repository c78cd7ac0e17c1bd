/** Claims of dynamic resource allocation, as props of what is allocated by them. */
import { filled, type Json, listAt } from './fields';

export function resourceClaim(guest: Json, name: unknown): Json | undefined {
  const claim = listAt(guest, 'resourceClaims').find((one) => one['name'] === name);
  return (
    claim &&
    filled({
      name,
      resourceClaim: claim['resourceClaimName'],
      resourceClaimTemplate: claim['resourceClaimTemplateName'],
    })
  );
}

/** GPUs or host devices. */
export function claimedDevices(guest: Json, devices: readonly Json[]): Json[] | undefined {
  if (devices.length === 0) return undefined;
  return devices.map(({ claimName, requestName, ...device }) =>
    claimName === undefined ? device : { ...device, claim: resourceClaim(guest, claimName), request: requestName },
  );
}
