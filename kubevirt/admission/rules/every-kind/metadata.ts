import { labelProblem, subdomainProblem } from '../../../../kube/names';
import { objectRules } from '../../engine/rule';
import { keyFaults } from '../shared/labels';

/** Rules on every object of every kind. */
export const METADATA = objectRules('metadata', [
  {
    id: 'META-01',
    name: 'malformed-metadata',
    title: 'Malformed name, label or annotation',
    paths: ['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations'],
    kinds: ['*'],
    check: ({ metadata = {} }) => {
      const faults = keyFaults(metadata, 'metadata');
      const { name, generateName, namespace } = metadata;
      if (!name && !generateName)
        faults.push({ at: 'metadata.name', message: 'The object has no name. Add metadata.name (or generateName).' });
      const problem = name ? subdomainProblem(name) : undefined;
      if (problem)
        faults.push({
          at: 'metadata.name',
          message: `"${name}" cannot be the name of an object: ${problem}.`,
          found: name,
          allowed: 'a DNS-1123 subdomain',
        });
      const generated = !name && generateName ? subdomainProblem(`${generateName}xxxxx`) : undefined;
      if (generated)
        faults.push({
          at: 'metadata.generateName',
          message: `"${generateName}" cannot begin the name of an object: ${generated}.`,
          found: generateName,
        });
      const space = namespace ? labelProblem(namespace) : undefined;
      if (space)
        faults.push({
          at: 'metadata.namespace',
          message: `"${namespace}" cannot be the name of a namespace: ${space}.`,
          found: namespace,
          allowed: 'a DNS-1123 label',
        });
      return faults;
    },
    good: { edit: { 'metadata.name': 'web.example' }, kind: 'VirtualMachine' },
    bad: { edit: { 'metadata.name': 'Bad_Name' }, kind: 'VirtualMachine' },
  },
]);
