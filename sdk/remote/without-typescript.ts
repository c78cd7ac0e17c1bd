/**
 * Pulumi's SDK loads TypeScript to serialize functions, which components do not. In the plugin it is loaded when something of it is used: its 60
 * MB would be a third of what the plugin may take.
 */
import Module from 'node:module';

const SHIM = '@pulumi/pulumi/typescript-shim';

function deferTypeScript(): void {
  let path: string;
  try {
    path = require.resolve(SHIM);
  } catch {
    // A release of the SDK without it: nothing to defer.
    return;
  }
  if (require.cache[path]) return;
  const load = (): Record<string | symbol, unknown> => {
    delete require.cache[path];
    return require(SHIM) as Record<string | symbol, unknown>;
  };
  const deferred = new Module(path);
  deferred.filename = path;
  deferred.loaded = true;
  deferred.exports = new Proxy({}, { get: (_, key) => load()[key] });
  require.cache[path] = deferred;
}

deferTypeScript();
