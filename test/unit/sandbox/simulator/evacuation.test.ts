import { evictionOf } from '../../../../sandbox/simulator/evacuation';
import { POD } from '../../../../sandbox/simulator/kinds';
import { guest, migrations, play, sandbox, vm } from './play';

function evicted(strategy: string | undefined, { ofCluster = false, movable = true } = {}) {
  const world = sandbox(ofCluster ? { configuration: { evictionStrategy: strategy } } : {});
  const made = vm();
  const interfaces = [movable ? { name: 'default', masquerade: {} } : { name: 'default', bridge: {} }];
  Object.assign(made.spec.template.spec.domain.devices, { interfaces });
  Object.assign(made.spec.template.spec, ofCluster || !strategy ? {} : { evictionStrategy: strategy });
  world.put(made);
  play(world);
  const [pod] = world.list(POD, 'vms');
  return { world, answer: evictionOf(pod!, guest(world), world) };
}

test.each([
  ['without a strategy the pod goes', undefined, {}, { allowed: true }],
  ['None lets it go', 'None', {}, { allowed: true }],
  ['LiveMigrate moves the guest', 'LiveMigrate', {}, { allowed: false, mark: true }],
  ['LiveMigrate keeps a guest that cannot move', 'LiveMigrate', { movable: false }, { allowed: false }],
  ['LiveMigrateIfPossible moves the guest', 'LiveMigrateIfPossible', {}, { allowed: false, mark: true }],
  [
    'LiveMigrateIfPossible lets one go that cannot move',
    'LiveMigrateIfPossible',
    { movable: false },
    { allowed: true },
  ],
  ['External leaves it to somebody else', 'External', {}, { allowed: false, mark: true }],
  [
    'the strategy of the cluster counts for a guest without',
    'LiveMigrate',
    { ofCluster: true },
    { allowed: false, mark: true },
  ],
])('%s', (_, strategy, options, expected) => {
  const { answer } = evicted(strategy, options);
  const { message: __, ...verdict } = { message: '', ...answer };
  expect(verdict).toEqual(expected);
});

test.each([
  ['LiveMigrate', 1],
  ['External', 0],
])('a guest that is marked is migrated by KubeVirt under %s: %d', (strategy, count) => {
  const { world } = evicted(strategy);
  const marked = guest(world);
  const from = marked.status!.nodeName;
  world.put({ ...marked, status: { ...marked.status, evacuationNodeName: from } });
  expect(evictionOf(world.list(POD, 'vms')[0]!, guest(world), world)).toMatchObject({ allowed: false });
  play(world);
  expect(migrations(world)).toHaveLength(count);
  expect(guest(world).status!.nodeName === from).toBe(count === 0);
  expect(guest(world).status!.evacuationNodeName).toBe(count === 0 ? from : undefined);
});
