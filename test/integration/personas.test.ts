/** The RBAC of each persona on a real API server: what it grants works, and without one verb of it that is rejected. */
import { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { familyKinds, type KindInfo, kindOf } from '../../kubevirt/kinds';
import { PERSONA_NAMES, PERSONAS, type PersonaName, type Rule, rightsManifests } from '../../kubevirt/rights';
import { type Sandbox, startSandbox } from '../../sandbox';
import { MIGRATE_ROLE } from './simulator-objects';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'personas', speed: 20 });
  const cluster = sandbox.cluster();
  await cluster.apply(kindOf('v1', 'Namespace')!, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'vms' },
  });
  await cluster.apply(kindOf('rbac.authorization.k8s.io/v1', 'ClusterRole')!, MIGRATE_ROLE);
}, 120_000);
afterAll(() => sandbox.stop());

/** One right: a verb on a resource. */
interface Right {
  group: string;
  resource: string;
  verb: string;
}

const rightsIn = (rules: readonly Rule[]): Right[] =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb })))),
  );
const textOf = ({ group, resource, verb }: Right): string => `${verb} ${resource}${group ? `.${group}` : ''}`;

/** Every kind that a persona may name, by group and plural. */
const KINDS = new Map<string, KindInfo>(
  [
    ...familyKinds,
    ...['Pod', 'Service', 'Secret', 'Event', 'PersistentVolumeClaim', 'Node', 'Namespace', 'ServiceAccount'].map(
      (kind) => kindOf('v1', kind)!,
    ),
    ...['Deployment', 'DaemonSet'].map((kind) => kindOf('apps/v1', kind)!),
    ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map(
      (kind) => kindOf('rbac.authorization.k8s.io/v1', kind)!,
    ),
    kindOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition')!,
    kindOf('scheduling.k8s.io/v1', 'PriorityClass')!,
    kindOf('storage.k8s.io/v1', 'StorageClass')!,
    kindOf('snapshot.storage.k8s.io/v1', 'VolumeSnapshot')!,
    kindOf('kubevirt.io/v1', 'KubeVirt')!,
    kindOf('cdi.kubevirt.io/v1beta1', 'CDI')!,
    // Served by an extension API server of CDI, and no object.
    {
      ...kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!,
      apiVersion: 'upload.cdi.kubevirt.io/v1beta1',
      group: 'upload.cdi.kubevirt.io',
      plural: 'uploadtokenrequests',
    },
  ].map((kind) => [`${kind.group}/${kind.plural}`, kind]),
);

const METHODS: Readonly<Record<string, 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'>> = {
  get: 'GET',
  list: 'GET',
  watch: 'GET',
  create: 'POST',
  patch: 'PATCH',
  update: 'PUT',
  delete: 'DELETE',
};

/** Uses a right on an object that does not exist: whether the API server authorizes the request. It decides that before anything else. */
async function isAllowed(cluster: Cluster, { group, resource, verb }: Right): Promise<boolean> {
  const [plural, ...sub] = resource.split('/');
  const served = group === 'subresources.kubevirt.io';
  const kind = KINDS.get(`${served ? 'kubevirt.io' : group}/${plural}`);
  if (!kind) throw new Error(`${resource}.${group} is not among the kinds of this test`);
  const root = served ? '/apis/subresources.kubevirt.io/v1' : `${group ? '/apis' : '/api'}/${kind.apiVersion}`;
  const all = `${root}${kind.namespaced ? '/namespaces/vms' : ''}/${plural}`;
  const path = ['list', 'watch', 'create'].includes(verb) ? all : [all, 'nope', ...sub].join('/');
  try {
    await cluster.request({
      method: METHODS[verb]!,
      path,
      ...(verb === 'watch' && { query: { watch: true, timeoutSeconds: 1 } }),
      ...(verb === 'patch' && { contentType: 'application/merge-patch+json' }),
      ...(['create', 'patch', 'update'].includes(verb) && { body: {} }),
      retries: 0,
    } as never);
    return true;
  } catch (error) {
    return (error as { status?: number }).status !== 403;
  }
}

