/** Admission webhooks of applied manifests, such as those of cert-manager: no Pod of the sandbox runs, so nothing would answer, and the API server would reject what they guard. */
import { isObject } from '../../kube/json';
import { type Action, updated } from './actions';
import { type Controller, controller } from './controller';
import { type Kind, MUTATING_WEBHOOKS, WEBHOOKS } from './kinds';
import { type AnyLive, isDeleting } from './live-object';

/** Beside the fields of whoever applied the object, so that it stays as it was applied. */
const NEVER = [{ name: 'sandbox-does-not-serve-it', expression: 'false' }];

interface Configuration extends AnyLive {
  readonly webhooks?: readonly { readonly clientConfig?: object; readonly matchConditions?: unknown }[];
}

function reconcile(configuration: Configuration): Action[] {
  const { webhooks = [] } = configuration;
  if (isDeleting(configuration)) return [];
  const silent = webhooks.map((one) =>
    isObject(one.clientConfig) && 'service' in one.clientConfig ? { ...one, matchConditions: NEVER } : one,
  );
  return updated(configuration, { ...configuration, webhooks: silent });
}

export const unservedWebhooks: readonly Controller[] = [WEBHOOKS, MUTATING_WEBHOOKS].map((kind) =>
  controller({ name: `unserved ${kind.kind}`, kind: kind as unknown as Kind<Configuration>, reconcile }),
);
