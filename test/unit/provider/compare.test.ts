import fc from 'fast-check';
import { pathOf } from '../../../kube/path';
import { UNRESOLVED } from '../../../kube/unresolved';
import { rewrittenPaths } from '../../../kubevirt/defaults';
import { schemaOf } from '../../../kubevirt/schemas';
import { differences, observedInputs } from '../../../provider/compare';

const VM = schemaOf('kubevirt.io/v1', 'VirtualMachine');
const devices = (disks: object[]) => ({ spec: { template: { spec: { domain: { devices: { disks } } } } } });
const DISKS = 'spec.template.spec.domain.devices.disks';
const disk = (name: string, bus = 'virtio') => ({ name, disk: { bus } });

function shown(old: unknown, now: unknown, schema = VM): string[] {
  return differences(old, now, schema).map(({ path, kind }) => `${kind} ${pathOf(path)}`);
}

describe('what differs', () => {
  test.each<[string, unknown, unknown, string[]]>([
    [
      'a quantity spelled otherwise is no change',
      { spec: { template: { spec: { domain: { memory: { guest: '1Gi' } } } } } },
      { spec: { template: { spec: { domain: { memory: { guest: '1024Mi' } } } } } },
      [],
    ],
    ['null is the same as nothing', { spec: { running: null } }, { spec: {} }, []],
    ['a disk put in front is one new disk', devices([disk('b')]), devices([disk('a'), disk('b')]), [`add ${DISKS}[0]`]],
    [
      'a disk taken away is one disk less',
      devices([disk('a'), disk('b')]),
      devices([disk('b')]),
      [`delete ${DISKS}[0]`],
    ],
    [
      'a change stands where the disk stands now',
      devices([disk('b', 'sata')]),
      devices([disk('a'), disk('b')]),
      [`add ${DISKS}[0]`, `update ${DISKS}[1].disk.bus`],
    ],
    [
      'the order of disks is the order of boot',
      devices([disk('a'), disk('b')]),
      devices([disk('b'), disk('a')]),
      [`update ${DISKS}`],
    ],
    [
      'an empty device is a device',
      { spec: { template: { spec: { domain: { devices: {} } } } } },
      { spec: { template: { spec: { domain: { devices: { tpm: {} } } } } } },
      ['add spec.template.spec.domain.devices.tpm'],
    ],
    [
      'what is not known may differ',
      { spec: { runStrategy: 'Always' } },
      { spec: { runStrategy: UNRESOLVED } },
      ['update spec.runStrategy'],
    ],
    [
      'a key that is no word is quoted',
      { metadata: { annotations: {} } },
      { metadata: { annotations: { 'a.b/c': 'x' } } },
      ['add metadata.annotations["a.b/c"]'],
    ],
  ])('%s', (_, old, now, expected) => {
    expect(shown(old, now)).toEqual(expected);
  });

  test('of a kind without a schema, quantities are known by where they stand', () => {
    const limits = (memory: string) => ({ spec: { resources: { limits: { memory } } } });
    expect(shown(limits('1Gi'), limits('1024Mi'), undefined)).toEqual([]);
    expect(shown({ data: { size: '1Gi' } }, { data: { size: '1024Mi' } }, undefined)).toEqual(['update data.size']);
  });

  test('no JSON differs from itself, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.object({ values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] }), (value) => {
        const reversed = JSON.parse(JSON.stringify(value), (_, child) =>
          typeof child === 'object' && child !== null && !Array.isArray(child)
            ? Object.fromEntries(Object.entries(child).reverse())
            : child,
        );
        expect(differences(value, reversed, undefined)).toEqual([]);
      }),
    );
  });
});

describe('the inputs that a live object stands for', () => {
  test.each<[string, unknown, unknown, unknown]>([
    [
      "fields that the program does not have are the server's",
      { spec: { runStrategy: 'Always' } },
      { spec: { runStrategy: 'Always', template: {} }, status: { ready: true } },
      { spec: { runStrategy: 'Always' } },
    ],
    [
      'a field that was edited is as it is live',
      { spec: { runStrategy: 'Always' } },
      { spec: { runStrategy: 'Halted' } },
      { spec: { runStrategy: 'Halted' } },
    ],
    [
      'a field that was taken away is gone',
      { metadata: { labels: { a: '1', b: '2' } } },
      { metadata: { labels: { b: '2' } } },
      { metadata: { labels: { b: '2' } } },
    ],
    [
      'an empty map may be left out by the server',
      { metadata: { labels: {} } },
      { metadata: {} },
      { metadata: { labels: {} } },
    ],
    ['a device may not', devices([]), {}, { spec: undefined }],
    [
      'a disk that was hot-plugged is drift, since the list is ours',
      devices([disk('a')]),
      devices([disk('a'), disk('hot', 'scsi')]),
      devices([disk('a'), disk('hot', 'scsi')]),
    ],
    [
      'what a server writes into an item is not',
      devices([disk('a')]),
      devices([{ ...disk('a'), serial: 'x' } as object]),
      devices([disk('a')]),
    ],
  ])('%s', (_, inputs, live, expected) => {
    expect(observedInputs(inputs, live, VM)).toEqual(
      expected === undefined ? undefined : JSON.parse(JSON.stringify(expected)),
    );
  });

  test('what a webhook replaced by what it stands for is no drift', () => {
    const inputs = { spec: { instancetype: { inferFromVolume: 'root' } } };
    const live = { spec: { instancetype: { kind: 'VirtualMachineClusterInstancetype', name: 'u1.small' } } };
    expect(observedInputs(inputs, live, VM, rewrittenPaths('VirtualMachine'))).toEqual(inputs);
    expect(observedInputs(inputs, live, VM)).toEqual({ spec: { instancetype: {} } });
  });

  test('a spelling stays as the program has it', () => {
    const memory = (guest: string) => ({ spec: { template: { spec: { domain: { memory: { guest } } } } } });
    expect(observedInputs(memory('1024Mi'), memory('1Gi'), VM)).toEqual(memory('1024Mi'));
  });

  test('what a controller adds to a list of a kind without a schema is its own', () => {
    const pods = (containers: object[]) => ({ spec: { containers } });
    const ours = { name: 'app', image: 'a:1' };
    expect(observedInputs(pods([ours]), pods([{ ...ours, env: [] }, { name: 'sidecar' }]), undefined)).toEqual(
      pods([ours]),
    );
  });

  test('pulumi-kubernetes#2335, #2131, #1556: an object that is just as it was written shows no drift, whatever else it holds', () => {
    const json = fc.object({
      key: fc.stringMatching(/^[a-z]{1,3}$/),
      values: [fc.string(), fc.integer(), fc.boolean()],
    });
    fc.assert(
      fc.property(json, json, (inputs, extra) => {
        const live = { ...extra, ...inputs };
        expect(differences(inputs, observedInputs(inputs, live, undefined), undefined)).toEqual([]);
      }),
    );
  });
});
