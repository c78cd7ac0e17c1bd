import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { schemaErrors } from '../../support/manifest-schemas';

const FOLDER = join(__dirname, '../../../examples');

/** Runs an example as a user would, and answers the objects of the tree that it wrote. */
function run(example: string): string[] {
  const outdir = join(mkdtempSync(join(tmpdir(), 'example-')), 'dist');
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => require(join(FOLDER, example)));
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  }
  const trees = (readdirSync(outdir, { recursive: true }) as string[]).filter((file) => INDEX.test(file));
  return trees.flatMap((tree) => objectsOf(outdir, tree));
}

const INDEX = /(^|\/)kustomization\.yaml$/;

/** The objects of a tree, those of a site after the folder of the site. */
function objectsOf(outdir: string, tree: string): string[] {
  const folder = tree.replace(INDEX, '');
  const { resources } = parse(readFileSync(join(outdir, tree), 'utf8')) as { resources: string[] };
  return resources.map((file) => {
    const object = parse(readFileSync(join(outdir, folder, file), 'utf8'));
    expect([file, schemaErrors(object)]).toEqual([file, []]);
    const { kind, metadata } = object;
    // The name of a Job holds a hash of its script.
    const name = kind === 'Job' ? metadata.name.replace(/[0-9a-f]{8}$/, '<hash>') : metadata.name;
    return `${folder && `${folder}: `}${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${name}`;
  });
}

/** An image that follows its registry, and the right of some namespaces to clone it. */
const goldenImage = (name: string, cloneableBy: readonly string[]): string[] => [
  `DataImportCron golden-images/${name}`,
  `Role golden-images/${name}-clone`,
  ...cloneableBy.map((namespace) => `RoleBinding golden-images/${name}-clone-${namespace}`),
];

