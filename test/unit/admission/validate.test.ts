/** What `validate` promises whatever the rules are: all findings at once, nothing guessed, nothing thrown. */
import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { UNRESOLVED } from '../../../kube/unresolved';
import { allowed, validate } from '../../../kubevirt/admission';
import { edited, validObject } from '../../../kubevirt/admission/examples';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../../kubevirt/config';

const vm = (edit: Record<string, unknown> = {}) => edited(validObject('VirtualMachine'), edit);
const at = (path: string) => `spec.template.spec.${path}`;
const rulesOf = (object: unknown, more: Omit<Parameters<typeof validate>[0], 'object'> = {}) =>
  validate({ object, ...more })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

describe('the answer', () => {
  test('holds every reason at once, each with its path', () => {
    const object = vm({
      'spec.runStrategy': 'Sometimes',
      [at('domain.devices.disks[0].disk.bus')]: 'ide',
      [at('domain.cpu.cores')]: 'two',
      [at('hostname')]: 'Web.1',
    });
    const findings = validate({ object }).filter(({ refused }) => refused);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`).sort()).toEqual([
      `DSK-11 ${at('domain.devices.disks[0].disk.bus')}`,
      `GEN-01 ${at('hostname')}`,
      `SCH-13 ${at('domain.cpu.cores')}`,
      'VM-04 spec.runStrategy',
    ]);
    expect(allowed(findings)).toBe(false);
  });

  test('tells an unknown key as an error, and does not call it a refusal', () => {
    const [finding] = validate({ object: vm({ [at('domain.cpu.coers')]: 2 }) });
    expect(finding).toMatchObject({ rule: 'SCH-14', severity: 'error', refused: false, suggestion: 'cores' });
    expect(allowed([finding!])).toBe(true);
  });

  test('says where a misplaced key belongs', () => {
    const [finding] = validate({ object: vm({ [at('disks')]: [] }) });
    expect(finding!.message).toContain('check the indentation');
  });

  test('passes over what is not of KubeVirt', () => {
    expect(validate({ object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' } } })).toEqual([]);
  });

  test('knows a kind of KubeVirt under a version that is not served, and names the right one', () => {
    const [finding] = validate({ object: { ...vm(), apiVersion: 'kubevirt.io/v2' } });
    expect(finding).toMatchObject({ rule: 'META-03', refused: true });
    expect(finding!.message).toContain('kubevirt.io/v1');
  });
});

describe('a start', () => {
  test('is told apart from admission', () => {
    const [finding] = validate({ object: vm({ [at('domain.devices.video')]: { type: 'qxl' } }) });
    expect(finding).toMatchObject({ rule: 'DEV-10', stage: 'start', refused: true });
  });

  test('is judged with the defaults of the webhooks: a disk without a bus is SATA on amd64', () => {
    expect(
      rulesOf(vm({ [at('domain.devices.disks[0]')]: { name: 'root', disk: {}, dedicatedIOThread: true } })),
    ).toEqual(['DSK-15']);
  });

  test('of a guest on arm64 follows the rules of arm64', () => {
    const object = vm({ [at('domain.devices.watchdog')]: { name: 'dog', i6300esb: {} } });
    expect(rulesOf(object)).toEqual([]);
    const profile = { kubevirtVersion: 'v1.9.0', architecture: 'arm64' as const, configuration: {} };
    expect(rulesOf(object, { profile })).toEqual(['DEV-11']);
  });
});

describe('what is not known', () => {
  test('is skipped, and what is known beside it is not', () => {
    const object = vm({ [at('domain.memory.guest')]: UNRESOLVED, [at('domain.devices.disks[0].disk.bus')]: 'ide' });
    expect(rulesOf(object)).toEqual(['DSK-11']);
  });

  test('is not missed: a late volume name may be the one that a disk wants', () => {
    const object = vm({ [at('domain.devices.disks[2]')]: { name: 'data', disk: { bus: 'virtio' } } });
    expect(rulesOf(object)).toEqual(['DSK-01']);
    const late = edited(object, { [at('volumes[2]')]: { name: UNRESOLVED, emptyDisk: { capacity: '1Gi' } } });
    expect(rulesOf(late)).toEqual([]);
  });

  test('can be any part of an object', () => {
    for (const path of [
      'metadata',
      'spec',
      'spec.template',
      at('domain'),
      at('domain.devices.disks'),
      at('volumes'),
      at('networks'),
    ]) {
      expect(rulesOf(vm({ [path]: UNRESOLVED }))).toEqual([]);
    }
  });

  test('includes what an instancetype would fill in that nobody has shown', () => {
    const object = vm({
      'spec.instancetype': { name: 'u1.small' },
      [at('domain.memory')]: undefined,
      [at('domain.cpu')]: undefined,
    });
    expect(rulesOf(object)).toEqual([]);
    const related = [
      edited(validObject('VirtualMachineClusterInstancetype'), {
        'metadata.name': 'u1.small',
        'spec.cpu.dedicatedCPUPlacement': true,
        'spec.memory.hugepages': { pageSize: '3Mi' },
      }),
    ];
    expect(rulesOf(object, { related })).toContain('MEM-07');
  });
});

describe('the cluster', () => {
  const hostDisk = vm({ [at('volumes[2]')]: { name: 'data', hostDisk: { path: '/d.img', type: 'Disk' } } });
  const profile = (configuration: unknown): ClusterProfile => ({
    ...DEFAULT_PROFILE,
    configuration: configuration as ClusterProfile['configuration'],
  });

  test('opens gates', () => {
    expect(rulesOf(hostDisk)).toEqual(['VOL-12']);
    expect(rulesOf(hostDisk, { profile: profile({ developerConfiguration: { featureGates: ['HostDisk'] } }) })).toEqual(
      [],
    );
  });

  test('heeds nothing of a configuration with an impossible value', () => {
    const broken = { developerConfiguration: { featureGates: ['HostDisk'], cpuAllocationRatio: -1 } };
    expect(rulesOf(hostDisk, { profile: profile(broken) })).toEqual(['VOL-12']);
  });

  test('may be described wrongly', () => {
    const wrong = { developerConfiguration: 5, network: [1], permittedHostDevices: { pciHostDevices: 'x' } };
    expect(rulesOf(hostDisk, { profile: profile(wrong) })).toEqual(['VOL-12']);
  });
});

describe('any JSON', () => {
  test('gets an answer, and the same one twice', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('spec', at('domain'), at('volumes[0]'), 'metadata'),
        (value, path) => {
          const object = vm({ [path]: value });
          expect(validate({ object })).toEqual(validate({ object }));
          expect(
            validate({ object })
              .map(({ message }) => message)
              .filter((message) => message.includes('could not judge')),
          ).toEqual([]);
          expect(Array.isArray(validate({ object: value }))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('may be nested deeper than anything can be read', () => {
    let deep: Record<string, unknown> = {};
    for (let i = 0; i < 200_000; i++) deep = { deep };
    expect(rulesOf({ ...vm(), spec: deep })).toContain('META-03');
  });

  test('is not changed by being judged', () => {
    const object = vm({ [at('domain.devices.disks[0]')]: { name: 'root' } });
    const before = JSON.stringify(object);
    validate({ object, oldObject: object, related: [object as KubeObject] });
    expect(JSON.stringify(object)).toBe(before);
  });
});

test('what is private is never repeated, however it is misplaced', () => {
  const secret = 'hunter2';
  const objects = [
    vm({ [at('volumes[1].cloudInitNoCloud.userData')]: { password: secret } }),
    vm({ [at('volumes[1].cloudInitNoCloud.userDataBase64')]: `${secret}!` }),
    vm({ [at('volumes[1].cloudInitNoCloud.userdata')]: secret }),
    vm({ [at('volumes[1].cloudInitNoCloud.userData')]: secret.repeat(1000) }),
    edited(validObject('DataVolume'), { 'spec.source': { http: { url: `ftp://joe:${secret}@images.example/disk` } } }),
    edited(validObject('VirtualMachineTemplate'), { 'spec.parameters[0].value': { password: secret } }),
    edited(validObject('VirtualMachineRestore'), {
      'spec.patches': [`{"op": "add", "path": "/spec/x", "value": "password: ${secret}"}`],
    }),
    edited(validObject('VirtualMachineClone'), { 'spec.patches': [`password ${secret}`] }),
  ];
  for (const object of objects) {
    const findings = validate({ object });
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain(secret);
  }
});

test.each([
  { kind: { toString: 'a' }, apiVersion: 'v1' },
  { kind: 'Service', apiVersion: [{ toString: 1 }] },
  { kind: null },
])('an object whose kind is not a string is answered: %j', (object) => {
  expect(() => validate({ object: object as never, related: [object as never] })).not.toThrow();
});
