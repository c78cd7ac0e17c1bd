import type { Session } from '../session';
import { inputRejected, RpcError, status } from '../wire';

/** Libraries of the components, which only programs in other languages need from the plugin. */
const NEEDED = ['@pulumi/pulumi', 'cdk8s', 'constructs'];

/**
 * A component, for a program in YAML or another language. The room above runs it; its request and response are Pulumi's own messages, as
 * bytes.
 */
export async function construct(request: Uint8Array, session: Session): Promise<Uint8Array> {
  try {
    return await componentsOf(session)(request, session.engineAddress);
  } catch (error) {
    const { argument, reason } = error as { argument?: string; reason?: string };
    throw argument !== undefined && reason !== undefined ? inputRejected(argument, reason) : error;
  }
}

function componentsOf({ components }: Session): NonNullable<ReturnType<NonNullable<Session['components']>>> {
  if (!components) throw new RpcError('This plugin was started without its components.', status.UNIMPLEMENTED);
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
