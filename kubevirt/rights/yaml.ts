/** Roles as YAML, each rule with the reason for it as a comment. */
import type { RightsObject } from './manifests';
import type { Rule } from './rule';

/** Longer lists are written one item per line. */
const WIDTH = 120;

export function rightsYaml(objects: readonly RightsObject[]): string {
  return objects.map((object) => `${objectLines(object).join('\n')}\n`).join('---\n');
}

/** A role by itself. */
export function roleYaml(kind: 'Role' | 'ClusterRole', name: string, rules: readonly Rule[]): string {
  return rightsYaml([{ apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name }, rules }]);
}

function objectLines({ apiVersion, kind, metadata, rules, roleRef, subjects }: RightsObject): string[] {
  const { name = '', namespace } = metadata ?? {};
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${scalar(name)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${scalar(namespace)}`]),
    ...(rules ? ['rules:', ...rules.flatMap(ruleLines)] : []),
    ...(roleRef ? ['roleRef:', ...fieldLines(roleRef, '  ')] : []),
    ...(subjects ? ['subjects:', ...subjects.flatMap((one) => itemLines(fieldLines(one, '')))] : []),
  ];
}

function ruleLines({ why, apiGroups, resources, resourceNames, verbs }: Rule): string[] {
  const lines = [
    ...listLines('apiGroups', apiGroups),
    ...listLines('resources', resources),
    ...(resourceNames ? listLines('resourceNames', resourceNames) : []),
    ...listLines('verbs', verbs),
  ];
  return [...(why ? [`  # ${why}`] : []), ...itemLines(lines)];
}

const itemLines = (lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));

function listLines(key: string, items: readonly string[]): string[] {
  const flow = `${key}: [${items.map(scalar).join(', ')}]`;
  return flow.length <= WIDTH ? [flow] : [`${key}:`, ...items.map((item) => `  - ${scalar(item)}`)];
}

const fieldLines = (fields: Readonly<Record<string, string>>, indent: string): string[] =>
  Object.entries(fields).map(([key, value]) => `${indent}${key}: ${scalar(value)}`);

/** Quoted where YAML could read anything else than this text. */
function scalar(text: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