/** A user with the RBAC of a persona, as it is printed, without one verb. */
async function userOf(persona: PersonaName, user: string, without?: string): Promise<Cluster> {
  const kubeconfig = await sandbox.userWith(user, []);
  const subject = { kind: 'ServiceAccount', namespace: 'default', name: user } as const;
  for (const object of rightsManifests(persona, { namespace: 'vms', subjects: [subject] })) {
    const { rules, roleRef } = object as { rules?: Rule[]; roleRef?: { name: string } };
    const less = rules
      ?.map((rule) => ({ ...rule, verbs: rule.verbs.filter((verb) => verb !== without) }))
      .filter(({ verbs }) => verbs.length > 0);
    const role = roleRef && (roleRef.name.includes(':') ? roleRef.name : `${roleRef.name}-${user}`);
    await sandbox.cluster().apply(kindOf(object.apiVersion, object.kind)!, {
      ...object,
      metadata: { ...object.metadata, name: `${object.metadata?.name}-${user}` },
      ...(less && { rules: less }),
      ...(roleRef && { roleRef: { ...roleRef, name: role } }),
    } as KubeObject);
  }
  return Cluster.connect({ kubeconfig } as never);
}

/** The authorizer hears of a role a moment after it is written. */
async function settled(cluster: Cluster, right: Right): Promise<void> {
  while (!(await isAllowed(cluster, right)));
}

const rulesOf = (persona: PersonaName): Rule[] => {
  const { rules, cluster } = PERSONAS[persona];
  return [...rules(), ...cluster];
};
/** Handing out rights is no request of its own: the test of the installer shows it. */
const provable = (persona: PersonaName) =>
  rightsIn(rulesOf(persona)).filter(({ verb }) => verb !== 'escalate' && verb !== 'bind');

describe.each(PERSONA_NAMES)('%s', (persona) => {
  const rights = provable(persona);

  test('may do all that it is granted', async () => {
    const cluster = await userOf(persona, `${persona}-all`);
    await settled(cluster, rights[0]!);
    const denied: string[] = [];
    await Promise.all(rights.map(async (one) => !(await isAllowed(cluster, one)) && denied.push(textOf(one))));
    await cluster.close();
    expect(denied).toEqual([]);
  }, 60_000);

  test.each([...new Set(rights.map(({ verb }) => verb))])(
    'may not %s without that verb',
    async (verb) => {
      const cluster = await userOf(persona, `${persona}-no-${verb}`, verb);
      const rest = rights.find((one) => one.verb !== verb);
      if (rest) await settled(cluster, rest);
      const allowed: string[] = [];
      const without = rights.filter((one) => one.verb === verb);
      await Promise.all(without.map(async (one) => (await isAllowed(cluster, one)) && allowed.push(textOf(one))));
      await cluster.close();
      expect(without.length).toBeGreaterThan(0);
      expect(allowed).toEqual([]);
    },
    60_000,
  );
});

test('an operator may migrate by the role of KubeVirt that it is bound to, and a viewer may not', async () => {
  const migrate = { group: 'kubevirt.io', resource: 'virtualmachineinstancemigrations', verb: 'create' };
  const operator = await userOf('operator', 'operator-migrates');
  await settled(operator, migrate);
  expect(
    await isAllowed(operator, {
      group: 'subresources.kubevirt.io',
      resource: 'virtualmachines/migrate',
      verb: 'update',
    }),
  ).toBe(true);
  const viewer = await userOf('viewer', 'viewer-migrates');
  await settled(viewer, { group: 'kubevirt.io', resource: 'virtualmachines', verb: 'list' });
  expect(await isAllowed(viewer, migrate)).toBe(false);
  expect(await isAllowed(viewer, { group: '', resource: 'secrets', verb: 'get' })).toBe(false);
  await Promise.all([operator.close(), viewer.close()]);
}, 60_000);
