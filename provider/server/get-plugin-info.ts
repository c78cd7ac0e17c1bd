import { packageVersion } from '../package-file';
import type { Message, protocol } from '../wire';

export function getPluginInfo(): Message<typeof protocol.PluginInfo> {
  return { version: packageVersion() };
}
