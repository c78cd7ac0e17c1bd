import type { KubeObject } from '../../../kube/object';
import { arrivalOf, concernsGuest } from '../../../provider/kinds';

const condition = (type: string, status = 'True', rest: object = {}) => ({ type, status, ...rest });
const vm = (conditions: object[], printableStatus = 'Running', spec = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { template: { spec } },
  status: { printableStatus, conditions },
});
const READY = condition('Ready');
const HOT = condition('HotMemoryChange');
const LIVE = ['LiveMigrate'];
const instance = (status: Record<string, unknown>): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  status,
});

describe('D5: a change of a running VM has arrived when its guest has it', () => {
  const hotplug = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } }] };
  const moving = instance({ migrationState: { sourceNode: 'node1', targetNode: 'node2' } });
  const cases: [string, KubeObject, string[] | undefined, KubeObject | undefined, string, RegExp | undefined][] = [
    ['nothing is announced', vm([READY]), LIVE, undefined, 'arrived', undefined],
    ['memory is announced', vm([READY, HOT]), LIVE, undefined, 'underway', /^memory is going live by migration$/],
    [
      'vCPUs are announced',
      vm([READY, condition('HotVCPUChange')]),
      LIVE,
      undefined,
      'underway',
      /^vCPUs are going live/,
    ],
    [
      'the guest migrates',
      vm([READY, HOT], 'Migrating'),
      LIVE,
      moving,
      'underway',
      /by migration from node1 to node2$/,
    ],
    [
      'it is not Ready yet after the migration',
      vm([condition('Ready', 'False')]),
      LIVE,
      undefined,
      'underway',
      /Ready again/,
    ],
    ['a paused guest is not Ready', vm([condition('Ready', 'False')], 'Paused'), LIVE, undefined, 'arrived', undefined],
    [
      'KubeVirt migrates nothing by itself',
      vm([READY, HOT]),
      [],
      undefined,
      'stuck',
      /workloadUpdateMethods.*lacks LiveMigrate.*virtctl migrate web -n vms/,
    ],
    ['whether it does may not be read', vm([READY, HOT]), undefined, undefined, 'underway', /going live/],
    [
      'a user migrates it though KubeVirt does not',
      vm([READY, HOT], 'Migrating'),
      [],
      moving,
      'underway',
      /by migration/,
    ],
    [
      'the guest cannot be migrated',
      vm([
        READY,
        HOT,
        condition('LiveMigratable', 'False', { reason: 'DisksNotLiveMigratable', message: 'PVC root is not shared' }),
      ]),
      LIVE,
      undefined,
      'stuck',
      /cannot be live-migrated \(DisksNotLiveMigratable, PVC root is not shared\).*virtctl restart web -n vms/,
    ],
    [
      'it needs a restart',
      vm([READY, condition('RestartRequired', 'True', { message: 'a non-live-updatable field was changed' })]),
      LIVE,
      undefined,
      'stuck',
      /waits for a restart \(a non-live-updatable field was changed\).*onRestart: 'restart'/,
    ],
    [
      'a volume is not plugged in yet',
      vm([READY], 'Running', hotplug),
      [],
      instance({ volumeStatus: [{ name: 'data', phase: 'AttachedToNode', hotplugVolume: {} }] }),
      'underway',
      /^volume data is being plugged/,
    ],
    [
      'a volume is plugged in',
      vm([READY], 'Running', hotplug),
      [],
      instance({ volumeStatus: [{ name: 'data', phase: 'Ready', hotplugVolume: {} }] }),
      'arrived',
      undefined,
    ],
  ];

  test.each(cases)('%s', (_, live, methods, guest, state, message) => {
    const arrival = arrivalOf(live, methods, guest);
    expect(arrival.state).toBe(state);
    if (message) expect((arrival as { message: string }).message).toMatch(message);
  });

  test('a change of labels does not concern the guest', () => {
    const guest = (labels: object, hostname: string) => ({
      spec: { template: { metadata: { labels }, spec: { hostname } } },
    });
    expect(concernsGuest(guest({ a: '1' }, 'web'), guest({ a: '2' }, 'web'))).toBe(false);
    expect(concernsGuest(guest({}, 'web'), guest({}, 'other'))).toBe(true);
  });
});
