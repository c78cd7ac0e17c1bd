import { subdomainProblem } from '../../../../kube/names';
import type { KubeObject, ObjectMeta } from '../../../../kube/object';
import { DEFAULT_NAMESPACE } from '../../../../kube/object';
import { type LabelSelector, matchesSelector } from '../../../../kube/selector';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { selectorFault } from '../shared/rule-templates';

interface ReplicaSet extends KubeObject {
  spec: { selector?: LabelSelector; template?: { metadata?: ObjectMeta } };
}

const SET = ['VirtualMachineInstanceReplicaSet'];

export const REPLICA_SETS = objectRules<ReplicaSet>('replica sets', [
  {
    id: 'RS-02',
    name: 'malformed-replica-set-selector',
    title: 'Malformed `selector` of a replica set',
    kinds: SET,
    paths: ['spec.selector'],
    check: ({ spec }) => selectorFault('spec.selector', spec?.selector),
    good: { 'spec.selector.matchExpressions': [{ key: 'app', operator: 'Exists' }] },
    bad: { 'spec.selector.matchExpressions': [{ key: 'app', operator: 'Is', values: ['x'] }] },
  },
  {
    id: 'RS-03',
    name: 'replica-set-selector-mismatch',
    title: 'Replica set `selector` that does not match its own VMIs',
    kinds: SET,
    paths: ['spec.selector', 'spec.template.metadata.labels'],
    check: ({ spec }) => {
      const { selector, template } = spec ?? {};
      if (!selector || !template || selectorFault('', selector)) return undefined;
      const labels = template.metadata?.labels ?? {};
      if (matchesSelector(selector, labels)) return undefined;
      return {
        at: 'spec.selector',
        message: `The replica set would not find the guests it makes: its selector does not match the labels of spec.template.metadata (${show(labels)}). Put the labels that the selector asks for there.`,
        found: selector,
        allowed: 'a selector that matches spec.template.metadata.labels',
      };
    },
    good: { 'spec.selector': {} },
    bad: { 'spec.template.metadata.labels': { app: 'other' } },
  },
  {
    id: 'NEW-09',
    name: 'replica-set-template-metadata',
    title: 'Invalid `name` or `namespace` in a replica set template',
    kinds: SET,
    paths: ['spec.template.metadata.namespace', 'spec.template.metadata.name'],
    stage: 'start',
    check: ({ metadata, spec }) => {
      const template = spec?.template?.metadata;
      const own = metadata?.namespace || DEFAULT_NAMESPACE;
      if (template?.namespace && template.namespace !== own) {
        return {
          at: 'spec.template.metadata.namespace',
          message: `Guests are made in the namespace of their replica set, "${own}", but the template says "${template.namespace}". Remove the namespace from the template.`,
          found: template.namespace,
          allowed: `"${own}", or nothing`,
        };
      }
      const problem = template?.name && subdomainProblem(`${template.name}xxxxx`);
      if (!problem) return undefined;
      return {
        at: 'spec.template.metadata.name',
        message: `"${template.name}" cannot begin the names of the guests: ${problem}. Remove the name from the template; guests are named after their replica set.`,
        found: template.name,
      };
    },
    good: { 'spec.template.metadata.name': 'guest-' },
    bad: { 'spec.template.metadata.namespace': 'elsewhere' },
  },
]);
