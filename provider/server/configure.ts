import { parseConfig } from '../config';
import type { Session } from '../session';
import { type ConfigureRequest, type ConfigureResponse, UNKNOWN_VALUE } from '../wire';
import { FEATURES } from './handshake';

/** Accepts the configuration without connecting to the cluster: a preview works without one. */
export function configure(request: ConfigureRequest, session: Session): ConfigureResponse {
  session.config = parseConfig(request.args.value).config;
  // A preview that creates the provider does not know its id yet.
  session.reference = request.urn && `${request.urn}::${request.id || UNKNOWN_VALUE}`;
  return { ...FEATURES, supportsPreview: true };
}
