import { parseConfig } from '../config';
import type { Session } from '../session';
import type { ConfigureRequest, ConfigureResponse } from '../wire';
import { FEATURES } from './handshake';

/** Accepts the configuration without connecting to the cluster: a preview works without one. */
export function configure(request: ConfigureRequest, session: Session): ConfigureResponse {
  session.config = parseConfig(request.args.value).config;
  return { ...FEATURES, supportsPreview: true };
}
