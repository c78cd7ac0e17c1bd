import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { ReleaseSource, Rights, VirtualizationStack, type VirtualizationStackProps } from '../../../constructs';
import { kindOf } from '../../../kubevirt/kinds';
import {
  annotatedRights,
  type Installable,
  installable,
  installerRules,
  PERSONA_NAMES,
  type RightsOptions,
  type Rule,
  rightsManifests,
  rightsYaml,
} from '../../../kubevirt/rights';
import { STACK_PARTS } from '../../../kubevirt/rights/stack-parts';
import { runCli } from '../../support/in-process-cli';
import { releaseFolder } from '../constructs/platform/release-folder';

const CI = { kind: 'ServiceAccount', namespace: 'ci', name: 'deployer' } as const;
const OPTIONS: RightsOptions[] = [
  {},
  { namespace: 'vms' },
  { namespace: 'vms', subjects: [CI] },
  { subjects: [{ kind: 'User', name: 'a:b' }, CI], prefix: 'team-a' },
];

describe.each(PERSONA_NAMES)('the rights of the %s', (persona) => {
  test.each(OPTIONS)('are the same as YAML, with %j', (options) => {
    const read = parseAllDocuments(rightsYaml(annotatedRights(persona, options))).map((one) => one.toJS());
    expect(read).toEqual(JSON.parse(JSON.stringify(rightsManifests(persona, options))));
  });

  test('are what the construct emits', () => {
    const chart = new Chart(new App(), 'rights');
    new Rights(chart, 'team', { persona, subject: CI });
    expect(
      chart
        .toJson()
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
        .sort(),
    ).toEqual(
      rightsManifests(persona, { subjects: [CI] })
        .map(({ kind, metadata }) => `${kind} ${metadata?.name}`)
        .sort(),
    );
  });
});

