import fc from 'fast-check';
import { HARMLESS, type ImpactInput, impactOf, summarize } from '../../../kubevirt/impact';
import { type Edits, impactOfEdits, MIGRATING, vm } from './objects';

/** Edits that users make, alone or together. */
const EDITS: readonly Edits[] = [
  { 'domain.cpu.sockets': 4 },
  { 'domain.cpu.sockets': 1 },
  { 'domain.cpu.sockets': 99 },
  { 'domain.cpu.cores': 2 },
  { 'domain.memory.guest': '4Gi' },
  { 'domain.memory.guest': '1Gi' },
  { 'domain.memory.guest': '3G' },
  { nodeSelector: { zone: 'a' } },
  { tolerations: [{ key: 'a', operator: 'Exists' }] },
  { hostname: 'other' },
  { evictionStrategy: 'LiveMigrate' },
  { 'spec.template.metadata.labels.tier': 'gold' },
  { 'metadata.labels': { a: 'b' } },
  { 'volumes[plug].persistentVolumeClaim.claimName': 'other' },
  { 'volumes[data].persistentVolumeClaim.claimName': 'other' },
  { 'spec.updateVolumesStrategy': 'Migration' },
  { 'domain.devices.disks[plug].cache': 'none' },
  { 'domain.devices.interfaces[blue].state': 'down' },
  { 'domain.devices.interfaces[blue].macAddress': '02:00:00:00:00:01' },
  { 'networks[blue].multus.networkName': 'green' },
  { 'spec.runStrategy': 'RerunOnFailure' },
];

const edits = fc
  .subarray([...EDITS.keys()], { maxLength: 4 })
  .map((chosen) => Object.assign({}, ...chosen.map((i) => EDITS[i])) as Edits);
const live = fc.option(
  fc.record({ running: fc.boolean(), liveMigratable: fc.boolean(), migrating: fc.boolean() }, { requiredKeys: [] }),
  { nil: undefined },
);
const judged = (input: Partial<ImpactInput>) => impactOf({ old: vm(), new: vm(), profile: MIGRATING, ...input });

/** The same object with the keys of every mapping turned round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

/** Every quantity in MiB, which is how nobody writes it. */
function respelled(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, child: unknown) =>
      key === 'guest' && typeof child === 'string' && child.endsWith('Gi')
        ? `${Number(child.slice(0, -2)) * 1024}Mi`
        : child,
    ),
  );
}

describe('any change', () => {
  it('has no effect where there is none', () => {
    fc.assert(
      fc.property(edits, live, (before, state) => {
        const same = judged({ old: vm(before), new: vm(before), ...(state && { live: state }) });
        expect(same).toMatchObject({ class: 'no-effect', changes: [], hazards: [] });
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(edits, live, (change, state) => {
        const told = { ...(state && { live: state }) };
        const turned = judged({ old: reversed(vm()), new: reversed(vm(change)), ...told });
        expect(turned.class).toBe(judged({ new: vm(change), ...told }).class);
      }),
    );
  });

  it('does not depend on how quantities are spelled', () => {
    fc.assert(
      fc.property(edits, (change) => {
        expect(judged({ old: respelled(vm()), new: vm(change) }).class).toBe(judged({ new: vm(change) }).class);
        expect(judged({ new: respelled(vm(change)) }).class).toBe(judged({ new: vm(change) }).class);
      }),
    );
  });

  it('does not depend on unrelated VMs', () => {
    fc.assert(
      fc.property(edits, edits, (change, other) => {
        const stranger = vm({ ...other, 'metadata.name': 'stranger' });
        expect(judged({ new: vm(change), related: [stranger as never] })).toEqual(judged({ new: vm(change) }));
      }),
    );
  });

  it('that needs a restart and is taken back leaves nothing', () => {
    const restarts = edits.filter((change) => judged({ new: vm(change) }).class === 'restart');
    fc.assert(
      fc.property(restarts, (change) => {
        expect(judged({ old: vm(change), new: vm(), bootedFrom: vm() }).class).toBe('no-effect');
      }),
    );
  });

  it('is never harmless, and without a hazard, where one of its paths is not', () => {
    fc.assert(
      fc.property(edits, live, (change, state) => {
        const impact = judged({ new: vm(change), ...(state && { live: state }) });
        const harmful = impact.changes.filter(({ effect }) => !HARMLESS.includes(effect));
        if (harmful.length > 0 && impact.hazards.length === 0) expect(HARMLESS).not.toContain(impact.class);
      }),
    );
  });

  it('says of every changed path what happens to it, and sums up what is not harmless', () => {
    fc.assert(
      fc.property(edits, (change) => {
        const impact = judged({ new: vm(change) });
        for (const { path, reason } of impact.changes) {
          expect(path).toMatch(/^(spec|metadata)\./);
          expect(reason).toMatch(/\.$/);
        }
        if (!HARMLESS.includes(impact.class)) expect(summarize(impact)).not.toBe('');
      }),
    );
  });
});

describe('any JSON', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  it('gets an answer', () => {
    fc.assert(fc.property(json, json, (old, now) => expect(typeof impactOf({ old, new: now }).class).toBe('string')));
  });

  it('in place of any part of a VM gets an answer', () => {
    const paths = [
      'spec',
      'spec.template',
      'domain',
      'domain.cpu',
      'domain.devices',
      'volumes',
      'networks',
      'metadata',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), json, (path, value) => {
        expect(typeof impactOfEdits({ [path]: value }).class).toBe('string');
        expect(typeof impactOf({ old: vm({ [path]: value }), new: vm() }).class).toBe('string');
      }),
    );
  });
});
