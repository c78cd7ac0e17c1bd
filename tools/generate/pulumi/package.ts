import { familyKinds } from '../../../kubevirt/kinds';
import { shortGroup } from '../names';
import type { TypeTable } from '../type-table';
import { CONFIG_TYPES, configProperties } from './config';
import { familyResource, manifestResource, SETTING_TYPES } from './resources';
import type { PackageSpec } from './spec';
import { PulumiTypes } from './types';

/** Modules by group: `core/v1`, `cdi/v1beta1`, ...; Kubernetes' own types are in `meta/v1`, as nearly all of them describe metadata or pods. */
const MODULES = new Map(familyKinds.map(({ group, module }) => [shortGroup(group), module]));
const moduleOf = (group: string) => MODULES.get(group) ?? 'meta/v1';

/** Pulumi's package schema: what programs in YAML and other languages know of us. */
export function packageSpec(table: TypeTable, version: string): PackageSpec {
  const types = new PulumiTypes(table, moduleOf);
  const entries = new Map(table.types.map((entry) => [`${entry.component} ${entry.definition}`, entry]));
  const resources = familyKinds.map((info) => {
    const root = entries.get(`${info.component} ${info.definition}`)!;
    return [`kubevirt:${info.module}:${info.kind}`, familyResource(info, root, types)] as const;
  });
  const meta = table.types.find(({ definition }) => definition === 'core.VirtualMachine')!;
  types.property(meta, 'metadata');
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
    types: sorted({ ...types.types, ...CONFIG_TYPES, ...SETTING_TYPES }),
    resources: sorted({ ...Object.fromEntries(resources), 'kubevirt:index:Manifest': manifestResource() }),
    language: languages(),
  };
}

/** How the SDKs of other languages are laid out. Ours for TypeScript is hand-shaped: `kubevirt-iac/pulumi`. */
function languages(): Record<string, unknown> {
  const modules = [...new Set([...MODULES.values(), 'meta/v1'])].sort();
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
      importBasePath: 'kubevirt-iac.dev/pulumi-kubevirt/sdk/go/kubevirt',
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    csharp: { rootNamespace: 'KubevirtIac', respectSchemaVersion: true, namespaces: Object.fromEntries(csharp) },
    java: { basePackage: 'dev.kubevirtiac', packages: Object.fromEntries(java) },
  };
}

function capitalized(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