/** What each example makes. An example that is not here fails, so that every one runs. */
const EXAMPLES: Record<string, string[]> = {
  'ten-lines.ts': ['DataVolume vms/web-root', 'Service vms/web-http', 'VirtualMachine vms/web'],
  'vm-from-image.ts': [
    'DataImportCron golden-images/fedora',
    ...['blue', 'green'].flatMap((id) => [
      `DataVolume shop/${id}-data`,
      `DataVolume shop/${id}-root`,
      `NetworkPolicy shop/${id}-ingress`,
      `Service shop/${id}-http`,
      `VirtualMachine shop/${id}`,
    ]),
  ],
  'pool-and-policy.ts': [
    'MigrationPolicy gentle',
    ...Array.from({ length: 10 }, (_, i) => `Secret workers/worker-cloudinit-${i}`),
    'Service workers/worker-api',
    'VirtualMachinePool workers/worker',
  ],
  'gpu-sriov-pool.ts': ['NetworkAttachmentDefinition training/fabric', 'VirtualMachinePool training/trainer'],
  'template.ts': ['VirtualMachine vms/vm-first', 'VirtualMachineTemplate vms/small-linux'],
  'networks.ts': [
    'NetworkAttachmentDefinition net/fast',
    'NetworkAttachmentDefinition net/lan',
    'Service net/router-ssh',
    'VirtualMachine net/router',
  ],
  'three-tier.ts': [
    ...goldenImage('centos9', ['shop']),
    'DataVolume shop/db-data',
    'DataVolume shop/db-root',
    'HorizontalPodAutoscaler shop/web',
    ...['allow-dns', 'allow-imports', 'allow-virtctl', 'default-deny'].map((name) => `NetworkPolicy shop/${name}`),
    ...['backend-egress', 'backend-ingress', 'db-ingress', 'web-egress', 'web-ingress'].map(
      (name) => `NetworkPolicy shop/${name}`,
    ),
    'Service shop/backend-api',
    'Service shop/db-sql',
    'Service shop/web-https',
    'VirtualMachine shop/db',
    'VirtualMachinePool shop/backend',
    'VirtualMachinePool shop/web',
  ],
  'tenant.ts': [
    ...goldenImage('fedora', ['team-red', 'team-blue']),
    ...['team-red', 'team-blue'].flatMap((team) => [
      `ApplicationAwareResourceQuota ${team}/guest-quota`,
      ...['viewer-cluster', 'vm-author-cluster'].flatMap((name) => [
        `ClusterRole ${team}-${name}`,
        `ClusterRoleBinding ${team}-${name}`,
      ]),
      ...['console-operator', 'viewer', 'vm-author'].flatMap((name) => [
        `Role ${team}/${team}-${name}`,
        `RoleBinding ${team}/${team}-${name}`,
      ]),
      `LimitRange ${team}/claim-size`,
      `Namespace ${team}`,
      ...['allow-dns', 'allow-imports', 'allow-virtctl', 'default-deny'].map((name) => `NetworkPolicy ${team}/${name}`),
      `ResourceQuota ${team}/quota`,
      `VirtualMachineTemplate ${team}/small-linux`,
    ]),
  ],
  'environments.ts': [
    ...goldenImage('centos9', ['crm-dev', 'crm-stage', 'crm-prod']),
    'MigrationPolicy crm-prod',
    ...Object.entries({ dev: 1, stage: 2, prod: 2 }).flatMap(([name, servers]) => [
      `Ingress crm-${name}/crm`,
      `Service crm-${name}/crm`,
      ...Array.from({ length: servers }, (_, i) => [
        `DataVolume crm-${name}/crm-${i}-root`,
        `VirtualMachine crm-${name}/crm-${i}`,
      ]).flat(),
    ]),
  ],
  'openshift.ts': [
    'HyperConverged openshift-cnv/kubevirt-hyperconverged',
    'Job openshift-cnv/approve-v4-20-1',
    'Namespace openshift-cnv',
    'OperatorGroup openshift-cnv/openshift-cnv-group',
    'Role openshift-cnv/approve-install-plan',
    'RoleBinding openshift-cnv/approve-install-plan',
    'ServiceAccount openshift-cnv/approve-install-plan',
    'Subscription openshift-cnv/kubevirt-hyperconverged',
    'DataVolume vms/first-root',
    'Service vms/first-ssh',
    'VirtualMachine vms/first',
  ],
  'postgresql.ts': [
    'CronJob databases/drill',
    'CronJob databases/nightly',
    'DataVolume databases/db-data',
    'DataVolume databases/db-root',
    'NetworkPolicy databases/db-ingress',
    ...['drill', 'nightly'].flatMap((id) =>
      ['Role', 'RoleBinding', 'ServiceAccount'].map((kind) => `${kind} databases/${id}`),
    ),
    'Service databases/db-postgresql',
    'VirtualMachine databases/db',
  ],
  'golden-image-pipeline.ts': [
    'DataImportCron golden-images/debian13',
    'DataVolume golden-images/win2022-disk',
    'DataVolume team-b/files-root',
    'Job golden-images/win2022-publish-<hash>',
    'Role golden-images/debian13-clone',
    'Role golden-images/win2022-clone',
    'Role golden-images/win2022-publish',
    'RoleBinding golden-images/debian13-clone-team-a',
    'RoleBinding golden-images/debian13-clone-team-b',
    'RoleBinding golden-images/win2022-clone-team-b',
    'RoleBinding golden-images/win2022-publish',
    'Secret golden-images/win2022-installer-sysprep',
    'Service team-b/files-smb',
    'ServiceAccount golden-images/win2022-publish',
    'VirtualMachine golden-images/win2022-installer',
    'VirtualMachine team-b/files',
    'VirtualMachinePool team-a/worker',
  ],
  'windows.ts': [
    'DataVolume vms/dc-1-root',
    'Secret vms/dc-1-sysprep',
    'Service vms/dc-1-rdp',
    'VirtualMachine vms/dc-1',
  ],
  'fleet/fleet.ts': Object.entries({ lab: 1, 'store-001': 4, 'store-002': 2 }).flatMap(([site, tills]) =>
    Array.from({ length: tills }, (_, till) => [
      `stores/${site}: DataVolume shop/till-${till + 1}-root`,
      `stores/${site}: VirtualMachine shop/till-${till + 1}`,
    ]).flat(),
  ),
  'tenants/tenants.ts': ['lab', 'plant-1', 'plant-2'].flatMap((site) =>
    [
      ...goldenImage('fedora', site === 'lab' ? ['orders'] : ['machines', 'orders']),
      ...namespaceOf('orders', ['console-operator', 'vm-author'], ['vm-author']),
      'LimitRange orders/claim-size',
      'NetworkPolicy orders/tenant-ingress',
      'NetworkPolicy orders/tenant-egress',
      'NetworkPolicy orders/allow-same-namespace',
      ...(site === 'lab'
        ? []
        : [
            ...namespaceOf('machines', ['operator', 'viewer'], ['operator', 'viewer']),
            'LimitRange machines/claim-size',
            'RoleBinding machines/machines-operator-migrate',
            'NetworkPolicy machines/tenant-ingress',
            'NetworkAttachmentDefinition machines/factory',
            ...[1, 2].flatMap((number) => [
              `DataVolume machines/gateway-${number}-root`,
              `VirtualMachine machines/gateway-${number}`,
            ]),
          ]),
    ].map((object) => `sites/${site}: ${object}`),
  ),
};

/** A tenant without exceptions: its namespace, the roles of its members, a quota, and a denial. */
function namespaceOf(tenant: string, roles: readonly string[], clusterWide: readonly string[]): string[] {
  return [
    `Namespace ${tenant}`,
    `ResourceQuota ${tenant}/quota`,
    ...roles.flatMap((role) => [`Role ${tenant}/${tenant}-${role}`, `RoleBinding ${tenant}/${tenant}-${role}`]),
    ...clusterWide.flatMap((role) => [
      `ClusterRole ${tenant}-${role}-cluster`,
      `ClusterRoleBinding ${tenant}-${role}-cluster`,
    ]),
    ...['allow-dns', 'allow-imports', 'allow-virtctl', 'default-deny'].map((name) => `NetworkPolicy ${tenant}/${name}`),
  ];
}

const RUN_ELSEWHERE = /^(platform|stack|gitops)/;
const programs = [...readdirSync(FOLDER), 'fleet/fleet.ts', 'tenants/tenants.ts'].filter(
  (file) => file.endsWith('.ts') && !RUN_ELSEWHERE.test(file),
);

it.each(programs)('%s writes the objects that are listed', (example) => {
  expect(run(example).sort()).toEqual(EXAMPLES[example]?.sort());
});
