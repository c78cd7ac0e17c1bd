import { isObject } from '../../../../kube/json';
import { isUnresolved } from '../../../../kube/unresolved';
import { objectRules } from '../../engine/rule';
import { didYouMean, show } from '../../engine/suggest';
import { repeated } from '../shared/messages';
import type { WithSpec } from '../shared/rule-templates';

interface Parameter {
  name?: string;
  value?: string;
  generate?: string;
  from?: string;
  required?: boolean;
}
type Template = WithSpec<{ virtualMachine?: unknown; message?: string; parameters?: Parameter[] }>;

const TEMPLATE = ['VirtualMachineTemplate'];
const USE = /\$\{\{?([a-zA-Z0-9_]+)\}?\}/g;

/** The parameters that a text or tree uses, with where. */
function usesOf(
  value: unknown,
  path: string,
  uses: { name: string; at: string }[] = [],
): { name: string; at: string }[] {
  if (typeof value === 'string') for (const [, name] of value.matchAll(USE)) uses.push({ name: name!, at: path });
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) usesOf(item, `${path}[${i}]`, uses);
  else if (isObject(value) && !isUnresolved(value)) {
    for (const [key, child] of Object.entries(value)) usesOf(child, `${path}.${key}`, uses);
  }
  return uses;
}

const allUses = ({ spec }: Template) => usesOf(spec?.virtualMachine, 'spec.virtualMachine');
const namesOf = ({ spec }: Template) => (spec?.parameters ?? []).map(({ name }) => name ?? '');

export const TEMPLATES = objectRules<Template>('templates', [
  {
    id: 'TPL-01',
    name: 'undeclared-template-parameter',
    title: 'Undeclared template parameter',
    kinds: TEMPLATE,
    paths: ['spec.virtualMachine', 'spec.parameters'],
    enforcement: 'ignored',
    check: (template) => {
      const names = namesOf(template);
      return allUses(template)
        .filter(({ name }) => !names.includes(name))
        .map(({ name, at }) => ({
          at,
          message: `\${${name}} refers to a parameter that the template does not declare, so the literal text would remain in the VirtualMachine. Add the parameter to spec.parameters.${didYouMean(name, names)}`,
          found: name,
        }));
    },
    good: {},
    bad: { 'spec.virtualMachine.spec.template.spec.hostname': `\${HOSTNAME}` },
  },
  {
    id: 'TPL-02',
    name: 'duplicate-template-parameter',
    title: 'Duplicate template parameter',
    kinds: TEMPLATE,
    paths: ['spec.parameters[].name'],
    enforcement: 'ignored',
    check: ({ spec }) =>
      repeated(spec?.parameters ?? [], ({ name }) => name).map(({ index, first, key }) => ({
        at: `spec.parameters[${index}].name`,
        message: `The parameter ${show(key)} is already declared by parameters[${first}]. Keep one of them.`,
        found: key,
      })),
    good: {},
    bad: { 'spec.parameters[1]': { name: 'NAME' } },
  },
  {
    id: 'TPL-03',
    name: 'malformed-parameter-generator',
    title: 'Malformed template parameter generator',
    kinds: TEMPLATE,
    paths: ['spec.parameters[].generate', 'spec.parameters[].from'],
    enforcement: 'ignored',
    check: ({ spec }) =>
      (spec?.parameters ?? []).flatMap(({ name, generate, from }, i) => {
        if (generate === undefined || (generate === 'expression' && from)) return [];
        const wrong = generate !== 'expression';
        return [
          {
            at: `spec.parameters[${i}].${wrong ? 'generate' : 'from'}`,
            message: wrong
              ? `The parameter ${show(name)} uses the generator ${show(generate)}, but only expression is supported. Set generate: expression.`
              : `The parameter ${show(name)} is generated, but has no pattern. Set from to a pattern such as "vm-[a-z0-9]{6}".`,
            found: wrong ? generate : from,
          },
        ];
      }),
    good: { 'spec.parameters[0]': { name: 'NAME', generate: 'expression', from: 'vm-[a-z0-9]{6}' } },
    bad: { 'spec.parameters[0]': { name: 'NAME', generate: 'expression' } },
  },
  {
    id: 'TPL-04',
    name: 'unused-template-parameter',
    title: 'Unused template parameter',
    kinds: TEMPLATE,
    paths: ['spec.parameters[].name'],
    severity: 'warning',
    check: (template) => {
      const used = new Set(
        [...allUses(template), ...usesOf(template.spec?.message, 'spec.message')].map(({ name }) => name),
      );
      return namesOf(template).flatMap((name, i) =>
        name && !used.has(name)
          ? [
              {
                at: `spec.parameters[${i}].name`,
                message: `The template does not use the parameter ${show(name)}. Use \${${name}} where it belongs, or remove it.`,
                found: name,
              },
            ]
          : [],
      );
    },
    good: {},
    bad: { 'spec.parameters[1]': { name: 'UNUSED' } },
  },
]);
