import { parseConfig } from '../config';
import type { Session } from '../session';
import type { ConfigureRequest, ConfigureResponse } from '../wire';
import { FEATURES } from './handshake';

/** Takes the configuration; nothing is contacted, a preview works without a cluster. */
export function configure(request: ConfigureRequest, session: Session): ConfigureResponse {
  session.config = parseConfig(request.args.value).config;
  return { ...FEATURES, supportsPreview: true };
}
