import { packageVersion } from '../package-file';
import { RpcError, status } from '../wire';

/**
 * Format of what resources leave in the state. A release that changes it so that this one would misread it raises the number and writes it, as
 * the output `STATE_FORMAT`; the first format is that without one.
 */
const FORMAT = 1;
export const STATE_FORMAT = '__stateFormat';

/** Rejects a state of a newer format before anything is compared with it, or written. */
export function refuseNewerState(request: object): void {
  const { olds, properties } = request as { olds?: { value?: object }; properties?: { value?: object } };
  for (const written of [olds, properties]) {
    const format = (written?.value as Record<string, unknown> | undefined)?.[STATE_FORMAT];
    if (format === undefined || (typeof format === 'number' && format <= FORMAT)) continue;
    throw new RpcError(
      `The state of this resource was written by a newer release of the kubevirt plugin: its format is ${JSON.stringify(format)}, and release ${packageVersion()} knows ${FORMAT}. Nothing was changed. Install the release of kubevirt-iac that the stack was last updated with, or a newer one.`,
      status.FAILED_PRECONDITION,
    );
  }
}
