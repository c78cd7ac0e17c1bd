import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Rights } from '../../../constructs';
import {
  annotatedRights,
  installable,
  installerRules,
  PERSONA_NAMES,
  type RightsOptions,
  rightsManifests,
  rightsYaml,
} from '../../../kubevirt/rights';
import { runCli } from '../../support/in-process-cli';

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

describe('an installer', () => {
  test.each(installable())('of %s hands out only the roles of its release, and deletes no CRD', (component) => {
    const rules = installerRules([component]);
    const handing = rules.filter(({ verbs }) => verbs.includes('escalate'));
    expect(handing).toHaveLength(1);
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
