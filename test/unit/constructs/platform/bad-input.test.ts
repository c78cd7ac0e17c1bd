import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  hco,
  OpenShiftVirtualization,
  ReleaseSource,
  synth,
  VirtualizationStack,
  type VirtualizationStackProps,
} from '../../../../constructs';
import { checkOf, judged, node } from '../../preflight/cluster';
import { releaseFolder } from './release-folder';

/** What a platform is given by mistake, and the one paragraph about it. Nothing is written or applied then. */
let folder: string;
let releases: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  releases = releaseFolder();
});
afterEach(() => {
  for (const path of [folder, releases]) rmSync(path, { recursive: true, force: true });
});

const outdir = () => join(folder, 'manifests');
const lockFile = () => join(folder, 'lock.json');

function write(props: VirtualizationStackProps): void {
  const app = new App({ outdir: outdir() });
  new VirtualizationStack(new Chart(app, 'platform'), 'virt', {
    lockFile: lockFile(),
    ...props,
    kubevirt: { source: ReleaseSource.folder(releases), ...props.kubevirt },
  });
  synth(app);
}

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was wrong';
};

type Row = [mistake: string, props: VirtualizationStackProps, paragraph: () => string];

const ROWS: readonly Row[] = [
  [
    'an unknown version of a component',
    { cdi: { version: '9.9.9' } },
    () =>
      'platform/virt: Containerized Data Importer "v9.9.9" is not a known version of it. Use v1.66.0, or a release of kubevirt-iac that knows another.',
  ],
  [
    'a folder without an asset',
    { networkAddons: { source: { folder: 'nowhere' } } },
    () =>
      'platform/virt: The folder nowhere has no namespace.yaml, network-addons-config.crd.yaml and operator.yaml of cluster-network-addons v0.102.0, which are required. Fill it with `npx kubevirt-iac vendor --component cluster-network-addons@v0.102.0 --out nowhere`.',
  ],
  [
    'a folder without the assets of several components',
    {
      kubevirt: { source: ReleaseSource.folder('nowhere') },
      cdi: { source: ReleaseSource.inline({}) },
      hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes' }] },
      nodeMaintenance: true,
    },
    () =>
      'platform/virt: The folder nowhere has no kubevirt-operator.yaml of kubevirt v1.9.0, namespace.yaml, webhook.yaml and operator.yaml of hostpath-provisioner v0.25.2 and node-maintenance-operator.yaml of node-maintenance v0.20.1, which are required. Fill it with `npx kubevirt-iac vendor --kubevirt v1.9.0 --component kubevirt --component hostpath-provisioner@v0.25.2 --out nowhere`. ' +
      "The project of node-maintenance publishes no manifest. Render it with `kubectl kustomize 'https://github.com/medik8s/node-maintenance-operator//config/default?ref=v0.20.1' > node-maintenance-operator.yaml`. " +
      'ReleaseSource.inline was not given cdi-operator.yaml of cdi v1.66.0, which is required. It was given nothing.',
  ],
  [
    'two StorageClasses that are marked default',
    {
      storageClasses: [
        { name: 'ceph', provisioner: 'rbd.csi.ceph.com', default: true },
        { name: 'nfs', provisioner: 'nfs.csi.k8s.io', default: true },
      ],
    },
    () =>
      'platform/virt: the StorageClasses ceph and nfs are each the default of the cluster, and Kubernetes would use the one that was created last. Keep `default: true` at one of them.',
  ],
  [
    'a pool path that is not absolute',
    { hostpathProvisioner: { pools: [{ name: 'local', path: 'var/hpvolumes' }] } },
    () =>
      'platform/virt: hostpathProvisioner.pools[0].path is "var/hpvolumes", which is not an absolute path below the root of the nodes. Name the folder on the nodes from the root, such as /var/hpvolumes.',
  ],
];

test.each<[props: object, message: string]>([
  [
    { access: [{ role: 'owner', subjects: [{ kind: 'Group', name: 'ops' }] }] },
    'platform/virt/access-0: `role` is "owner", which is not valid. Use admin, edit, view, migrate.',
  ],
  [
    { uninstall: 'never' },
    'platform/virt: uninstall is "never", which is not valid. Use refuse-with-workloads, remove-workloads.',
  ],
  [
    { goldenImages: { cloneableBy: 'anyone' } },
    'platform/virt/golden-images: cloneableBy is "anyone", which is not valid. Use authenticated, none.',
  ],
  [
    { kubevirt: { nodes: { 'rack z': 'a' } } },
    [
      'synth: this app cannot be applied, for one reason. Nothing was written.',
      '  - [platform/virt/kubevirt] KubeVirt kubevirt/kubevirt at spec.workloads.nodePlacement.nodeSelector: "rack z: a" is not a valid node label: its name part may contain letters, digits, dashes, underscores and dots, with a letter or digit at both ends. No Pod with it can be created, so virt-handler, and so every guest, would not run. Use a label that nodes have: kubectl get nodes --show-labels. (KV-23 malformed-placement)',
    ].join('\n'),
  ],
])('%j: the message names what is valid, and nothing is written', (props, message) => {
  expect(messageOf(() => write(props))).toBe(message);
  expect(existsSync(outdir())).toBe(false);
});

