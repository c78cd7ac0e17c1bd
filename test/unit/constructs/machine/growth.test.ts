import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Disk, Image, synth, Template, VirtualMachine, VMPool } from 'kubevirt-iac';
import { compareTrees } from '../../../../cli/plan/compare';
import { readTree } from '../../../../cli/plan/tree';
import type { MadeDisk } from '../../../../constructs';
import { chartIn, objectsOf, only, refusals } from '../rendered';

type Options = MadeDisk & { readonly size: string };

const disk = (options: Options) => Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), options);
const machine = (options: Options, chart = chartIn()) => {
  new VirtualMachine(chart, 'web', { instancetype: 'u1.small', bootDisk: disk(options) });
  return chart;
};

describe('a disk that has grown', () => {
  it('keeps its DataVolume, and its claim asks for more; no tool deletes either', () => {
    const [before, after] = [machine({ size: '20Gi' }), machine({ size: '40Gi', initialSize: '20Gi' })];
    expect(only(after, 'DataVolume')).toEqual(only(before, 'DataVolume'));
    expect(only(after, 'VirtualMachine')).toEqual(only(before, 'VirtualMachine'));
    expect(only(after, 'PersistentVolumeClaim')).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'web-root',
        namespace: 'vms',
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        },
      },
      spec: { resources: { requests: { storage: '40Gi' } } },
    });
    expect(refusals(after)).toEqual([]);
  });

  it('is deleted with its VM where it was before', () => {
    const chart = machine({ size: '40Gi', initialSize: '20Gi', retain: false });
    expect(only(chart, 'PersistentVolumeClaim').metadata.annotations).toBeUndefined();
    expect(only(chart, 'VirtualMachine').spec.dataVolumeTemplates).toMatchObject([
      { spec: { storage: { resources: { requests: { storage: '20Gi' } } } } },
    ]);
  });

  it('has no claim of its own while it has its first size, however that is written', () => {
    const chart = machine({ size: '20Gi', initialSize: '20480Mi' });
    expect(objectsOf(chart).map(({ kind }) => kind)).toEqual(['DataVolume', 'VirtualMachine']);
  });

  it('never shrinks', () => {
    expect(() => machine({ size: '10Gi', initialSize: '20Gi' })).toThrow(
      'test/web: disk "root" was created with 20Gi (`initialSize`) and would shrink to 10Gi (`size`)',
    );
  });

  it('is one disk: a pool and a template have many', () => {
    const grown = { size: '40Gi', initialSize: '20Gi' };
    const machineProps = { instancetype: 'u1.small', bootDisk: disk(grown) } as const;
    expect(() => new VMPool(chartIn(), 'pool', { machine: machineProps })).toThrow('cannot have an `initialSize`');
    const template = () =>
      new Template(chartIn(), 'small', {
        parameters: { NAME: {} },
        machine: (p) => ({ ...machineProps, name: p.NAME }),
      });
    expect(template).toThrow('cannot have an `initialSize`');
  });
});

/** What the plan says of a program and its next version. */
function plan(before: Options, after: Options) {
  const trees = [before, after].map((options) => {
    const app = new App();
    machine(options, new Chart(app, 'test', { namespace: 'vms' }));
    const outdir = join(mkdtempSync(join(tmpdir(), 'growth-')), 'manifests');
    synth(app, { outdir });
    return readTree(outdir);
  });
  return compareTrees(trees[0]!, trees[1]!, undefined).objects.map(({ name, status, impact, summary }) => ({
    name,
    status,
    class: impact.class,
    summary,
  }));
}

describe('the plan of a disk that grows', () => {
  it.each([
    [{ size: '20Gi' }, { size: '40Gi', initialSize: '20Gi' }],
    [
      { size: '40Gi', initialSize: '20Gi' },
      { size: '60Gi', initialSize: '20Gi' },
    ],
    [
      { size: '20Gi', retain: false },
      { size: '40Gi', initialSize: '20Gi', retain: false },
    ],
  ])('from %j to %j: the claim grows live, and nothing else changes', (before, after) => {
    expect(plan(before, after)).toEqual([
      expect.objectContaining({ name: 'PersistentVolumeClaim vms/web-root', status: 'changed', class: 'live' }),
    ]);
  });

  it('says how, where the size alone was raised', () => {
    const [refused] = plan({ size: '20Gi' }, { size: '40Gi' });
    expect(refused).toMatchObject({ name: 'DataVolume vms/web-root', class: 'refused' });
  });
});
