import { setFlagsFromString } from 'node:v8';
import type { Components, Session } from '../session';
import { inputRejected, RpcError, status } from '../wire';

/** Libraries of the components, which only programs in other languages need from the plugin. */
const NEEDED = ['@pulumi/pulumi', 'cdk8s', 'constructs'];

/** A stack of hundreds of components stays below 200 MB: by itself the heap may become four times as large before it is collected. */
const economize = (): void => setFlagsFromString('--heap-growing-percent=100');

/**
 * A component, for a program in YAML or another language. The room above runs it; its request and response are Pulumi's own messages, as
 * bytes.
 */
export async function construct(request: Uint8Array, session: Session): Promise<Uint8Array> {
  try {
    const { construct: make } = componentsOf(session);
    return await make(request, session.engineAddress, session.reference);
  } catch (error) {
    const { argument, reason } = error as { argument?: string; reason?: string };
    throw argument !== undefined && reason !== undefined ? inputRejected(argument, reason) : error;
  }
}

/** A method of a component. */
export async function call(request: Uint8Array, session: Session): Promise<Uint8Array> {
  const { call: run } = componentsOf(session);
  return run(request, session.engineAddress, session.reference);
}

function componentsOf({ components }: Session): Components {
  if (!components) throw new RpcError('This plugin was started without its components.', status.UNIMPLEMENTED);
  economize();
  try {
    return components();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string };
    const missing = code === 'MODULE_NOT_FOUND' && NEEDED.some((name) => message?.includes(`'${name}`));
    if (!missing) throw error;
    throw new RpcError(
      `Components run in the plugin with ${NEEDED.join(', ')}, which are not all installed beside kubevirt-iac. Run \`npm install ${NEEDED.join(' ')}\` there.`,
      status.FAILED_PRECONDITION,
    );
  }
}
