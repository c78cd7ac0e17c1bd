import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Disk, Firmware, Fleet, type FleetCluster, type FleetProps, synth, VirtualMachine } from 'kubevirt-iac';
import { parse } from 'yaml';
import { z } from 'zod';

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'fleet-')), 'dist');
});
afterEach(() => rmSync(join(outdir, '..'), { recursive: true, force: true }));

const files = (folder = outdir): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

const till = (app: App, props: object = {}) =>
  new VirtualMachine(new Chart(app, 'shop', { namespace: 'shop' }), 'till', {
    cpu: 1,
    memory: '1Gi',
    bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
    ...props,
  });

const app = (clusters: readonly FleetCluster[], props: Partial<FleetProps<never>> = {}): App => {
  const app = new App();
  new Fleet(app, 'stores', { clusters, site: ({ app }) => void till(app), ...props } as FleetProps<never>);
  return app;
};
const quiet = { onWarning: () => {} };

it('writes a tree for each site, what the app itself contains, and the list of the sites', () => {
  const fleet = app([{ name: 'lab', labels: { kind: 'lab' } }, { name: 'store-1' }], {
    waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
  });
  new ApiObject(new Chart(fleet, 'central'), 'x', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'a', name: 'x' },
  });
  const { files: written, changed } = synth(fleet, { outdir, ...quiet });
  expect(written).toEqual([
    'hub/a/configmap_x.yaml',
    'stores/lab/shop/virtualmachine.kubevirt.io_till.yaml',
    'stores/store-1/shop/virtualmachine.kubevirt.io_till.yaml',
  ]);
  expect(changed).toBe(true);
  expect(Object.keys(files())).toEqual([
    'hub/a/configmap_x.yaml',
    'hub/kustomization.yaml',
    'stores/lab/kustomization.yaml',
    'stores/lab/shop/virtualmachine.kubevirt.io_till.yaml',
    'stores/sites.yaml',
    'stores/store-1/kustomization.yaml',
    'stores/store-1/shop/virtualmachine.kubevirt.io_till.yaml',
  ]);
  expect(parse(files()['stores/sites.yaml']!)).toMatchObject({
    kind: 'Fleet',
    sites: [
      { name: 'lab', wave: 'canary', labels: { kind: 'lab' } },
      { name: 'store-1', wave: 'rest' },
    ],
  });
  expect(synth(fleet, { outdir, ...quiet }).changed).toBe(false);
});

it('gives a site the very files that its program alone has', () => {
  synth(app([{ name: 'lab' }]), { outdir, ...quiet });
  const alone = new App();
  till(alone);
  const other = join(outdir, '../alone');
  synth(alone, { outdir: other, ...quiet });
  expect(files(join(outdir, 'stores/lab'))).toEqual(files(other));
});

it('hands on what is known of a site, and touches no file of another', () => {
  const values = z.strictObject({ tills: z.number() });
  const stores = (tills: number) => {
    const app = new App();
    new Fleet(app, 'stores', {
      clusters: [
        { name: 'a', values: { tills: 2 } },
        { name: 'b', values: { tills } },
      ],
      values: (given) => values.parse(given),
      site: ({ app, name, values }) => {
        const chart = new Chart(app, 'shop', { namespace: 'shop' });
        for (let index = 1; index <= values.tills; index++)
          new ApiObject(chart, `t${index}`, {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: `${name}-${index}` },
          });
      },
    });
    return app;
  };
  synth(stores(1), { outdir, ...quiet });
  const before = files();
  synth(stores(3), { outdir, ...quiet });
  const after = files();
  expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([
    'stores/b/kustomization.yaml',
    'stores/b/shop/configmap_b-2.yaml',
    'stores/b/shop/configmap_b-3.yaml',
  ]);
  expect(() => synth(stores('x' as never), { outdir, ...quiet })).toThrow(
    /a site of the fleet cannot be applied\. Nothing was written\.\nstores\/b: stores: the values of cluster "b": tills: Invalid input: expected number, received string/,
  );
  expect(files()).toEqual(after);
});

