import { argumentFailures, FUNCTIONS } from '../functions';
import { newerPlugin } from '../package-file';
import type { Session } from '../session';
import { type InvokeRequest, type InvokeResponse, RpcError, status } from '../wire';

const MODULE = 'kubevirt:index:';
const TIMEOUT_MS = 60_000;

/** Functions read the cluster, in previews too: a program that calls one needs a cluster. */
export async function invoke({ tok, args }: InvokeRequest, session: Session): Promise<Partial<InvokeResponse>> {
  const name = tok.startsWith(MODULE) ? tok.slice(MODULE.length) : '';
  const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]! : undefined;
  if (!called) {
    const known = Object.keys(FUNCTIONS).map((one) => MODULE + one);
    throw new RpcError(
      `${tok} is not a function of the kubevirt provider. The functions are ${known.join(', ')}. ${newerPlugin()}`,
      status.INVALID_ARGUMENT,
    );
  }
  const failures = argumentFailures(tok, called, args);
  if (failures.length > 0) return { failures };
  const { cluster, stopping, config } = session;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]);
  const value = await called.run(args.value, { cluster, namespace: config.namespace, signal });
  // What is made of a secret argument is secret.
  const secrets = args.secrets.length > 0 ? Object.keys(value).map((key) => [key]) : (called.secrets?.(value) ?? []);
  return { return: { value, secrets } };
}
