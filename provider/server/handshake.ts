import type { Session } from '../session';
import type { Message, protocol } from '../wire';

/** Features that the plugin accepts: secrets as such; references to resources, and outputs inside the arguments of components. */
export const FEATURES = {
  acceptSecrets: true,
  acceptResources: true,
  acceptOutputs: true,
  supportsAutonamingConfiguration: true,
};

export function handshake(
  request: Message<typeof protocol.HandshakeRequest>,
  session: Session,
): Message<typeof protocol.HandshakeResponse> {
  session.attach(request.engineAddress);
  return FEATURES;
}

export function attach(request: Message<typeof protocol.AttachRequest>, session: Session): object {
  session.attach(request.address);
  return {};
}
