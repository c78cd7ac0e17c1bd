import type { FamilyKind } from '../../../kubevirt/kinds';
import { shortGroup } from '../names';
import type { TypeTable } from '../type-table';
import { CONFIG_TYPES, configProperties } from './config';
import { familyResource, manifestResource, OBSERVED_TYPES, SETTING_TYPES } from './resources';
import type { PackageSpec } from './spec';
import { PulumiTypes } from './types';

/** Pulumi's package schema: what programs in YAML and other languages know of us. */
export function packageSpec(table: TypeTable, family: readonly FamilyKind[], version: string): PackageSpec {
  const modules = new Map(family.map(({ group, module }) => [shortGroup(group), module]));
  // Kubernetes' own types describe metadata and pods: no kind of the family is among them.
  const moduleOf = (group: string) => modules.get(group) ?? 'meta/v1';
  const types = new PulumiTypes(table, moduleOf);
  const entries = new Map(table.types.map((entry) => [`${entry.component} ${entry.definition}`, entry]));
  const resources = family.map((info) => {
    const root = entries.get(`${info.component} ${info.definition}`)!;
    return [`kubevirt:${info.module}:${info.kind}`, familyResource(info, root, types)] as const;
  });
  // Every resource has metadata, which their own fields need not mention.
  types.property(entries.get('kubevirt core.VirtualMachine')!, 'metadata');
  return {
    name: 'kubevirt',
    displayName: 'KubeVirt',
    version,
    description: 'KubeVirt and OpenShift Virtualization as code: virtual machines and the platform under them.',
    keywords: ['pulumi', 'kubevirt', 'kubernetes', 'kind/native', 'category/cloud'],
    license: 'Apache-2.0',
    publisher: 'kubevirt-iac',
    meta: { moduleFormat: '(.*)' },
    config: { variables: configProperties() },
    provider: {
      description: 'The cluster that resources are in, and how its API is used.',
      inputProperties: configProperties(),
    },
    types: sorted({ ...types.types, ...CONFIG_TYPES, ...SETTING_TYPES, ...OBSERVED_TYPES }),
    resources: sorted({ ...Object.fromEntries(resources), 'kubevirt:index:Manifest': manifestResource() }),
    language: languages([...new Set([...modules.values(), 'meta/v1'])].sort()),
  };
}

/** How the SDKs of other languages are laid out. Ours for TypeScript is hand-shaped: `kubevirt-iac/pulumi`. */
function languages(modules: readonly string[]): Record<string, unknown> {
  const csharp = modules.map((module) => [module, module.split('/').map(capitalized).join('.')]);
  const java = modules.map((module) => [module, module.replace('/', '.')]);
  return {
    nodejs: { packageName: '@kubevirt-iac/pulumi-kubevirt', respectSchemaVersion: true },
    python: {
      packageName: 'pulumi_kubevirt',
      respectSchemaVersion: true,
      pyproject: { enabled: true },
      inputTypes: 'classes-and-dicts',
    },
    go: {
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    csharp: { rootNamespace: 'KubevirtIac', respectSchemaVersion: true, namespaces: Object.fromEntries(csharp) },
    java: { basePackage: 'kubevirtiac', packages: Object.fromEntries(java) },
  };
}

function capitalized(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
