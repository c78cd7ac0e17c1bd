import type { KubeObject } from '../../../../kube/object';
import { DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { parseWindow } from '../../../../provider/config';
import { decide, type Rules } from '../../../../provider/lifecycle/restart/decision';
import { soleMemberOf } from '../../../../provider/lifecycle/restart/sole-endpoint';

const NAMES = { name: 'web', namespace: 'vms' };
const specOf = (template: object) => ({
  runStrategy: 'Always',
  template: { spec: { domain: { devices: {} }, ...template } },
});

function vmWith(template: object, conditions: object[] = []): KubeObject {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { ...NAMES, uid: 'u', generation: 2 },
    spec: specOf(template),
    status: { created: true, desiredGeneration: 2, conditions },
  } as KubeObject;
}

function vmiIn(phases: string[], conditions: object[] = [], generation = 1): KubeObject {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { ...NAMES, uid: 'i' },
    status: {
      phase: phases.at(-1),
      phaseTransitionTimestamps: phases.map((phase) => ({ phase })),
      virtualMachineRevisionName: `revision-start-vm-u-${generation}`,
      conditions,
    },
  } as KubeObject;
}

const RESTART_REQUIRED = { type: 'RestartRequired', status: 'True' };
const UP = ['Pending', 'Scheduling', 'Scheduled', 'Running'];
const WAITING = ['Pending', 'Scheduling'];
const rules = (more: Partial<Rules> = {}): Rules => ({
  mode: 'restart',
  allow: [],
  now: new Date('2026-11-24T12:00:00Z'),
  profile: DEFAULT_PROFILE,
  soleMemberOf: [],
  ...more,
});
const window = (text: string) => ({ window: parseWindow(text) });

describe('D2: a guest that has never run', () => {
  test.each(['warn', 'refuse', 'restart'] as const)('is started anew under `onRestart: %s`', (mode) => {
    const guest = { vm: vmWith({ hostname: 'b' }, [RESTART_REQUIRED]), vmi: vmiIn(WAITING) };
    expect(decide(guest, rules({ mode, ...window('Sun 02:00-04:00 UTC') }))).toEqual({ step: 'start-anew' });
  });

  it('is started anew for a change that KubeVirt would only write into its VMI, which has its Pod already', () => {
    const guest = {
      vm: vmWith({ nodeSelector: { zone: 'b' } }),
      vmi: vmiIn(WAITING),
      booted: specOf({ nodeSelector: { zone: 'a' } }),
    };
    expect(decide(guest, rules({ mode: 'warn' }))).toEqual({ step: 'start-anew' });
  });

  it('is left alone when it has the VM as it is, and waits for a node or an image', () => {
    expect(decide({ vm: vmWith({}), vmi: vmiIn(WAITING, [], 2) }, rules())).toEqual({ step: 'none' });
  });
});

