import { readPackageFile } from '../package-file';
import type { Message, protocol } from '../wire';

export function getPluginInfo(): Message<typeof protocol.PluginInfo> {
  const { version } = JSON.parse(readPackageFile('package.json')) as { version: string };
  return { version };
}
