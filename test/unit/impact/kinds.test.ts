import { impactOf, removalHazards } from '../../../kubevirt/impact';
import { vm } from './objects';

type Json = Record<string, unknown>;
const object = (kind: string, rest: Json, apiVersion = 'v1'): Json => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'vms' },
  ...rest,
});
const CDI = 'cdi.kubevirt.io/v1beta1';
const INSTANCETYPE = 'instancetype.kubevirt.io/v1beta1';
const claim = (storage: string, storageClassName = 'fast') =>
  object('PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteMany'], storageClassName, resources: { requests: { storage } } },
  });
const kubevirt = (spec: Json) => object('KubeVirt', { spec }, 'kubevirt.io/v1');
const configured = (configuration: Json) => kubevirt({ configuration });
const secret = (value: string) => object('Secret', { stringData: { userdata: value } });
const reader = (path: string, value: unknown) => vm({ [path]: value }) as never;

describe('objects beside a VM', () => {
  it.each([
    [
      'a DataVolume cannot be changed',
      object(
        'DataVolume',
        { spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } } },
        CDI,
      ),
      object(
        'DataVolume',
        { spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '2Gi' } } } } },
        CDI,
      ),
      'refused',
    ],
    ['a claim grows live', claim('1Gi'), claim('2Gi'), 'live'],
    ['a claim cannot shrink', claim('2Gi'), claim('1Gi'), 'refused'],
    ['a claim keeps its storage class', claim('1Gi'), claim('1Gi', 'slow'), 'refused'],
    ['a claim spelled otherwise is the same', claim('1Gi'), claim('1024Mi'), 'no-effect'],
    [
      'an instancetype edited in place reaches no VM',
      object('VirtualMachineInstancetype', { spec: { cpu: { guest: 1 }, memory: { guest: '1Gi' } } }, INSTANCETYPE),
      object('VirtualMachineInstancetype', { spec: { cpu: { guest: 2 }, memory: { guest: '1Gi' } } }, INSTANCETYPE),
      'no-effect',
    ],
    [
      'another room for hot-plug waits for a boot',
      configured({}),
      configured({ liveUpdateConfiguration: { maxHotplugRatio: 8 } }),
      'next-boot-silent',
    ],
    [
      'another release moves guests',
      kubevirt({ imageTag: 'v1.8.0' }),
      kubevirt({ imageTag: 'v1.9.0' }),
      'live+migration',
    ],
    [
      'migration settings hold from the next migration',
      configured({}),
      configured({ migrations: { parallelMigrationsPerCluster: 9 } }),
      'no-effect',
    ],
    [
      'an unknown kind is left alone',
      object('Thing', { spec: 1 }, 'example.org/v1'),
      object('Thing', { spec: 2 }, 'example.org/v1'),
      'no-effect',
    ],
    [
      "status is nobody's change",
      object('Thing', { status: 1 }, 'example.org/v1'),
      object('Thing', { status: 2 }, 'example.org/v1'),
      'no-effect',
    ],
  ])('%s', (_, old, now, expected) => {
    expect(impactOf({ old, new: now }).class).toBe(expected);
  });

  it('warns where moving to another release evicts', () => {
    const evicting = { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate', 'Evict'] } };
    const impact = impactOf({
      old: kubevirt({ imageTag: 'a', ...evicting }),
      new: kubevirt({ imageTag: 'b', ...evicting }),
    });
    expect(impact.hazards.map(({ kind }) => kind)).toEqual(['guest-evicted']);
  });

  it('follows a Secret to the guest that reads it at boot', () => {
    const cloudInit = reader('volumes[cloudinit]', { cloudInitNoCloud: { secretRef: { name: 'x' } } });
    const impact = impactOf({ old: secret('a'), new: secret('b'), related: [cloudInit] });
    expect(impact.class).toBe('next-boot-silent');
    expect(impact.changes[0]?.reason).toContain('VirtualMachine vms/web');
    expect(JSON.stringify(impact)).not.toMatch(/"(a|b)"/);
  });

  it('lets a Secret through that the guest agent passes on', () => {
    const agent = {
      sshPublicKey: {
        source: { secret: { secretName: 'x' } },
        propagationMethod: { qemuGuestAgent: { users: ['ops'] } },
      },
    };
    expect(
      impactOf({ old: secret('a'), new: secret('b'), related: [reader('accessCredentials', [agent])] }).class,
    ).toBe('live');
  });

  it('leaves a Secret alone that no guest reads', () => {
    expect(impactOf({ old: secret('a'), new: secret('b'), related: [vm() as never] }).class).toBe('no-effect');
  });
});

describe('another identity', () => {
  it('is another object, and the disks of the old one are lost', () => {
    const disks = {
      'spec.dataVolumeTemplates': [{ metadata: { name: 'web-root' }, spec: { source: { blank: {} }, storage: {} } }],
    };
    const impact = impactOf({ old: vm(disks), new: vm({ ...disks, 'metadata.name': 'web2' }) });
    expect(impact.class).toBe('replace');
    expect(impact.hazards.map(({ kind }) => kind)).toEqual(['data-loss', 'guest-powered-off']);
    expect(impact.hazards[0]?.reason).toContain('web-root');
  });

  it('is not another version of the same group', () => {
    expect(impactOf({ old: vm(), new: { ...vm(), apiVersion: 'kubevirt.io/v1alpha3' } }).class).toBe('no-effect');
  });
});

describe('a removed object', () => {
  it.each([
    ['VirtualMachine', vm(), ['guest-powered-off']],
    ['PersistentVolumeClaim', claim('1Gi'), ['data-loss']],
    ['Service', object('Service', {}), []],
  ])('%s', (_, removed, kinds) => {
    expect(removalHazards(removed).map(({ kind }) => kind)).toEqual(kinds);
  });
});
