import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import {
  ReleaseSource,
  StorageClass,
  VirtualizationStack,
  type VirtualizationStackProps,
} from '../../../../constructs';
import { COMPONENTS, type Component, releaseOf, versionFor } from '../../../../kubevirt/releases';
import { packageRoot } from '../../../../toolchain/package-root';
import { propsTypes } from '../../../../tools/generate/props';
import { only } from '../rendered';
import { releaseFolder } from './release-folder';

/** docs/platform.md against what it describes. */
const guide = readFileSync(join(packageRoot(), 'docs/platform.md'), 'utf8');

/** The rows of the table under a heading, by cell. */
function rowsUnder(heading: string): string[][] {
  const section = guide.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

const code = (cell: string): string => cell.replaceAll('`', '');

let folder: string;
beforeAll(() => {
  folder = releaseFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is installed where', () => {
  /** The component of the table of releases behind a switch. */
  const RELEASED: Readonly<Record<string, Component>> = {
    kubevirt: 'kubevirt',
    cdi: 'cdi',
    certManager: 'cert-manager',
    hostpathProvisioner: 'hostpath-provisioner',
    networkAddons: 'cluster-network-addons',
    networkResourcesInjector: 'network-resources-injector',
    quota: 'application-aware-quota',
    tektonTasks: 'tekton-tasks',
    nmstate: 'nmstate',
    nodeHealthCheck: 'node-healthcheck',
    selfNodeRemediation: 'self-node-remediation',
    nodeMaintenance: 'node-maintenance',
    descheduler: 'descheduler',
    templates: 'virt-template',
    commonInstancetypes: 'common-instancetypes',
  };
  const rows = rowsUnder('What is installed where');

  it('has a row for every switch of the stack', () => {
    const types = ['VirtualizationStackProps', 'NodeOperatorsProps'];
    const props = propsTypes().flatMap((type) => (types.includes(type.name) ? type.props : []));
    const settings = ['uninstall', 'transforms', 'lockFile', 'storageRequires'];
    const switches = props.map(({ name }) => name).filter((name) => !settings.includes(name));
    expect(rows.map(([name]) => code(name!)).sort()).toEqual([...switches].sort());
  });

  it.each(rows)(
    '%s has the version and the object of the table of releases',
    (name, _what, namespace, version, object) => {
      const component = RELEASED[code(name!)];
      if (!component) return expect(version).toBe('none');
      expect(version).toBe(versionFor(component, 'v1.9.0'));
      const { namespace: own, resource, deployedBy } = COMPONENTS[component];
      const by = deployedBy ? COMPONENTS[deployedBy].resource : resource;
      expect(object).toBe(by ? `\`${by.kind}\` ${by.name}` : 'none');
      if (own && !deployedBy) expect(code(namespace!)).toBe(own);
    },
  );
});

describe('defaults that differ from upstream', () => {
  const render = (props: VirtualizationStackProps = {}) => {
    const chart = new Chart(new App(), 'platform');
    new VirtualizationStack(chart, 'virt', {
      lockFile: join(folder, 'lock.json'),
      ...props,
      kubevirt: { source: ReleaseSource.folder(folder), ...props.kubevirt },
    });
    return chart;
  };
  const kubevirt = (props?: VirtualizationStackProps) => only(render(props), 'KubeVirt')['spec']!;
  const storageClass = (props = {}) => {
    const chart = new Chart(new App(), 'a');
    new StorageClass(chart, 'a', { provisioner: 'x', ...props });
    return only(chart, 'StorageClass');
  };
  const gates = (props: VirtualizationStackProps, list: string) =>
    ((kubevirt(props)['configuration']!['developerConfiguration']?.[list] ?? []) as unknown as string[]).join();

  /** What each row of the table says: the default here, and what the last column changes it to. */
  const ACTUAL: readonly (readonly [row: RegExp, here: () => unknown, upstreams: () => unknown])[] = [
    [
      /^`uninstallStrategy` of KubeVirt/,
      () => kubevirt()['uninstallStrategy'],
      () => kubevirt({ uninstall: 'remove-workloads' })['uninstallStrategy'],
    ],
    [
      /^`uninstallStrategy` of CDI/,
      () => only(render(), 'CDI')['spec']!['uninstallStrategy'],
      () => only(render({ uninstall: 'remove-workloads' }), 'CDI')['spec']!['uninstallStrategy'],
    ],
    [
      /^`workloadUpdateMethods`/,
      () => kubevirt()['workloadUpdateStrategy']!['workloadUpdateMethods'],
      () => kubevirt({ kubevirt: { updates: [] } })['workloadUpdateStrategy']!['workloadUpdateMethods'],
    ],
    [
      /^`defaultNetworkInterface`/,
      () => kubevirt()['configuration']!['network']!['defaultNetworkInterface'],
      () =>
        kubevirt({ kubevirt: { configuration: { network: { defaultNetworkInterface: 'bridge' } } } })['configuration']![
          'network'
        ]!['defaultNetworkInterface'],
    ],
    [
      /^feature gate `ExternalNetResourceInjection`/,
      () => gates({ networkAddons: {} }, 'disabledFeatureGates').replace('ExternalNetResourceInjection', 'off'),
      () =>
        gates(
          { networkAddons: {}, kubevirt: { featureGates: ['ExternalNetResourceInjection'] } },
          'featureGates',
        ).replace('ExternalNetResourceInjection', 'on since 1.9'),
    ],
    [
      /^feature gate `HostDevices`/,
      () => gates({ kubevirt: { permittedHostDevices: {} } }, 'featureGates').replace('HostDevices', 'on'),
      () => gates({ kubevirt: { configuration: { permittedHostDevices: {} } } }, 'featureGates') || 'off',
    ],
    [
      /^image tags/,
      () =>
        (['hostpath-provisioner', 'network-resources-injector'] as const).every((component) =>
          Object.values(releaseOf(component, versionFor(component, 'v1.9.0')!)!.replaceImages!).every((image) =>
            image.endsWith(`:${versionFor(component, 'v1.9.0')}`),
          ),
        ) && 'those of the release',
      () => 'latest',
    ],
    [
      /^`volumeBindingMode`/,
      () => storageClass()['volumeBindingMode'],
      () => storageClass({ bindingMode: 'Immediate' })['volumeBindingMode'],
    ],
    [
      /^`allowVolumeExpansion`/,
      () => storageClass()['allowVolumeExpansion'],
      () => storageClass({ expandable: false })['allowVolumeExpansion'],
    ],
  ];

  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

  it.each(rowsUnder('Defaults that differ from upstream'))('%s', (name, upstream, here) => {
    const found = ACTUAL.filter(([row]) => row.test(name!));
    expect(found).toHaveLength(1);
    const [, actual, back] = found[0]!;
    expect(code(here!)).toBe(text(actual()));
    expect(code(upstream!)).toBe(text(back()));
  });

  it('lists each of them', () => {
    expect(rowsUnder('Defaults that differ from upstream')).toHaveLength(ACTUAL.length);
  });
});

it('examples/platform.ts writes the platform and the first VM, in order', () => {
  const outdir = join(mkdtempSync(join(tmpdir(), 'platform-')), 'dist');
  const before = { ...process.env };
  Object.assign(process.env, { CDK8S_OUTDIR: outdir, RELEASES: folder, LOCK_FILE: join(folder, 'example.json') });
  try {
    jest.isolateModules(() => require(join(packageRoot(), 'examples/platform.ts')));
  } finally {
    process.env = before;
  }
  const { resources } = parse(readFileSync(join(outdir, 'kustomization.yaml'), 'utf8')) as { resources: string[] };
  const objects = resources.map((file) => {
    const { kind, metadata } = parse(readFileSync(join(outdir, file), 'utf8'));
    return `${kind} ${metadata.name}`;
  });
  const order = [
    'Deployment cert-manager-webhook',
    'Deployment hostpath-provisioner-operator',
    'HostPathProvisioner hostpath-provisioner',
    'StorageClass hostpath-local',
    'DataImportCron fedora',
    'VirtualMachine first',
  ];
  expect(objects.filter((object) => order.includes(object))).toEqual(order);
  for (const object of [
    'KubeVirt kubevirt',
    'CDI cdi',
    'NetworkAddonsConfig cluster',
    'NodeNetworkConfigurationPolicy guests',
  ])
    expect(objects.indexOf(object)).toBeLessThan(objects.indexOf('VirtualMachine first'));
  expect(objects).toEqual(
    expect.arrayContaining([
      'ValidatingAdmissionPolicy kubevirt-vm-deletion-protection',
      'NetworkAttachmentDefinition lan',
    ]),
  );
});
