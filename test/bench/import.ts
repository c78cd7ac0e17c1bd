import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { type Figures, median } from './figures';
import { processorMs } from './processor-time';

const RUNS = 15;

/** What each entry point costs to load beside the library that it is made for: processor time, each load in a process of its own. */
export async function run(): Promise<Figures> {
  const entry = (path: string) => join(packageRoot(), 'dist', path);
  const loads = {
    cdk8s: 'cdk8s',
    constructs: entry('constructs/index.js'),
    pulumi: '@pulumi/pulumi',
    sdk: entry('sdk/index.js'),
  };
  const rounds = Array.from({ length: RUNS }, () =>
    Object.entries(loads).map(([name, module]) => [name, loadMs(module)] as const),
  );
  const of = (name: keyof typeof loads) => median(rounds.map((round) => Object.fromEntries(round)[name]!));
  return {
    "require('cdk8s'), processor ms": of('cdk8s'),
    "require('kubevirt-iac'), processor ms": of('constructs'),
    'beyond cdk8s, processor ms (budget 60)': of('constructs') - of('cdk8s'),
    "require('@pulumi/pulumi'), processor ms": of('pulumi'),
    "require('kubevirt-iac/pulumi'), processor ms": of('sdk'),
    'beyond @pulumi/pulumi, processor ms (budget 100)': of('sdk') - of('pulumi'),
  };
}

const loadMs = (module: string): number =>
  processorMs([
    '-e',
    'const before = process.cpuUsage(); require(process.argv[1]); const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000)',
    module,
  ]);
