import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { ReleaseSource } from '../../../constructs';
import { versionsOf } from '../../../kubevirt/releases';
import * as kubevirt from '../../../sdk';
import { type Registration, recordRegistrations } from '../../support/registrations';
import { releaseFolder } from '../constructs/platform/release-folder';

let registered: readonly Registration[];
let releases: string;
beforeEach(async () => {
  releases = releaseFolder();
  registered = await recordRegistrations();
});
afterEach(() => rmSync(releases, { recursive: true, force: true }));

const value = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => void output.apply(resolve));
const settled = () => pulumi.runtime.disconnect();
const args = (rest: Partial<kubevirt.VirtualizationStackArgs> = {}): kubevirt.VirtualizationStackArgs => ({
  lockFile: join(releases, 'lock.json'),
  ...rest,
  kubevirt: { source: ReleaseSource.folder(releases), ...rest.kubevirt },
});

it('registers each component as a resource of its kind, with the fields that its props set', async () => {
  const stack = new kubevirt.VirtualizationStack(
    'virt',
    args({
      kubevirt: { cpuModel: pulumi.output('Skylake-Server') as unknown as string, updates: ['LiveMigrate'] },
      hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes', default: true }] },
      networkAddons: { macPool: { start: '02:00:00:00:00:00', end: '02:00:00:ff:ff:ff' } },
      goldenImages: { images: ['fedora'] },
      deletionProtection: true,
      access: [{ role: 'migrate', subjects: [{ kind: 'Group', name: 'operators' }] }],
    }),
  );
  expect(await value(stack.kubevirtVersion)).toBe('v1.9.0');
  await settled();
  const of = (type: string) => registered.filter((one) => one.type === `kubevirt:${type}`).map(({ inputs }) => inputs);
  expect(of('core/v1:KubeVirt')).toMatchObject([
    { spec: { configuration: { cpuModel: 'Skylake-Server', network: { defaultNetworkInterface: 'masquerade' } } } },
  ]);
  expect(of('cdi/v1beta1:CDI')).toHaveLength(1);
  expect(of('hostpathprovisioner/v1beta1:HostPathProvisioner')).toMatchObject([
    { spec: { storagePools: [{ name: 'local', path: '/var/hpvolumes' }] } },
  ]);
  expect(of('networkaddonsoperator/v1:NetworkAddonsConfig')).toMatchObject([
    { metadata: { name: 'cluster' }, spec: { kubeMacPool: { rangeStart: '02:00:00:00:00:00' } } },
  ]);
  expect(of('cdi/v1beta1:DataImportCron')).toMatchObject([{ metadata: { name: 'fedora' } }]);
  const kinds = of('index:Manifest').map((inputs) => inputs['kind']);
  expect(kinds).toEqual(
    expect.arrayContaining(['StorageClass', 'ValidatingAdmissionPolicy', 'ClusterRoleBinding', 'Namespace']),
  );
});

it.each<[Partial<kubevirt.VirtualizationStackArgs>, RegExp]>([
  [{ hostpathProvisioner: { pools: [{ name: 'a', path: 'var/x' }] } }, /not an absolute path/],
  [
    {
      storageClasses: [
        { name: 'a', provisioner: 'x', default: true },
        { name: 'b', provisioner: 'x', default: true },
      ],
    },
    /the StorageClasses a and b are each the default of the cluster/,
  ],
  [{ networkAddon: {} } as never, /"networkAddon" is not an argument\. The arguments are .*networkAddons/],
])('rejects %j before anything is registered', (rest, message) => {
  expect(() => new kubevirt.VirtualizationStack('virt', args(rest))).toThrow(message);
  expect(registered.filter(({ type }) => !type.endsWith(':VirtualizationStack'))).toEqual([]);
});

it('registers first, and alone, what the provider judges the node selectors by: without a preview nothing else is written where there are no such nodes', async () => {
  new kubevirt.VirtualizationStack('virt', args({ kubevirt: { nodes: { rack: 'a' } } }));
  await settled();
  const objects = registered.filter(({ type }) => !type.endsWith(':VirtualizationStack'));
  const judged = objects.filter(({ inputs }) => '__placements' in inputs);
  expect(judged).toEqual(objects.slice(0, 1));
  expect(judged[0]?.inputs['__placements']).toEqual([
    {
      at: 'KubeVirt kubevirt/kubevirt: spec.workloads.nodePlacement.nodeSelector',
      nodeSelector: { rack: 'a' },
      runs: 'virt-handler, and so every guest,',
    },
  ]);
});

it('reads sources and transforms that are plain data, as programs in YAML write them', async () => {
  new kubevirt.VirtualizationStack('virt', {
    lockFile: join(releases, 'lock.json'),
    kubevirt: { source: { folder: releases } },
    cdi: { source: { inline: { 'cdi/cdi-operator.yaml': operatorOf('cdi') } } },
    transforms: [{ pullSecrets: ['registry'] }],
  });
  await settled();
  const operators = registered.flatMap(({ inputs }) => (inputs['kind'] === 'Deployment' ? [inputs] : []));
  expect(operators.map(({ metadata }) => (metadata as { name: string }).name)).toEqual([
    'virt-operator',
    'cdi-operator',
  ]);
});

const operatorOf = (component: 'cdi') =>
  readFileSync(join(releases, component, versionsOf(component)[0]!, `${component}-operator.yaml`), 'utf8');

it.each<[object, RegExp]>([
  [
    { kubevirt: { source: { folders: 'vendor' } } },
    /kubevirt\.source is \{"folders":"vendor"\}, which is not a valid source\. Set exactly one of upstream, url, folder and inline: /,
  ],
  [{ kubevirt: { source: { folder: 'a', url: 'https://a' } } }, /which is not a valid source/],
  [{ kubevirt: { source: 'vendor' } }, /is "vendor", which is not a valid source/],
  [
    { kubevirt: { source: { url: 'http://mirror.example' } } },
    /kubevirt\.source has a url that is not valid: "http:\/\/mirror\.example" is not allowed.*https only/,
  ],
  [
    { kubevirt: { source: { folder: pulumi.output('a') } } },
    /kubevirt\.source is not known until the program is deployed/,
  ],
  [{ cdi: { source: { inline: 'text' } } }, /source of cdi is \{"inline":"text"\}, which is not a valid source/],
  [
    { transforms: [{ mirror: 'r.example' }, { mirrors: 'r.example' }] },
    /transforms\[1\] is \{"mirrors":"r\.example"\}, which is not a valid transform\. Set exactly one of registry, mirror, .* and resources, such as/,
  ],
  [{ transforms: [{ pullSecrets: 'registry' }] }, /transforms\[0\] is .* which is not a valid transform/],
  [{ transforms: [{ mirror: pulumi.output('r') }] }, /transforms\[0\] is not known until the program is deployed/],
])('%j is rejected, and nothing is registered', (bad, message) => {
  expect(() => new kubevirt.VirtualizationStack('virt', args(bad as never))).toThrow(message);
  expect(registered.filter(({ type }) => !type.startsWith('kubevirt:index:Virt'))).toEqual([]);
});
