import { serve } from './server';

/**
 * `pulumi-resource-kubevirt [flags] ENGINE_ADDRESS`: serves the Pulumi provider and prints the port as its first line. Without an
 * address, it waits for the engine to attach (PULUMI_DEBUG_PROVIDERS=kubevirt:PORT).
 */
async function main(): Promise<void> {
  const address = process.argv.slice(2).findLast((word) => /^[^-/]\S*:\d+$/.test(word));
  const { port, close } = await serve(address);
  process.stdout.write(`${port}\n`);
  const exit = () => void close().finally(() => process.exit(0));
  process.on('SIGINT', exit);
  process.on('SIGTERM', exit);
  if (address) {
    // The engine keeps stdin open while it lives. The plugin ends with it, so that a killed CLI leaves no orphan.
    process.stdin.on('end', exit).on('error', exit).resume();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `pulumi-resource-kubevirt cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
