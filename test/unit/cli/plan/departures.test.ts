/** What leaves Git, what it became, and the words for what happens to the guest. */
import { compareTrees, type Plan } from '../../../../cli/plan/compare';
import { failures, parseFailOn } from '../../../../cli/plan/fail-on';
import { planMarkdown } from '../../../../cli/plan/markdown';
import { planText } from '../../../../cli/plan/text';
import { treeOf } from '../../../../cli/plan/tree';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { edited, vm } from '../../impact/objects';

type Json = Record<string, unknown>;

const tree = (objects: readonly unknown[]) =>
  treeOf(
    objects.map((object) => ({ file: 'a.yaml', object: object as Json })),
    'a.yaml',
  );
const plan = (old: readonly unknown[], now: readonly unknown[], profile?: ClusterProfile): Plan =>
  compareTrees(tree(old), tree(now), profile);
const of = ({ objects }: Plan, name: string) => objects.find((object) => object.name === name)!;

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const disk = (name: string, annotations: object = {}): unknown => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name, namespace: 'vms', annotations },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '20Gi' } } } },
});
/** A machine whose disk is named after it. */
const machine = (name: string, root = `${name}-root`): unknown => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'vms' },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        domain: { devices: { disks: [{ name: 'root', disk: {} }] }, memory: { guest: '2Gi' } },
        volumes: [{ name: 'root', dataVolume: { name: root } }],
      },
    },
  },
});

describe('a disk that leaves Git', () => {
  it('and that Argo CD and Flux keep is not at risk', () => {
    const found = plan([disk('old-root', KEPT)], []);
    expect(of(found, 'DataVolume vms/old-root')).toMatchObject({
      status: 'removed',
      kept: true,
      note: 'leaves Git; Argo CD and Flux keep it (annotation): delete it by hand when nobody needs it; `kubectl delete -f` would lose the data',
      impact: { hazards: [] },
    });
    expect(failures(found, parseFailOn('hazard,removed'))).toEqual([]);
    for (const text of [planText(found), planMarkdown(found)]) {
      expect(text).not.toContain('Data is deleted');
      expect(text).toContain('leaves Git');
    }
  });

  it.each([
    ['one tool', { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }, 'Flux keeps it'],
    ['another', { 'argocd.argoproj.io/sync-options': 'SkipDryRun=true, Prune=false' }, 'Argo CD keeps it'],
    ['Helm', { 'helm.sh/resource-policy': 'keep' }, 'Helm keeps it'],
  ])('is kept by %s', (_, annotations, words) => {
    expect(of(plan([disk('old-root', annotations)], []), 'DataVolume vms/old-root').note).toContain(words);
  });

  it.each([
    {},
    { 'argocd.argoproj.io/sync-options': 'Prune=true' },
    { 'kustomize.toolkit.fluxcd.io/prune': 'enabled' },
  ])('with %j is deleted', (annotations) => {
    const found = plan([disk('old-root', annotations)], []);
    expect(of(found, 'DataVolume vms/old-root').impact.hazards).toMatchObject([{ kind: 'data-loss' }]);
    expect(failures(found, parseFailOn('hazard'))).toHaveLength(1);
  });

  it('and that a machine still uses is told as such', () => {
    const user = machine('new', 'old-root');
    expect(of(plan([disk('old-root', KEPT)], [user]), 'DataVolume vms/old-root').note).toContain(
      'and VirtualMachine vms/new uses it',
    );
    const [hazard] = of(plan([disk('old-root')], [user]), 'DataVolume vms/old-root').impact.hazards;
    expect(hazard?.reason).toContain('VirtualMachine vms/new uses it');
  });
});

describe('a change that needs a migration', () => {
  const grown = [[vm()], [vm({ 'domain.memory.guest': '4Gi' })]] as const;
  const knowing = (...workloadUpdateMethods: ('LiveMigrate' | 'Evict')[]) => ({
    ...DEFAULT_PROFILE,
    workloadUpdateMethods,
  });

  it('waits for one unless KubeVirt migrates guests by itself', () => {
    for (const profile of [undefined, knowing(), knowing('Evict')]) {
      const found = plan(...grown, profile);
      expect(planText(found)).toContain('VirtualMachine vms/web  waits for a live migration');
      expect(planMarkdown(found)).toContain('| waits for a live migration |');
      expect(found.objects[0]).toMatchObject({
        summary: expect.stringContaining('memory.guest 2Gi -> 4Gi waits for a live migration'),
        impact: { class: 'live+migration' },
      });
    }
    const moving = plan(...grown, knowing('LiveMigrate'));
    expect(planText(moving)).toContain('moves to another node');
    expect(planText(moving)).not.toContain('VirtualMachineInstanceMigration');
    expect(planText(plan(...grown, knowing()))).toContain('Create a VirtualMachineInstanceMigration');
  });
});

test('what is assumed stands once in the text, and only where it matters', () => {
  const three = (guest: string) =>
    ['a', 'b', 'c'].map((name) => vm({ 'metadata.name': name, 'domain.memory.guest': guest }));
  const text = planText(plan(three('2Gi'), three('4Gi')));
  expect(text.match(/^assumed: /gm)).toHaveLength(3);
  const cores = planText(plan([vm()], [vm({ 'domain.cpu.cores': 2 })]));
  expect(cores.match(/^assumed: /gm)).toHaveLength(1);
});

test('a machine that is halted is shut down, and one that is started is started', () => {
  const halted = vm({ 'spec.runStrategy': 'Halted' });
  expect(planText(plan([vm()], [halted]))).toContain('VirtualMachine vms/web  is shut down');
  expect(planMarkdown(plan([vm()], [halted]))).toMatch(/\| is shut down \|/);
  expect(planText(plan([halted], [vm()]))).toContain('VirtualMachine vms/web  is started');
});

test('a disk that is grown in its DataVolume is refused in one row, with its sizes', () => {
  const grown = edited(disk('data') as Json, { 'spec.storage.resources.requests.storage': '40Gi' });
  const [found] = plan([disk('data')], [grown]).objects;
  expect(found?.impact).toMatchObject({
    class: 'refused',
    changes: [{ path: 'spec.storage.resources.requests.storage', from: '20Gi', to: '40Gi', effect: 'refused' }],
  });
  expect(found?.impact.changes).toHaveLength(1);
  expect(found?.summary).toContain('storage.resources.requests.storage 20Gi -> 40Gi is refused: ');
});
