import type { IConstruct } from 'constructs';
import { constructError, type NameRef, nameOf } from '../base';
import type { Json } from './json';

/**
 * A claim of dynamic resource allocation (DRA): devices that a driver allocates when the guest starts.
 * @see https://kubevirt.io/user-guide/compute/host-devices/
 */
export type ResourceClaim = ResourceClaimOptions &
  (
    | {
        /**
         * An existing ResourceClaim, in the namespace of the VM.
         * @change resourceClaims[].resourceClaimName
         */
        readonly resourceClaim: string;
      }
    | {
        /**
         * A ResourceClaimTemplate in the namespace of the VM, from which each guest gets a claim of its own.
         * @change resourceClaims[].resourceClaimTemplateName
         */
        readonly resourceClaimTemplate: string;
      }
  );

/** Options of a claim. */
export interface ResourceClaimOptions {
  /**
   * Name of the claim within the VM. Devices of the same claim share it.
   * @default - the name of the claim or template
   * @change resourceClaims[].name
   */
  readonly name?: string;
}

export const ResourceClaim = {
  /** An existing ResourceClaim. */
  named: (claim: NameRef, options: ResourceClaimOptions = {}): ResourceClaim => ({
    resourceClaim: nameOf(claim),
    ...options,
  }),
  /** A ResourceClaimTemplate, from which each guest gets a claim of its own. */
  fromTemplate: (template: NameRef, options: ResourceClaimOptions = {}): ResourceClaim => ({
    resourceClaimTemplate: nameOf(template),
    ...options,
  }),
};

/** `resourceClaims` of a guest: each claim once, whichever devices use it. */
export class ResourceClaims {
  private readonly claims = new Map<string, Json>();

  constructor(private readonly construct: IConstruct) {}

  /** Adds a claim, and returns its name in the guest. Throws if another claim has this name. */
  add(claim: ResourceClaim): string {
    const [origin, ref] =
      'resourceClaim' in claim
        ? (['resourceClaimName', claim.resourceClaim] as const)
        : (['resourceClaimTemplateName', claim.resourceClaimTemplate] as const);
    const name = claim.name ?? ref;
    const known = this.claims.get(name);
    if (known && known[origin] !== ref) {
      throw constructError(
        this.construct,
        `two resource claims are named "${name}": one is ${String(known['resourceClaimName'] ?? known['resourceClaimTemplateName'])}, the other ${ref}. Give one of them another \`name\`.`,
      );
    }
    this.claims.set(name, { name, [origin]: ref });
    return name;
  }

  toSpec(): Json[] | undefined {
    return this.claims.size > 0 ? [...this.claims.values()] : undefined;
  }
}
