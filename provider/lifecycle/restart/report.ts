/** What is said of a restart that does not happen now. */
import type { KubeObject } from '../../../kube/object';
import type { ObservedGuest } from '../../kinds';
import type { Operation } from '../operation';
import type { Decision } from './decision';

export interface Restarted {
  live: KubeObject;
  pending?: ObservedGuest['restartPending'];
}

export type AwaitReady = (operation: Operation, written: KubeObject) => Promise<KubeObject>;

export type Refusal = Extract<Decision, { step: 'refuse-sole-endpoint' | 'refuse-uncopied-disk' }>;

export function refusal(decision: Refusal): string {
  return decision.step === 'refuse-sole-endpoint'
    ? `its guest needs a restart and was not restarted, because it is the only ready member of ${named(decision.services)}`
    : `its guest needs a restart and was not restarted: ${decision.reason}`;
}

export function named(services: readonly string[]): string {
  return `${services.length === 1 ? 'the Service' : 'the Services'} ${services.join(', ')}`;
}

export function remedy(decision: Refusal): string {
  return decision.step === 'refuse-sole-endpoint'
    ? 'Add "restart" to `allow` to interrupt the Service, or let it have another ready member; the next `pulumi up` restarts the guest.'
    : `Correct it, or add "${decision.path}" to \`allow\`.`;
}

/** The change is applied, and its restart left for the next update in the window. */
export function left(
  { window, next }: Extract<Decision, { step: 'wait-for-window' }>,
  live: KubeObject,
  { session, resource }: Operation,
): Restarted {
  session.engine.warn(
    resource.urn,
    `The change is applied; the restart of the guest is left for ${window}. The next \`pulumi up\` from ${next.toISOString()} on performs it.`,
  );
  return { live, pending: { window, next: next.toISOString() } };
}
