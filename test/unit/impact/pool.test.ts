import { type Impact, impactOf } from '../../../kubevirt/impact';
import { type Edits, MIGRATING, pool, vm } from './objects';

const T = 'spec.virtualMachineTemplate.spec.';
const TEMPLATE = `${T}template.spec.`;

function change(edits: Edits, before: Edits = {}, template: Edits = {}, related: unknown[] = []): Impact {
  return impactOf({
    old: pool(before, template),
    new: pool({ ...before, ...edits }, template),
    profile: MIGRATING,
    related: related as never,
  });
}

const HOSTNAME = { [`${TEMPLATE}subdomain`]: 'x' };
const SOCKETS = { [`${TEMPLATE}domain.cpu.sockets`]: 4 };
const OPPORTUNISTIC = { 'spec.updateStrategy': { opportunistic: {} } };
const UNMANAGED = { 'spec.updateStrategy': { unmanaged: {} } };
const AUTOHEALING = { 'spec.autohealing': { startUpFailureThreshold: 3 } };
const DISK = {
  'spec.dataVolumeTemplates': [
    {
      metadata: { name: 'data' },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
    },
  ],
  'volumes[data]': { dataVolume: { name: 'data' } },
};

describe('a pool', () => {
  it.each([
    ['restarts its guests even for what could go live', SOCKETS, {}, 'restart'],
    [
      'restarts its guests for a label of their template',
      { [`${T}template.metadata.labels.tier`]: 'gold' },
      {},
      'restart',
    ],
    ['lets opportunistic changes go live', SOCKETS, OPPORTUNISTIC, 'live+migration'],
    ['lets opportunistic changes wait for a restart', HOSTNAME, OPPORTUNISTIC, 'restart'],
    ['leaves its VMs alone when unmanaged', HOSTNAME, UNMANAGED, 'no-effect'],
    ['leaves its VMs alone when paused', HOSTNAME, { 'spec.paused': true }, 'no-effect'],
    [
      'writes labels of its VMs without the guests noticing',
      { 'spec.virtualMachineTemplate.metadata.labels.x': 'y' },
      {},
      'next-boot-silent',
    ],
    [
      'goes through live update for another run strategy',
      { [`${T}runStrategy`]: 'RerunOnFailure' },
      {},
      'next-boot-silent',
    ],
    ['powers its guests off', { [`${T}runStrategy`]: 'Halted' }, {}, 'power-change'],
    ['makes more VMs', { 'spec.replicas': 5 }, {}, 'scale-out'],
    ['deletes VMs', { 'spec.replicas': 1 }, {}, 'delete'],
    [
      'deletes nothing when scaling in opportunistically',
      { 'spec.replicas': 1 },
      { 'spec.scaleInStrategy': { opportunistic: {} } },
      'no-effect',
    ],
    ['takes other settings without effect', { 'spec.maxUnavailable': 1 }, {}, 'no-effect'],
    [
      'updates nothing where its selectors match nothing',
      HOSTNAME,
      {
        'spec.updateStrategy': {
          proactive: { selectionPolicy: { selectors: { labelSelector: { matchLabels: { no: 'one' } } } } },
        },
      },
      'no-effect',
    ],
  ])('%s', (_, edits, before, expected) => {
    expect(change(edits as Edits, before as Edits).class).toBe(expected);
  });

  it('deletes and recreates VMs with their disks for any difference in disks', () => {
    const impact = impactOf({
      old: pool({}, DISK),
      new: pool(
        {
          [`${T}dataVolumeTemplates`]: [
            { ...(DISK['spec.dataVolumeTemplates'][0] as object), metadata: { name: 'data', labels: { a: 'b' } } },
          ],
        },
        DISK,
      ),
      profile: MIGRATING,
    });
    expect(impact.class).toBe('recreate');
    expect(impact.hazards).toEqual([expect.objectContaining({ kind: 'data-loss', path: `${T}dataVolumeTemplates` })]);
  });

  it('says how many guests are down at a time', () => {
    expect(change(HOSTNAME).changes[0]?.reason).toContain('all 3 at a time');
    expect(change(HOSTNAME, { 'spec.maxUnavailable': '34%' }).changes[0]?.reason).toContain('1 of 3 at a time');
  });

  it('P19: says what a scale-in powers off and deletes, with the disks unless it keeps them', () => {
    expect(change({ 'spec.replicas': 1 }, {}, DISK).hazards.map(({ kind }) => kind)).toEqual([
      'guest-powered-off',
      'data-loss',
    ]);
    const keeping = { 'spec.scaleInStrategy': { proactive: { statePreservation: 'Offline' } } };
    expect(change({ 'spec.replicas': 1 }, keeping, DISK).hazards.map(({ kind }) => kind)).toEqual([
      'guest-powered-off',
    ]);
  });

  it('warns of a scale-in selector that crashes the controller', () => {
    const narrow = { proactive: { selectionPolicy: { selectors: { labelSelector: { matchLabels: { no: 'one' } } } } } };
    const impact = change({ 'spec.replicas': 1 }, { 'spec.scaleInStrategy': narrow });
    expect(impact.hazards.map(({ kind }) => kind)).toEqual(['controller-crash', 'guest-powered-off']);
  });

  it('warns of autohealing, and names the VMs of others', () => {
    const impact = change({ 'spec.maxUnavailable': 1 }, AUTOHEALING, {}, [vm({ 'metadata.name': 'stranger' })]);
    expect(impact.hazards).toEqual([expect.objectContaining({ kind: 'foreign-vm-deleted' })]);
    expect(impact.hazards[0]?.reason).toContain('VirtualMachine vms/stranger');
  });

  it('says nothing of autohealing where nothing changes', () => {
    expect(change({}, AUTOHEALING)).toMatchObject({ class: 'no-effect', hazards: [] });
  });
});
