import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Rule, Sandbox } from '../../sandbox';
import { packageRoot } from '../../toolchain/package-root';

/** The roles of docs/rights.md, by their names. */
const page = readFileSync(join(packageRoot(), 'docs', 'rights.md'), 'utf8');
const roles = new Map(
  [...page.matchAll(/^```yaml\n(.*?)^```$/gms)]
    .flatMap(([, text = '']) => parseAllDocuments(text).map((document) => document.toJS() as Role))
    .map((role) => [role.metadata.name, role]),
);

interface Role {
  kind: 'Role' | 'ClusterRole';
  metadata: { name: string };
  rules: Rule[];
}

export const rulesOf = (name: string): readonly Rule[] => roles.get(name)!.rules;

/** `kubevirt.io/virtualmachines: patch`, one a right. */
export const rightsIn = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => right(group, resource, verb)))),
  );

export const right = (group: string, resource: string, verb: string) => `${group}/${resource}: ${verb}`;

/** The same rules, without some verbs on a resource. */
export const without = (rules: readonly Rule[], resource: string, ...verbs: string[]): Rule[] =>
  rules
    .flatMap(({ resources, ...rule }) => resources.map((one) => ({ ...rule, resources: [one] })))
    .map((rule) =>
      rule.resources.includes(resource) ? { ...rule, verbs: rule.verbs.filter((verb) => !verbs.includes(verb)) } : rule,
    )
    .filter((rule) => rule.verbs.length > 0);

export const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();

export const requestsBy = (sandbox: Sandbox, name: string) =>
  sandbox.requests().filter(({ user }) => user === `system:serviceaccount:default:${name}`);

/** What the API server allowed a user, from its audit log. */
export function used(sandbox: Sandbox, name: string): string[] {
  return requestsBy(sandbox, name)
    .filter(({ code, resource }) => code < 400 && resource)
    .flatMap(({ path, resource = '', verb, code }) => {
      const group = /^\/apis\/([^/]+)\//.exec(path)?.[1] ?? '';
      // An apply that made the object was also asked whether it may create.
      return [right(group, resource, verb), ...(code === 201 ? [right(group, resource, 'create')] : [])];
    });
}

/** Writes an object with its status, as its controllers would have done. */
export async function made(
  cluster: Cluster,
  object: KubeObject,
  status?: object,
  kind: ResourceKind = kindOf(object.apiVersion, object.kind)!,
): Promise<void> {
  // The status of a VirtualMachineInstance is not a subresource.
  await cluster.apply(kind, { ...object, ...(status && { status }) } as KubeObject);
  const { name = '', namespace } = object.metadata ?? {};
  if (!status || object.kind === 'VirtualMachineInstance') return;
  await cluster.patchStatus(kind, { name, ...(namespace && { namespace }) }, status);
}
