import { notInstalled } from '../kube/optional-package';
import type { Components } from './session';

const GRPC = {
  name: '@grpc/grpc-js',
  purpose: 'The Pulumi plugin',
  // Pulumi's own SDK depends on it.
  install: '@pulumi/pulumi',
};

/** What serves the plugin; the package that it needs comes with Pulumi, and is not there for those who only write manifests. */
function server(): typeof import('./server') {
  try {
    return require('./server') as typeof import('./server');
  } catch (error) {
    throw new Error(notInstalled(GRPC, error) ?? (error as Error).message, { cause: error });
  }
}

async function main(components: () => Components): Promise<void> {
  const address = process.argv.slice(2).findLast((word) => /^[^-/]\S*:\d+$/.test(word));
  const { port, close } = await server().serve(address, components);
  process.stdout.write(`${port}\n`);
  const exit = () => void close().finally(() => process.exit(0));
  process.on('SIGINT', exit);
  process.on('SIGTERM', exit);
  if (address) {
    // The engine keeps stdin open while it lives. The plugin ends with it, so that a killed CLI leaves no orphan.
    process.stdin.on('end', exit).on('error', exit).resume();
  }
}

/**
 * `pulumi-resource-kubevirt [flags] ENGINE_ADDRESS`: serves the Pulumi provider and prints the port as its first line. Without an
 * address, it waits for the engine to attach (PULUMI_DEBUG_PROVIDERS=kubevirt:PORT).
 *
 * `components` loads what runs components for programs in other languages: they lie in a room above this one.
 */
export function run(components: () => Components): void {
  main(components).catch((error: unknown) => {
    process.stderr.write(
      `pulumi-resource-kubevirt cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