describe('checks', () => {
  it('each site against its own cluster', () => {
    const arm = { architecture: 'arm64' as const };
    const site = ({ app }: { app: App }) => void till(app, { firmware: Firmware.bios() });
    const seen: string[] = [];
    const onWarning = ({ constructPath }: { constructPath: string }) => void seen.push(constructPath);
    try {
      synth(app([{ name: 'intel' }, { name: 'arm', profile: arm }], { site }), { outdir, onWarning });
    } catch (error) {
      seen.push((error as Error).message);
    }
    expect(seen.join('\n')).toContain('stores/arm');
    expect(seen.join('\n')).not.toContain('stores/intel');
  });

  it('all sites before any is written, and tells what many have in common once', () => {
    const broken = ({ app }: { app: App }) =>
      void new ApiObject(new Chart(app, 'c'), 'vm', {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { namespace: 'shop', name: 'till' },
        spec: { runStrategy: 'Alwys', template: { spec: { domain: { devices: {} } } } },
      } as never);
    const site = ({ app, name }: { app: App; name: string }) => (name === 'ok' ? void till(app) : broken({ app }));
    const clusters = ['ok', 'a', 'b', 'c', 'd'].map((name) => ({ name }));
    expect(() => synth(app(clusters, { site }), { outdir, ...quiet })).toThrow(
      /^synth: 4 sites of the fleet cannot be applied\. Nothing was written\.\nstores\/a, stores\/b and 2 more: /,
    );
    expect(existsSync(join(outdir, 'stores/ok'))).toBe(false);
    expect(existsSync(outdir) ? readdirSync(outdir, { recursive: true }) : []).not.toContainEqual(
      expect.stringMatching(/\.next$/),
    );
  });

  it('and prints a warning of many sites once', () => {
    const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const site = ({ app }: { app: App }) => void till(app, { bootDisk: Disk.containerDisk('quay.io/x/y:latest') });
      synth(app([{ name: 'a' }, { name: 'b' }], { site }), { outdir });
      const lines = printed.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('latest'));
      expect(lines).toEqual([expect.stringMatching(/^warning: stores\/a, stores\/b: \[shop\/till/)]);
    } finally {
      printed.mockRestore();
    }
  });
});

it('removes the folder of a site that has left, unless there is something else in it', () => {
  synth(app([{ name: 'a' }, { name: 'b' }]), { outdir, ...quiet });
  writeFileSync(join(outdir, 'stores/b/notes.txt'), 'mine');
  expect(() => synth(app([{ name: 'a' }]), { outdir, ...quiet })).toThrow(/did not write \(notes\.txt\)/);
  rmSync(join(outdir, 'stores/b/notes.txt'));
  synth(app([{ name: 'a' }]), { outdir, ...quiet });
  expect(readdirSync(join(outdir, 'stores'))).toEqual(['a', 'sites.yaml']);
});

it('is refused where it would not be written whole', () => {
  expect(() => app([{ name: 'a' }]).synth()).toThrow(/Call synth\(app\) from kubevirt-iac/);
  const taken = new App();
  for (const id of ['hub', 'Stores'])
    expect(() => {
      const app = new App();
      new Fleet(app, id, { clusters: [], site: () => {} });
      synth(app, { outdir, ...quiet });
    }).toThrow(/Give it another id\. Nothing was written/);
  till(taken);
  synth(taken, { outdir, ...quiet });
  expect(() => synth(app([{ name: 'a' }]), { outdir, ...quiet })).toThrow(
    /contains the tree of an app without a fleet/,
  );
  expect(() => new Fleet(new App(), 'x', { clusters: [] } as never)).toThrow(/`site` must be/);
  expect(() => new Fleet(new App(), 'x', { clusters: [], site: () => {} }).site('y')).toThrow(/no site "y"/);
});
