/**
 * Pulumi's SDK serializes functions, which components do not: for that it loads TypeScript (60 MB) and npm's reader of dependency trees (300 modules, 15 MB). In the
 * plugin each is loaded when something of it is used; together they would be more than a third of what the plugin may take.
 */
import Module, { createRequire } from 'node:module';

const PULUMI = '@pulumi/pulumi';
const DEFERRED = [`${PULUMI}/typescript-shim`, '@npmcli/arborist'];

function defer(name: string): void {
  let path: string;
  try {
    path = createRequire(require.resolve(PULUMI)).resolve(name);
  } catch {
    // A release of the SDK without it: nothing to defer.
    return;
  }
  if (require.cache[path]) return;
  const load = (): Record<string | symbol, unknown> => {
    delete require.cache[path];
    return require(path) as Record<string | symbol, unknown>;
  };
  const deferred = new Module(path);
  deferred.filename = path;
  deferred.loaded = true;
  // That it is to be taken as it is, is asked by each import of it.
  deferred.exports = new Proxy({}, { get: (_, key) => key === '__esModule' || load()[key] });
  require.cache[path] = deferred;
}

DEFERRED.forEach(defer);
