import { kindOf, knownKinds } from '../../kubevirt/kinds';
import { type Installable, installable, installerRules, type Rule } from '../../kubevirt/rights';
import { type Sandbox, startSandbox } from '../../sandbox';
import { type Asked, asGroup } from '../support/as-group';
import { until } from '../support/until';

/** The rights of the installer of each component and each part of a stack, as the API server judges them: what is granted works, and with one verb less it does not. */
const RBAC = 'rbac.authorization.k8s.io';
const ROLE = kindOf(`${RBAC}/v1`, 'ClusterRole')!;
const BINDING = kindOf(`${RBAC}/v1`, 'ClusterRoleBinding')!;
const FORBIDDEN = 403;

let sandbox: Sandbox;
let as: ReturnType<typeof asGroup>;
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'component-rights', simulated: false });
  as = asGroup(sandbox);
}, 120_000);
afterAll(async () => {
  as?.close();
  await sandbox?.stop();
});

interface Right {
  readonly verb: string;
  readonly resource: string;
  readonly group: string;
  readonly name: string;
}

const rightsOf = (rules: readonly Rule[]): Right[] =>
  rules.flatMap(({ apiGroups, resources, verbs, resourceNames = ['any'] }) =>
    resources.flatMap((resource) =>
      verbs.map((verb) => ({ verb, resource, group: apiGroups[0] ?? '', name: resourceNames[0]! })),
    ),
  );

const kinds = [...knownKinds()];

function pathOf(group: string, resource: string): string {
  const known = kinds.find((one) => one.group === group && one.plural === resource);
  const { version = 'v1', namespaced = true } = known ?? {};
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return `${root}${namespaced ? '/namespaces/default' : ''}/${resource}`;
}

const kindOfRole = (resource: string): string => (resource === 'roles' ? 'Role' : 'ClusterRole');
const role = (resource: string, name: string, verbs: readonly string[]) => ({
  apiVersion: `${RBAC}/v1`,
  kind: kindOfRole(resource),
  metadata: { name },
  rules: [{ apiGroups: ['*'], resources: ['*'], verbs }],
});

/** The request that a right is asked for: its object need not exist, as the API server looks at the rights first. */
function requestOf({ verb, resource, group, name }: Right, rights: readonly Right[]) {
  const path = pathOf(group, resource);
  const [dry, object] = ['dryRun=All', `${path}/${name}`];
  const applied = `${dry}&fieldManager=test&force=true`;
  const may = (other: string) => rights.some((one) => one.verb === 'create' && one.resource === other);
  const bound = may('clusterrolebindings') && resource !== 'roles' ? 'clusterrolebindings' : 'rolebindings';
  const binding = {
    apiVersion: `${RBAC}/v1`,
    kind: bound === 'rolebindings' ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name: 'any' },
    roleRef: { apiGroup: RBAC, kind: kindOfRole(resource), name },
    subjects: [],
  };
  const requests: Readonly<Record<string, Asked | false>> = {
    get: { method: 'GET', path: object },
    list: { method: 'GET', path },
    watch: { method: 'GET', path: `${path}?watch=1&timeoutSeconds=1` },
    create: { method: 'POST', path: `${path}?${dry}`, body: {} },
    patch: { method: 'PATCH', path: `${object}?${dry}`, body: {} },
    delete: { method: 'DELETE', path: `${object}?${dry}` },
    // A role that changes, to one with more rights than the installer has, and its binding. By their names, which a POST does not have in its path.
    escalate: may(resource) && { method: 'APPLY', path: `${object}?${applied}`, body: role(resource, name, ['get']) },
    bind: may(bound) && { method: 'APPLY', path: `${pathOf(RBAC, bound)}/any?${applied}`, body: binding },
  };
  return requests[verb];
}

/** A group with these rights. */
async function grant(group: string, rules: readonly Rule[]): Promise<void> {
  const metadata = { name: group };
  const roleRef = { apiGroup: RBAC, kind: ROLE.kind, name: group };
  const subjects = [{ apiGroup: RBAC, kind: 'Group', name: group }];
  const cluster = sandbox.cluster();
  // Rules say why beside what RBAC has.
  const plain = rules.map(({ apiGroups, resources, resourceNames, verbs }) => ({
    ...{ apiGroups, resources, verbs },
    ...(resourceNames && { resourceNames }),
  }));
  const { apiVersion } = ROLE;
  await cluster.apply(ROLE, { apiVersion, kind: ROLE.kind, metadata, rules: plain });
  await cluster.apply(BINDING, { apiVersion, kind: BINDING.kind, metadata, roleRef, subjects });
}

test.each(installable())(
  'the rights of an installer of %s are enough for what it asks, and each verb is needed',
  async (component: Installable) => {
    const rules = installerRules([component]);
    const rights = rightsOf(rules);
    // Whoever may not bind a role is asked whether they have what is in it, so it must exist.
    for (const { resource, name } of rights.filter(({ verb }) => verb === 'bind'))
      await sandbox.cluster().apply(kindOf(`${RBAC}/v1`, kindOfRole(resource))!, {
        ...role(resource, name, ['*']),
        metadata: { name, ...(resource === 'roles' && { namespace: 'default' }) },
      });
    const verbs = [...new Set(rights.map(({ verb }) => verb))];
    const without = (verb: string) => `${component}-without-${verb}`;
    const status = async (group: string, right: Right) => {
      const asked = requestOf(right, rights);
      return asked ? as.send(group, asked) : undefined;
    };
    await grant(component, rules);
    for (const verb of verbs)
      await grant(
        without(verb),
        rules
          .map((rule) => ({ ...rule, verbs: rule.verbs.filter((one) => one !== verb) }))
          .filter((rule) => rule.verbs.length > 0),
      );
    const named = ({ verb, resource, group }: Right) => `${verb} ${resource}.${group}`;
    // The authorizer learns of roles a moment after they are written; a group that it does not know yet may nothing at all.
    await until(async () => {
      const groups = [component, ...verbs.map(without)].map(async (group) => {
        const other = rights.find(({ verb }) => group !== without(verb) && verb !== 'bind' && verb !== 'escalate');
        return other !== undefined && (await status(group, other)) === FORBIDDEN ? [group] : [];
      });
      return (await Promise.all(groups)).flat();
    }, 20);
    const judged = await Promise.all(
      rights.map(async (right) => ({
        right: named(right),
        granted: await status(component, right),
        removed: await status(without(right.verb), right),
      })),
    );
    expect(judged.filter(({ granted }) => granted === FORBIDDEN)).toEqual([]);
    expect(judged.filter(({ removed }) => removed !== undefined && removed !== FORBIDDEN)).toEqual([]);
    // Each verb was asked for: there is none that only looks as if it were tested.
    const asked = new Set(
      judged.filter(({ granted }) => granted !== undefined).map(({ right }) => right.split(' ')[0]),
    );
    expect([...asked].sort()).toEqual([...verbs].sort());
  },
  60_000,
);
