import { impactOf, type LiveState, row } from '../../../kubevirt/impact';
import { type Edits, effects, impactOfEdits, MIGRATING, profile, vm } from './objects';

const object = (kind: string, name: string, spec: object, namespace?: string) => ({
  apiVersion: kind.startsWith('Virtual') ? 'instancetype.kubevirt.io/v1beta1' : 'v1',
  kind,
  metadata: { name, ...(namespace && { namespace }) },
  spec: spec as Record<string, unknown>,
});
const SIZE = { cpu: { guest: 2 }, memory: { guest: '2Gi' } };
const A = object('VirtualMachineClusterInstancetype', 'a', SIZE);
const B = object('VirtualMachineClusterInstancetype', 'b', { ...SIZE, annotations: { 'example.org/tuned': 'yes' } });
const INLINE = { 'domain.cpu': undefined, 'domain.memory': undefined };
const ofType = (name: string, kind?: string): Edits => ({ 'spec.instancetype': { name, ...(kind && { kind }) } });
const SIZED_A = { ...INLINE, ...ofType('a') };

describe('annotations that reach the guest at its next boot, unannounced', () => {
  it('of an instancetype', () => {
    const impact = impactOfEdits(ofType('b'), SIZED_A, { related: [A, B] });
    expect(impact.class).toBe('next-boot-silent');
    expect(impact.changes[0]?.reason).toContain('annotations["example.org/tuned"] (none) -> yes (next-boot-silent)');
  });

  it('of a preference', () => {
    const plain = object('VirtualMachineClusterPreference', 'plain', {});
    const tuned = object('VirtualMachineClusterPreference', 'tuned', { annotations: { 'example.org/tuned': 'yes' } });
    const to = { 'spec.preference': { name: 'tuned' } };
    const from = { 'spec.preference': { name: 'plain' } };
    expect(impactOfEdits(to, from, { related: [plain, tuned] }).class).toBe('next-boot-silent');
  });

  it('but not those that the template overrides', () => {
    const own = { 'spec.template.metadata.annotations': { 'example.org/tuned': 'yes' } };
    expect(impactOfEdits(ofType('b'), { ...SIZED_A, ...own }, { related: [A, B] }).class).toBe('no-effect');
  });
});

describe('the instancetype', () => {
  it('of the size that was written inline changes nothing', () => {
    expect(impactOfEdits(SIZED_A, {}, { related: [A] })).toMatchObject({ class: 'no-effect', hazards: [] });
    const medium = { 'domain.cpu': { sockets: 1, cores: 1, threads: 1 }, 'domain.memory': { guest: '4096Mi' } };
    expect(impactOfEdits({ ...INLINE, ...ofType('u1.medium') }, medium).class).toBe('no-effect');
  });

  it.each([
    ['of a kind that has none of that name', 'VirtualMachineInstancetype'],
    ['of a kind that does not exist', 'Flavor'],
  ])('%s is stuck', (_, kind) => {
    const impact = impactOfEdits(ofType('a', kind), SIZED_A, { related: [A] });
    expect(impact.class).toBe('stuck');
    expect(effects(impact)).toMatchObject({ 'spec.instancetype.kind': 'stuck' });
  });

  it('does nothing once referencePolicy expandAll has written it into the VM', () => {
    const cluster = profile({ instancetype: { referencePolicy: 'expandAll' } });
    const from = { ...INLINE, ...ofType('u1.medium') };
    const impact = impactOfEdits(ofType('u1.large'), from, { profile: cluster });
    expect(impact).toMatchObject({ class: 'no-effect', changes: [{ row: 'instancetype-expanded' }] });
    const beside = impactOfEdits({ ...ofType('u1.large'), nodeSelector: { a: 'b' } }, from, { profile: cluster });
    expect(beside.class).toBe('live');
    const expand = profile({ instancetype: { referencePolicy: 'expand' } });
    expect(impactOfEdits(ofType('u1.large'), from, { profile: expand }).class).toBe('refused');
  });
});

describe('a guest that is still starting', () => {
  it.each(['Scheduling', 'Scheduled'])('takes sockets without a migration: %s', (phase) => {
    const live = { phase, liveMigratable: false };
    const evict = { profile: profile({}, ['Evict']), live };
    expect(impactOfEdits({ 'domain.cpu.sockets': 4 }, {}, evict)).toMatchObject({ class: 'live', hazards: [] });
    expect(impactOfEdits({ 'domain.cpu.sockets': 1 }, {}, { live }).class).toBe('restart');
  });
});

describe('a NIC that was absent', () => {
  const ABSENT = { 'domain.devices.interfaces[blue].state': 'absent' };
  const DELETED = { 'networks[blue]': undefined, 'domain.devices.interfaces[blue]': undefined };
  const left = (live: LiveState, bootedFrom?: Edits) =>
    impactOfEdits(DELETED, ABSENT, {
      profile: profile({}, []),
      live,
      ...(bootedFrom && { bootedFrom: vm(bootedFrom) }),
    }).class;

  it('when the guest booted is dropped with its entry', () => expect(left({})).toBe('no-effect'));
  it('since the guest booted is dropped once the migration has run, and needs a restart before', () => {
    expect(left({ settled: true }, {})).toBe('no-effect');
    expect(left({ settled: false }, {})).toBe('restart');
  });
});

describe('a storage migration to a claim that is missing', () => {
  const MIGRATION = { 'spec.updateVolumesStrategy': 'Migration' };
  const to = (claimName: string): Edits => ({ 'volumes[data].persistentVolumeClaim.claimName': claimName });
  const claims = (namespace: string, ...names: string[]) =>
    names.map((name) => object('PersistentVolumeClaim', name, { accessModes: ['ReadWriteMany'] }, namespace));
  const SHOWN = claims('vms', 'data', 'plug', 'iso', 'third');
  const booted = { bootedFrom: vm(MIGRATION) };
  const waits = row('storage-migration-missing').effect;

  it('waits, and copies nothing', () => {
    const impact = impactOfEdits({ ...to('nope'), ...MIGRATION }, {}, { related: SHOWN });
    expect(impact).toMatchObject({ class: waits, hazards: [{ kind: 'uncopied-destination' }] });
  });

  it('is not missing because claims of other namespaces were shown', () => {
    const elsewhere = { related: claims('other', 'data') };
    expect(impactOfEdits({ ...to('nope'), ...MIGRATION }, {}, elsewhere).class).toBe('live+migration');
  });

  it.each<[string, object]>([
    ['by the claims that were shown', { related: SHOWN }],
    ['by the condition of the guest', { live: { extraConditions: [{ type: 'VolumesChange', status: 'False' }] } }],
  ])('is no longer stuck when corrected or reverted, known %s', (_, known) => {
    const before = { ...to('nope'), ...MIGRATION };
    const corrected = impactOfEdits(to('third'), before, { ...booted, ...known });
    expect(corrected.class).toBe('live+migration');
    const reverted = impactOfEdits(to('data'), before, { ...booted, ...known });
    expect(reverted).toMatchObject({ class: 'no-effect', hazards: [] });
    const still = impactOf({
      old: vm(before),
      new: vm({ ...before, 'metadata.labels': { a: 'b' } }),
      profile: MIGRATING,
      ...booted,
      ...known,
    });
    expect(still.class).toBe(waits);
  });
});