test('of a namespace stay in it, but for what has no namespace', () => {
  const objects = rightsManifests('operator', { namespace: 'vms', subjects: [CI] });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata?.namespace ?? '-'}/${metadata?.name}`)).toEqual([
    'Role vms/kubevirt-iac-operator',
    'ClusterRole -/kubevirt-iac-operator-cluster',
    'RoleBinding vms/kubevirt-iac-operator',
    'ClusterRoleBinding -/kubevirt-iac-operator-cluster',
    'RoleBinding vms/kubevirt-iac-operator-migrate',
  ]);
  expect(objects.at(-1)).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: 'kubevirt.io:migrate' },
    subjects: [CI],
  });
});

/** Installed without roles of operators. */
const WITHOUT_ROLES: readonly string[] = ['tekton-tasks', 'common-instancetypes', ...Object.keys(STACK_PARTS)];

describe('an installer', () => {
  /** The switches of the stack, each with what it makes, and what the installer is told that it installs. */
  const SWITCHES: readonly [Partial<VirtualizationStackProps>, ...Installable[]][] = [
    [
      { certManager: true, hostpathProvisioner: { pools: [{ name: 'local', path: '/var/pool' }] } },
      'cert-manager',
      'hostpath-provisioner',
    ],
    [{ storageClasses: [{ name: 'ceph', provisioner: 'rbd.csi.ceph.com' }] }, 'storage-classes'],
    [
      { storageClasses: [{ name: 'own', provisioner: 'csi.example.com', profile: { cloneStrategy: 'copy' } }] },
      'storage-classes',
      'storage-profiles',
    ],
    [{ snapshotClasses: [{ name: 'ceph', driver: 'rbd.csi.ceph.com' }] }, 'snapshot-classes'],
    [{ goldenImages: true }, 'golden-images'],
    [{ deletionProtection: true }, 'deletion-protection'],
    [{ access: [{ role: 'migrate', subjects: [{ kind: 'Group', name: 'ops' }] }] }, 'access'],
    [{ access: [{ role: 'view', namespace: 'vms', subjects: [{ kind: 'Group', name: 'ops' }] }] }, 'access'],
    [{ monitoring: true }, 'monitoring'],
    [{ networkPolicies: true }, 'network-policies'],
    [{ tektonTasks: { namespaces: ['ci'] } }, 'tekton-tasks'],
    [{ networkResourcesInjector: true }, 'network-resources-injector'],
  ];
  let releases: string;
  beforeAll(() => {
    releases = releaseFolder();
  });
  afterAll(() => rmSync(releases, { recursive: true, force: true }));

  /** The rights that writing the objects of a stack takes, and handing out the roles in it. */
  function needed(props: Partial<VirtualizationStackProps>): string[] {
    const chart = new Chart(new App(), 'platform');
    const kubevirt = { source: ReleaseSource.folder(releases) };
    new VirtualizationStack(chart, 'virt', { lockFile: join(releases, 'lock.json'), kubevirt, ...props });
    return chart.node
      .findAll()
      .filter((one): one is ApiObject => ApiObject.isApiObject(one))
      .flatMap((one) => {
        const { apiVersion, kind, roleRef } = one.toJson() as {
          apiVersion: string;
          kind: string;
          roleRef?: { name: string };
        };
        const { group, plural } = kindOf(apiVersion, kind) ?? kindOf('tekton.dev/v1', kind)!;
        const writes = ['create', 'patch', 'delete'].map((verb) => `${verb} ${plural}.${group}`);
        const binds = roleRef ? [`bind ${roleRef.name}`] : [];
        return [...(plural === 'customresourcedefinitions' ? writes.slice(0, 2) : writes), ...binds];
      });
  }

  function granted(rules: readonly Rule[]): Set<string> {
    return new Set(
      rules.flatMap(({ apiGroups, resources, verbs, resourceNames }) => [
        ...verbs.flatMap((verb) => resources.map((resource) => `${verb} ${resource}.${apiGroups[0]}`)),
        ...(verbs.includes('bind') ? (resourceNames ?? []).map((name) => `bind ${name}`) : []),
      ]),
    );
  }

  test.each(SWITCHES)('of a stack with %j may write all of it, and not without %s', (props, ...parts) => {
    const rights = granted(installerRules(['kubevirt', 'cdi', ...parts]));
    expect(needed(props).filter((right) => !rights.has(right))).toEqual([]);
    const fewer = granted(installerRules(['kubevirt', 'cdi']));
    expect(needed(props).filter((right) => !fewer.has(right))).not.toEqual([]);
  });

  test.each(installable())('of %s hands out only the roles of its release, and deletes no CRD', (component) => {
    const rules = installerRules([component]);
    const handing = rules.filter(({ verbs }) => verbs.includes('escalate'));
    expect(handing).toHaveLength(WITHOUT_ROLES.includes(component) ? 0 : 1);
    const crds = rules.filter(({ resources }) => resources.includes('customresourcedefinitions'));
    expect(crds.flatMap(({ verbs }) => verbs)).not.toContain('delete');
    expect(rules.flatMap(({ apiGroups, resources, verbs }) => [...apiGroups, ...resources, ...verbs])).not.toContain(
      '*',
    );
  });

  test('works in all namespaces', () => {
    const chart = new Chart(new App(), 'rights');
    expect(() => new Rights(chart, 'team', { persona: 'installer', namespace: 'vms' })).toThrow(/Omit namespace/);
    expect(() => new Rights(chart, 'authors', { persona: 'vm-author', components: ['cdi'] })).toThrow(
      /Omit components/,
    );
  });
});

describe('the command', () => {
  const run = (...args: string[]) => runCli('rights', ...args);

  test('prints YAML with the reasons, or one List', async () => {
    const yaml = await run('operator', '--namespace', 'vms', '--subject', 'ServiceAccount:ci:deployer');
    expect(yaml).toMatchObject({
      code: 0,
      out: rightsYaml(annotatedRights('operator', { namespace: 'vms', subjects: [CI] })),
    });
    const json = await run('viewer', '--json');
    expect(JSON.parse(json.out)).toEqual({
      apiVersion: 'v1',
      kind: 'List',
      items: JSON.parse(JSON.stringify(rightsManifests('viewer'))),
    });
  });

  test.each([
    [
      ['nobody'],
      /Allowed choices are installer, vm-author, operator, console-operator, migrator, image-publisher, viewer/,
    ],
    [['viewer', '--namespace', 'V M'], /not a valid name of a namespace/],
    [['viewer', '--subject', 'ServiceAccount:ci'], /ServiceAccount:NAMESPACE:NAME/],
    [['installer', '--component', 'kubernetes'], /Allowed choices are/],
  ])('rejects %j', async (args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

test('an installer of what takes care of the nodes may write their objects, those that the stack adds included', () => {
  const components = [
    'nmstate',
    'node-healthcheck',
    'self-node-remediation',
    'node-maintenance',
    'descheduler',
  ] as const;
  expect(installable()).toEqual(expect.arrayContaining([...components]));
  const rules = installerRules(components);
  const verbs = (resource: string) => rules.find(({ resources }) => resources.includes(resource))?.verbs;
  for (const resource of ['certificates', 'issuers', 'configmaps', 'nmstates', 'nodenetworkconfigurationpolicies'])
    expect(verbs(resource)).toEqual(expect.arrayContaining(['create', 'patch', 'delete']));
  expect(verbs('nodenetworkconfigurationenactments')).toEqual(['list', 'watch']);
  expect(verbs('nodemaintenances')).toEqual(expect.arrayContaining(['create', 'patch', 'delete', 'watch']));
  expect(verbs('poddisruptionbudgets')).toEqual(['list']);
  const named = rules.find(({ verbs: of }) => of.includes('escalate'))!.resourceNames;
  expect(named).toEqual(
    expect.arrayContaining(['nmstate-operator', 'self-node-remediation-manager-role', 'descheduler-role']),
  );
  expect(installerRules(['kubevirt']).some(({ apiGroups }) => apiGroups.includes('nmstate.io'))).toBe(false);
});
