import { labelProblem, labelValueProblem, qualifiedNameProblem, subdomainProblem } from '../../../../kube/names';
import type { ObjectMeta } from '../../../../kube/object';
import type { Fault } from '../../fault';
import { machineRules, objectRules } from '../../rule';

/** What is wrong with labels and annotations. */
function keyFaults(metadata: ObjectMeta | undefined, base: string): Fault[] {
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(metadata?.labels ?? {})) {
    const problem = qualifiedNameProblem(key);
    if (problem)
      faults.push({ at: `${base}.labels["${key}"]`, message: `"${key}" is no label key: ${problem}.`, found: key });
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : undefined;
    if (valueProblem)
      faults.push({
        at: `${base}.labels["${key}"]`,
        message: `"${value}" cannot be the value of a label: ${valueProblem}. Put longer texts into annotations.`,
        found: value,
      });
  }
  for (const key of Object.keys(metadata?.annotations ?? {})) {
    const problem = qualifiedNameProblem(key.toLowerCase());
    if (problem)
      faults.push({
        at: `${base}.annotations["${key}"]`,
        message: `"${key}" is no annotation key: ${problem}.`,
        found: key,
      });
  }
  return faults;
}

/** Rules on every object of every kind. */
export const METADATA = objectRules('metadata', [
  {
    id: 'META-01',
    title: 'A bad name, label or annotation of an object',
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

export const GUEST_METADATA = machineRules('guest-metadata', [
  {
    id: 'NEW-02',
    title: 'A bad label or annotation of the guest',
    paths: ['/spec.template.metadata.labels', '/spec.template.metadata.annotations'],
    only: 'guest',
    check: ({ metadata, metadataPath, object }) =>
      object.kind === 'VirtualMachineInstance' ? undefined : keyFaults(metadata, `/${metadataPath}`),
    good: { '/spec.template.metadata.labels': { 'kubevirt.io/vm': 'web' } },
    bad: { '/spec.template.metadata.labels': { 'kubevirt.io/vm': 'w'.repeat(64) } },
  },
]);
