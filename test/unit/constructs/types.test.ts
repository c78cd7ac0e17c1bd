import {
  core,
  Disk,
  EvictionStrategy,
  Image,
  Nic,
  RunStrategy,
  VirtualMachine,
  type VirtualMachineProps,
} from 'kubevirt-iac';
import { chartIn } from './rendered';

/** The compiler judges these; each line that must not compile says so, and the type check fails where it does compile. */
const accepted = (_props: VirtualMachineProps): void => undefined;

it('rejects at compile time what could never work', () => {
  accepted({ instancetype: 'u1.medium', preference: 'ubuntu' });
  accepted({ cpu: 2, memory: '4Gi', preference: 'ubuntu' });
  // @ts-expect-error a machine has one size
  accepted({ instancetype: 'u1.medium', cpu: 2, memory: '4Gi' });
  // @ts-expect-error a machine has one size
  accepted({ instancetype: 'u1.medium', memory: '4Gi' });
  // @ts-expect-error a machine has a size
  accepted({ preference: 'ubuntu' });
  // @ts-expect-error half of one is none
  accepted({ cpu: 2 });
  // @ts-expect-error no common instancetype has this name
  accepted({ instancetype: 'u1.medum' });
  // @ts-expect-error no common preference has this name
  accepted({ instancetype: 'u1.medium', preference: 'ubunut' });
  accepted({ instancetype: 'u1.medium', runStrategy: RunStrategy.ALWAYS, evictionStrategy: EvictionStrategy.NONE });
  // @ts-expect-error no such run strategy
  accepted({ instancetype: 'u1.medium', runStrategy: 'Alwys' });
  // @ts-expect-error no such key
  accepted({ instancetype: 'u1.medium', runstrategy: 'Always' });
  // @ts-expect-error an imported disk has a size
  accepted({ instancetype: 'u1.medium', bootDisk: { import: { registry: 'x' } } });
  // @ts-expect-error no such bus
  accepted({ instancetype: 'u1.medium', bootDisk: Disk.fromPvc('a', { bus: 'ide' }) });
  // @ts-expect-error masquerade works on the pod network only
  accepted({ instancetype: 'u1.medium', nics: [Nic.on('lan', { binding: 'masquerade' })] });
  // @ts-expect-error no image comes from there
  Disk.import({ ftp: 'x' }, { size: '1Gi' });
  // @ts-expect-error a size is needed
  Disk.import(Image.http('https://x'), {});
  expect(accepted).toBeInstanceOf(Function);
});

it('rejects at compile time what level 1 does not know', () => {
  const make = (chart = chartIn()) => {
    // @ts-expect-error no such run strategy
    new core.v1.VirtualMachine(chart, 'a', { spec: { runStrategy: 'Alwys', template: {} } });
    // @ts-expect-error no such key
    new core.v1.VirtualMachine(chart, 'b', { spec: { runStrategy: 'Always', template: {}, templat: {} } });
    // @ts-expect-error the spec is required
    new core.v1.VirtualMachine(chart, 'c', {});
    return VirtualMachine;
  };
  expect(make()).toBe(VirtualMachine);
});