test.each([
  [{ catalog: 'certified' }, 'catalog is "certified", which is not valid. Use redhat, community.'],
  [{ approval: 'manual' }, 'approval is "manual", which is not valid. Use Manual, Automatic.'],
  [{ approver: 'olm' }, 'approver is "olm", which is not valid. Use provider, job, administrator.'],
])('OpenShift Virtualization with %j: the message names what is valid', (props, message) => {
  const chart = new Chart(new App(), 'platform');
  expect(messageOf(() => new OpenShiftVirtualization(chart, 'virt', { version: '4.20.1', ...props } as never))).toBe(
    `platform/virt: ${message}`,
  );
});

test.each(ROWS)('%s: one paragraph names the repair, and nothing is written', (_, props, paragraph) => {
  expect(messageOf(() => write(props))).toBe(paragraph());
  expect(existsSync(outdir())).toBe(false);
});

test('a tampered asset: one paragraph names the repair, nothing is written, and the lock file stays', () => {
  write({});
  rmSync(outdir(), { recursive: true });
  const pinned = readFileSync(lockFile(), 'utf8');
  const asset = join(releases, 'kubevirt/v1.9.0/kubevirt-operator.yaml');
  appendFileSync(asset, '# tampered\n');
  expect(messageOf(() => write({})).replace(/[0-9a-f]{64}/g, '<sha256>')).toBe(
    `platform/virt/kubevirt-operator: kubevirt@v1.9.0/kubevirt-operator.yaml: the file from ${asset} is not the pinned one. Its sha256 is <sha256>; ${lockFile()} or the published checksum of the release expects <sha256>. The file was not used. Find out why it changed; if the change is intended, remove this entry from the lock file and run again.`,
  );
  expect(existsSync(outdir())).toBe(false);
  expect(readFileSync(lockFile(), 'utf8')).toBe(pinned);
});

test('HyperConverged together with what it makes: one paragraph names all of it and the repair, and nothing is written', () => {
  const app = new App({ outdir: outdir() });
  const chart = new Chart(app, 'platform');
  new hco.v1.HyperConverged(chart, 'kubevirt-hyperconverged', { metadata: { namespace: 'kubevirt-hyperconverged' } });
  new VirtualizationStack(chart, 'virt', {
    lockFile: lockFile(),
    kubevirt: { source: ReleaseSource.folder(releases) },
    networkAddons: {},
  });
  expect(messageOf(() => synth(app))).toBe(
    [
      'synth: this app cannot be applied, for one reason. Nothing was written.',
      '  - [platform/virt/kubevirt] KubeVirt kubevirt/kubevirt at metadata.name: HyperConverged "kubevirt-hyperconverged" makes the KubeVirt, CDI and NetworkAddonsConfig objects itself and reverts every other change of them. Remove KubeVirt kubevirt/kubevirt, CDI cdi and NetworkAddonsConfig cluster from the program, and set spec.virtualization (v1) or its field in spec (v1beta1) for KubeVirt, spec.storage (v1) or its field in spec (v1beta1) for CDI, spec.networking (v1) or spec.kubeMacPoolConfiguration (v1beta1) for NetworkAddonsConfig of HyperConverged, or its annotations for JSON patches where it has no such field. (HCO-01 operand-of-hyperconverged)',
    ].join('\n'),
  );
  expect(existsSync(outdir())).toBe(false);
});

test('a node selector that matches nothing: preflight fails with the labels that there are, before anything is applied', () => {
  const nodes = [node('node-1', { labels: { rack: 'a' } }), node('node-2', { labels: { rack: 'b' } })];
  const found = checkOf(judged({ nodes }, { nodeSelector: { rack: 'z' } }), 'node-selector');
  expect(found.verdict).toBe('fail');
  expect(`${found.message}. ${found.repair}`).toMatch(
    /^the node selector rack=z matches none of the 2 nodes\. Their labels are .*rack=a.*rack=b.*\. Label the nodes \(kubectl label node NAME rack=z\), or correct the selector\.$/,
  );
});
