import {
  CloudInit,
  Disk,
  VirtualMachine,
  VirtualMachineInstance,
  type VirtualMachineInstanceProps,
  VirtualMachineInstanceReplicaSet,
} from 'kubevirt-iac';
import { chartIn, objectsOf, only, refusals } from './rendered';

/** The compiler judges these; a line that must not compile says so. */
const accepted = (_props: VirtualMachineInstanceProps): void => undefined;

it('has no instancetype and no preference at compile time', () => {
  accepted({ cpu: 2, memory: '4Gi', bootDisk: Disk.containerDisk('quay.io/x:1') });
  // @ts-expect-error KubeVirt applies an instancetype to VirtualMachines only
  accepted({ instancetype: 'u1.small' });
  // @ts-expect-error and so it does a preference
  accepted({ cpu: 2, memory: '4Gi', preference: 'fedora' });
  // @ts-expect-error a guest has a size
  accepted({ cpu: 2 });
  expect(accepted).toHaveLength(1);
});

const SIZE = { cpu: 2, memory: '2Gi' } as const;
const IMAGE = Disk.containerDisk('quay.io/containerdisks/fedora:42');

describe('VirtualMachineInstance', () => {
  it('is the guest itself, with the same props as that of a VM', () => {
    const chart = chartIn();
    const props = {
      ...SIZE,
      bootDisk: IMAGE,
      cloudInit: CloudInit.config({ packages: ['nginx'] }),
      guestLabels: { app: 'web' },
      guestAnnotations: { 'a.b/c': 'd' },
    };
    const vmi = new VirtualMachineInstance(chart, 'job', { ...props, labels: { team: 'a' } });
    new VirtualMachine(chart, 'vm', props);
    vmi.addGuestLabel('late', 'yes');
    const object = only(chart, 'VirtualMachineInstance');
    expect(object.metadata).toEqual({
      name: 'job',
      namespace: 'vms',
      labels: { team: 'a', app: 'web', late: 'yes', 'kubevirt.io/vmi': 'job' },
      annotations: { 'a.b/c': 'd' },
    });
    expect(object.spec).toEqual(only(chart, 'VirtualMachine').spec.template.spec);
    expect(refusals(chart)).toEqual([]);
  });

  it('is reached by Services and policies, and refers to its retained disk', () => {
    const chart = chartIn();
    const vmi = new VirtualMachineInstance(chart, 'job', { ...SIZE, bootDisk: Disk.blank({ size: '10Gi' }) });
    vmi.expose('http', { port: 80 });
    expect(only(chart, 'Service').spec.selector).toEqual({ 'kubevirt.io/vmi': 'job' });
    expect(only(chart, 'DataVolume').metadata.name).toBe('job-root');
    expect(only(chart, 'VirtualMachineInstance').spec.volumes).toMatchObject([{ dataVolume: { name: 'job-root' } }]);
    expect(vmi.hostname).toBe('job');
    expect(refusals(chart)).toEqual([]);
  });

  it.each([
    [{ ...SIZE, instancetype: 'u1.small' }, '`instancetype` has no effect on a bare guest'],
    [{ ...SIZE, preference: 'fedora' }, '`preference` has no effect on a bare guest'],
    [{ cpu: 1 }, '`memory` must be set'],
    [{ ...SIZE, bootDisk: Disk.blank({ size: '1Gi', retain: false }) }, 'only a VirtualMachine owns disks'],
  ])('rejects %j', (props, message) => {
    expect(() => new VirtualMachineInstance(chartIn(), 'job', props as never)).toThrow(message);
  });

  it('of another program is a peer', () => {
    const old = VirtualMachineInstance.fromVirtualMachineInstanceName(chartIn(), 'old', 'old-job', { namespace: 'b' });
    expect([old.name, old.namespace, old.guestSelector]).toEqual(['old-job', 'b', { 'vmi.kubevirt.io/id': 'old-job' }]);
  });
});

describe('VirtualMachineInstanceReplicaSet', () => {
  it('makes copies of a guest without data', () => {
    const chart = chartIn();
    const set = new VirtualMachineInstanceReplicaSet(chart, 'edge', {
      replicas: 3,
      machine: { ...SIZE, bootDisk: IMAGE },
    });
    set.expose('http', { port: 80 });
    const labels = { 'kubevirt.io/vmirs': 'edge' };
    expect(only(chart, 'VirtualMachineInstanceReplicaSet').spec).toMatchObject({
      replicas: 3,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { domain: { cpu: { sockets: 2 } } } },
    });
    expect(only(chart, 'Service').spec.selector).toEqual(labels);
    expect(objectsOf(chart)).toHaveLength(2);
    expect(refusals(chart)).toEqual([]);
  });

  it('rejects a disk that all of its guests would share, and an instancetype', () => {
    const make = (machine: object) =>
      new VirtualMachineInstanceReplicaSet(chartIn(), 'edge', { machine: { ...SIZE, ...machine } as never });
    expect(() => make({ bootDisk: Disk.blank({ size: '1Gi' }) })).toThrow('would be one disk for all guests');
    expect(() => make({ instancetype: 'u1.small' })).toThrow('has no effect on a bare guest');
  });
});
