import { execFileSync } from 'node:child_process';
import { ApiObject, App, Chart } from 'cdk8s';
import { type SynthLayout, synth } from '../../../constructs/synth';
import { processorMsOf } from '../processor-time';
import { realisticVm } from '../realistic-vm';

/**
 * One synthesis of a fleet, in a process of its own: `fleet-synth.js raw|object|chart|namespace|object-changed COUNT FOLDER`. Prints the
 * processor time of the construction and the synthesis, without that of loading the libraries.
 */
const [, , way, count, outdir] = process.argv as [string, string, string, string, string];

function fleet(changed = 0): App {
  const app = new App({ outdir });
  const chart = new Chart(app, 'fleet', { namespace: 'vms' });
  for (let i = 0; i < Number(count); i++) {
    const vm = realisticVm(i);
    if (i < changed) vm.spec.template.spec.domain.cpu.sockets = 3;
    new ApiObject(chart, `vm-${i}`, vm);
  }
  return app;
}

function synthesize(layout: SynthLayout, changed?: number): void {
  synth(fleet(changed), { outdir, layout, onWarning: () => {} });
}

const WORK: Readonly<Record<string, () => void>> = {
  raw: () => fleet().synth(),
  object: () => synthesize('object'),
  chart: () => synthesize('chart'),
  namespace: () => synthesize('namespace'),
};

if (way === 'object-changed') {
  // The run before is a process of its own, so that this one is as cold as a user's.
  execFileSync(process.execPath, [__filename, 'object', count, outdir]);
  process.stdout.write(`${processorMsOf(() => synthesize('object', Number(count) / 100))}\n`);
} else {
  process.stdout.write(`${processorMsOf(WORK[way]!)}\n`);
}
