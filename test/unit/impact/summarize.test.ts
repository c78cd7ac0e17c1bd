import { summarize } from '../../../kubevirt/impact';
import { type Edits, impactOfEdits } from './objects';

describe('an impact in one line', () => {
  it.each<[Edits, string]>([
    [{}, ''],
    [{ 'metadata.labels': { a: 'b' } }, ''],
    [{ 'domain.memory.guest': '4Gi' }, 'memory.guest 2Gi -> 4Gi goes live by migration'],
    [
      { 'domain.memory.guest': '4Gi', 'domain.cpu.cores': 2 },
      'cpu.cores 1 -> 2 needs a restart, until then memory.guest waits too',
    ],
    [
      { 'domain.memory.guest': '4Gi', 'domain.cpu.sockets': 1 },
      'cpu.sockets 2 -> 1 needs a restart; memory.guest 2Gi -> 4Gi goes live by migration',
    ],
    [
      { hostname: 'other', evictionStrategy: 'None' },
      'evictionStrategy set to None, hostname set to other need a restart',
    ],
    [
      { 'networks[red]': { multus: { networkName: 'red' } }, 'domain.devices.interfaces[red]': { bridge: {} } },
      'devices.interfaces[red] added goes live by migration',
    ],
    [
      { 'spec.runStrategy': 'Halted' },
      'careful: The running guest is shut down as soon as this is applied; runStrategy Always -> Halted takes effect at once: the guest is shut down',
    ],
  ])('%j', (edits, line) => {
    expect(summarize(impactOfEdits(edits))).toBe(line);
  });
});
