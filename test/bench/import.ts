import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { type Figures, median } from './figures';
import { processorMs } from './processor-time';

const RUNS = 15;

/** What each entry point, and one of its constructs, costs to load beside the library that it is made for: processor time, each load in a process of its own. */
export async function run(): Promise<Figures> {
  const entry = (path: string) => join(packageRoot(), 'dist', path);
  const loads = {
    cdk8s: ['cdk8s', 'Chart'],
    constructs: [entry('constructs/index.js'), 'VirtualMachine'],
    pulumi: ['@pulumi/pulumi', 'ComponentResource'],
    sdk: [entry('sdk/index.js'), 'VirtualMachine'],
  };
  const rounds = Array.from({ length: RUNS }, () =>
    Object.entries(loads).map(([name, [module, member]]) => [name, loadMs(module!, member!)] as const),
  );
  const of = (name: keyof typeof loads) => median(rounds.map((round) => Object.fromEntries(round)[name]!));
  return {
    "require('cdk8s').Chart, processor ms": of('cdk8s'),
    "require('kubevirt-iac').VirtualMachine, processor ms": of('constructs'),
    'beyond cdk8s, processor ms (budget 60)': of('constructs') - of('cdk8s'),
    "require('@pulumi/pulumi').ComponentResource, processor ms": of('pulumi'),
    "require('kubevirt-iac/pulumi').VirtualMachine, processor ms": of('sdk'),
    'beyond @pulumi/pulumi, processor ms (budget 100)': of('sdk') - of('pulumi'),
  };
}

/** Exports are loaded when they are used, so that one is. */
const loadMs = (module: string, member: string): number =>
  processorMs([
    '-e',
    'const before = process.cpuUsage(); require(process.argv[1])[process.argv[2]]; const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000)',
    module,
    member,
  ]);