describe('a guest that runs', () => {
  const needy = { vm: vmWith({ hostname: 'b' }, [RESTART_REQUIRED]), vmi: vmiIn(UP) };

  test.each([
    ['is restarted where the program wants it', needy, {}, { step: 'restart' }],
    ['is not restarted under warn', needy, { mode: 'warn' as const }, { step: 'none' }],
    ['is not restarted under refuse', needy, { mode: 'refuse' as const }, { step: 'none' }],
    ['is not restarted without a reason', { vm: vmWith({}), vmi: vmiIn(UP) }, {}, { step: 'none' }],
    ['that already ends is left alone', { vm: needy.vm, vmi: vmiIn([...UP, 'Succeeded']) }, {}, { step: 'none' }],
    ['that is missing is left alone', { vm: needy.vm, vmi: undefined }, {}, { step: 'none' }],
    [
      'is restarted for a change that KubeVirt does not announce',
      { vm: needy.vm, vmi: vmiIn(UP), booted: specOf({ hostname: 'a' }) },
      {},
      { step: 'restart' },
    ],
    [
      'waits for the window',
      needy,
      window('Sun 02:00-04:00 UTC'),
      { step: 'wait-for-window', window: 'Sun 02:00-04:00 UTC', next: new Date('2026-11-29T02:00:00Z') },
    ],
    ['is restarted in the window', needy, window('Tue 11:00-13:00 UTC'), { step: 'restart' }],
    [
      'is not restarted as the only ready member of a Service',
      needy,
      { soleMemberOf: ['web-http'] },
      { step: 'refuse-sole-endpoint', services: ['web-http'] },
    ],
    [
      'is restarted as the only ready member of a Service with `allow: [restart]`',
      needy,
      { soleMemberOf: ['web-http'], allow: ['restart'] },
      { step: 'restart' },
    ],
    [
      'is migrated first while a disk is being copied',
      { vm: needy.vm, vmi: vmiIn(UP, [{ type: 'VolumesChange', status: 'True' }]) },
      {},
      { step: 'migrate-first' },
    ],
  ])('%s', (_, guest, more, expected) => {
    expect(decide(guest, rules(more))).toEqual(expected);
  });

  it('is restarted for a template label, which nothing in the cluster announces', () => {
    const vm = vmWith({});
    const label = {
      ...vm,
      spec: { ...vm.spec, template: { ...specOf({}).template, metadata: { labels: { app: 'b' } } } },
    };
    expect(decide({ vm: label as KubeObject, vmi: vmiIn(UP), booted: specOf({}) }, rules())).toEqual({
      step: 'restart',
    });
  });

  it('is not restarted for a change that goes live', () => {
    const guest = {
      vm: vmWith({ nodeSelector: { zone: 'b' } }),
      vmi: vmiIn(UP),
      booted: specOf({ nodeSelector: { zone: 'a' } }),
    };
    expect(decide(guest, rules())).toEqual({ step: 'none' });
  });

  test.each([
    ['HotMemoryChange', { memory: { guest: '1Gi' } }, { memory: { guest: '2Gi' } }],
    ['HotVCPUChange', { cpu: { sockets: 1 } }, { cpu: { sockets: 2 } }],
  ])(
    'is not restarted while its change is under way as %s: that is the change, and not another before it',
    (type, before, now) => {
      const domain = (size: object) => ({ domain: { devices: {}, ...size } });
      const migratable = { type: 'LiveMigratable', status: 'True' };
      const guest = {
        vm: vmWith(domain(now)),
        vmi: vmiIn(UP, [migratable, { type, status: 'True' }]),
        booted: specOf(domain(before)),
      };
      expect(decide(guest, rules())).toEqual({ step: 'none' });
      const migrationState = { startTimestamp: '2026-11-24T12:00:00Z' };
      const migrating = { ...guest.vmi, status: { ...guest.vmi.status, migrationState } } as KubeObject;
      expect(decide({ ...guest, vmi: migrating }, rules())).toEqual({ step: 'none' });
    },
  );
});

describe('the only ready member of a Service', () => {
  const ready = (name: string, labels: object, isReady = true, kind = 'VirtualMachineInstance') =>
    ({
      apiVersion: 'v1',
      kind,
      metadata: { name, uid: name, labels },
      status: { conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
    }) as KubeObject;
  const service = (name: string, selector?: object) =>
    ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector } }) as KubeObject;
  const web = ready('web', { app: 'shop' });
  const services = [service('shop', { app: 'shop' }), service('db', { app: 'db' }), service('by-hand')];

  test.each([
    ['without others', [web], [], ['shop']],
    ['beside one that is not ready', [web, ready('b', { app: 'shop' }, false)], [], ['shop']],
    ['beside one of another label', [web, ready('b', { app: 'db' })], [], ['shop']],
    ['beside a ready guest: it is not', [web, ready('b', { app: 'shop' })], [], []],
    ['beside a ready Pod: it is not', [web], [ready('p', { app: 'shop' }, true, 'Pod')], []],
    [
      'beside the Pod of its own guest',
      [web],
      [ready('l', { app: 'shop', 'kubevirt.io': 'virt-launcher' }, true, 'Pod')],
      ['shop'],
    ],
  ])('%s', (_, guests, pods, expected) => {
    expect(soleMemberOf(web, services, guests, pods)).toEqual(expected);
  });

  it('does not interrupt a Service by a guest that is not ready', () => {
    expect(soleMemberOf(ready('web', { app: 'shop' }, false), services, [], [])).toEqual([]);
  });
});
