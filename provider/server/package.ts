import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { type Message, type protocol, RpcError } from '../wire';

/** The root of the npm package, from `provider/server` as from `dist/provider/server`. */
export function packageRoot(): string {
  const here = join(__dirname, '..', '..');
  return here.endsWith('dist') ? join(here, '..') : here;
}

export function getPluginInfo(): Message<typeof protocol.PluginInfo> {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return { version };
}

export function getSchema(
  request: Message<typeof protocol.GetSchemaRequest>,
): Message<typeof protocol.GetSchemaResponse> {
  if (request.subpackageName) {
    throw new RpcError(
      `kubevirt has no package ${request.subpackageName}: it takes no parameters`,
      status.INVALID_ARGUMENT,
    );
  }
  return { schema: readFileSync(join(packageRoot(), 'schema.json'), 'utf8') };
}
