import { type Decision, isDecision } from '../../../kubevirt/readiness/expression';
import { GATES } from '../../../kubevirt/readiness/gates';
import { gatedKinds, healthExpressions, healthScript } from '../../../kubevirt/readiness/health';

const kinds = gatedKinds().map(({ group, kind }) => [kind, group ? `${group}/v1` : 'v1'] as const);

/** Decisions that end without a verdict for some object. */
const open = (decision: Decision): Decision[] => [
  ...(decision.at(-1)?.when === undefined ? [] : [decision]),
  ...decision.flatMap(({ gives }) => (isDecision(gives) ? open(gives) : [])),
];

test('a gate has a verdict for every object', () => {
  expect(Object.entries(GATES).filter(([, { alone }]) => open(alone).length > 0)).toEqual([]);
});

test.each(kinds)('the script of %s calls nothing that Argo CD does not open', (kind, apiVersion) => {
  const script = healthScript(apiVersion, kind)!.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const defined = [...script.matchAll(/local function (\w+)/g)].map(([, name]) => name);
  const called = new Set([...script.matchAll(/(\w+|[.:]\w+)\(/g)].map(([, name]) => name));
  const language = ['test', 'ipairs', 'type', 'select', 'tostring', 'function', 'not', 'and', 'or', 'if', 'return'];
  expect([...called].filter((name) => ![...defined, ...language].includes(name))).toEqual([]);
});

test.each(kinds)('the expressions of %s decide by what is there, and say nothing of it', (kind, apiVersion) => {
  const { current, failed = '' } = healthExpressions(apiVersion, kind)!;
  expect(current).toMatch(/^\(metadata\.\?deletionTimestamp/);
  // A field that is missing would be an error without its question mark.
  expect(`${current} ${failed}`.replace(/"[^"]*"/g, '""')).not.toMatch(/(?<!\?)\b(status|spec|metadata|item)\.[a-z]/);
  expect(`${current} ${failed}`).not.toContain('${');
});

test('a kind without a gate is ready when it exists', () => {
  expect([healthScript('v1', 'ConfigMap'), healthExpressions('v1', 'ConfigMap')]).toEqual([undefined, undefined]);
});
