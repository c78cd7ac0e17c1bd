/** The gates for tools that wait by themselves: as scripts in Lua for Argo CD, as expressions in CEL for Flux. */
import { at, type Decision, given, waiting } from '../expression';
import { GATES, kindGateOf } from '../gates';
import { celOf, type HealthExpressions } from './cel';
import { luaOf } from './lua';

export type { HealthExpressions } from './cel';

/** Group and kind of everything that has a gate. */
export const gatedKinds = (): { group: string; kind: string }[] =>
  Object.keys(GATES).map((key) => ({
    group: key.slice(0, key.lastIndexOf('/')),
    kind: key.slice(key.lastIndexOf('/') + 1),
  }));

const complete = (alone: Decision): Decision => [
  { when: given(at('metadata', 'deletionTimestamp')), gives: waiting('it is being deleted') },
  { gives: alone },
];

/** The health script of a kind for Argo CD; undefined for a kind that is ready when it exists. */
export function healthScript(apiVersion: string, kind: string): string | undefined {
  const gate = kindGateOf(apiVersion, kind);
  const group = apiVersion.includes('/') ? `${apiVersion.split('/')[0]}/` : '';
  return gate && luaOf(complete(gate.alone), `Health of ${group}${kind}, generated from the gate of kubevirt-iac.`);
}

/** The health check expressions of a kind for Flux; undefined for a kind that is ready when it exists. */
export function healthExpressions(apiVersion: string, kind: string): HealthExpressions | undefined {
  const gate = kindGateOf(apiVersion, kind);
  return gate && celOf(complete(gate.alone));
}
