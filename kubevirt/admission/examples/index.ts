/**
 * The examples of the rules as whole objects: a valid object of each kind with the edits of the example applied. The tests validate
 * them, and the documentation shows them.
 */
import { copyJson } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { parsePath, type Step, under } from '../../../kube/path';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../config';
import type { AnyVmiRule, Edit, Example, ObjectRule } from '../engine/rule';
import type { ValidateInput } from '../engine/validate';
import { VMI_PATHS, type VmiOwnerKind } from '../engine/vmi-spec-view';

/** The input of `validate` for the good or the bad example of a rule. */
export function exampleOf(
  rule: AnyVmiRule | ObjectRule,
  which: 'good' | 'bad',
): ValidateInput & { object: KubeObject } {
  const example = rule[which];
  const { edit, kind, configuration, architecture, related, old } = isExample(example)
    ? example
    : ({ edit: example as Edit } as Example);
  const of = kind ?? kindOf(rule);
  const base = 'kinds' in rule ? '' : guestPathOf(of);
  const profile: ClusterProfile = {
    ...DEFAULT_PROFILE,
    ...(configuration && { configuration }),
    ...(architecture && { architecture }),
  };
  return {
    object: edited(validObject(of), edit, base),
    ...(old && { oldObject: edited(validObject(of), old, base) }),
    ...(related && { related }),
    profile,
  };
}

const isExample = (example: Edit | Example): example is Example =>
  'edit' in example && typeof example.edit === 'object';

/** The kind of a rule's examples, unless they name one. */
function kindOf(rule: AnyVmiRule | ObjectRule): string {
  if ('kinds' in rule) return rule.kinds[0] === '*' ? 'VirtualMachine' : rule.kinds[0]!;
  return rule.ownerKinds?.[0] ?? 'VirtualMachine';
}

function guestPathOf(kind: string): string {
  const path = VMI_PATHS[kind as VmiOwnerKind];
  return path ? `${path}.spec` : 'spec';
}

/** A copy with the edits applied, one after the other. */
export function edited(object: KubeObject, edit: Edit, base = ''): KubeObject {
  const copy = copyJson(object);
  for (const [path, value] of Object.entries(edit)) put(copy, parsePath(under(base, path)), copyJson(value));
  return copy;
}

function put(root: KubeObject, steps: readonly Step[], value: unknown): void {
  let at = root as unknown as Record<Step, unknown>;
  steps.slice(0, -1).forEach((step, i) => {
    at[step] ??= typeof steps[i + 1] === 'number' ? [] : {};
    at = at[step] as Record<Step, unknown>;
  });
  const last = steps.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
}

/** A minimal valid object of a kind that a reader recognizes. */
export function validObject(kind: string): KubeObject {
  const valid = VALID[kind];
  if (!valid)
    throw new Error(`There is no valid example of ${kind}. Add one to kubevirt/admission/engine/examples.ts.`);
  return copyJson(valid);
}

const guest = {
  domain: {
    cpu: { cores: 2 },
    memory: { guest: '2Gi' },
    devices: {
      disks: [
        { name: 'root', disk: { bus: 'virtio' } },
        { name: 'cloudinit', disk: { bus: 'virtio' } },
      ],
      interfaces: [{ name: 'default', masquerade: {} }],
    },
  },
  networks: [{ name: 'default', pod: {} }],
  volumes: [
    { name: 'root', containerDisk: { image: 'registry.example/fedora:42' } },
    { name: 'cloudinit', cloudInitNoCloud: { userData: '#cloud-config\n' } },
  ],
};
const labels = { app: 'web' };
const vmSpec = { runStrategy: 'Always', template: { metadata: { labels }, spec: guest } };
const instancetype = { cpu: { guest: 2 }, memory: { guest: '4Gi' } };
const preference = { devices: { preferredDiskBus: 'virtio' } };
const vmRef = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' };

/** A reference to a parameter in a template. */
const placeholder = (parameter: string) => `\${${parameter}}`;

const named = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: Record<string, unknown>,
  namespace: string | undefined = 'default',
): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }) },
  spec,
});

const OBJECTS: readonly KubeObject[] = [
  named('kubevirt.io/v1', 'VirtualMachine', 'web', vmSpec),
  named('kubevirt.io/v1', 'VirtualMachineInstance', 'web', guest),
  named('kubevirt.io/v1', 'VirtualMachineInstanceReplicaSet', 'web', {
    replicas: 2,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: guest },
  }),
  named('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', 'web', {
    replicas: 2,
    selector: { matchLabels: labels },
    virtualMachineTemplate: { metadata: { labels }, spec: vmSpec },
  }),
  named('kubevirt.io/v1', 'VirtualMachineInstancePreset', 'small', {
    selector: { matchLabels: labels },
    domain: { devices: {} },
  }),
  named('kubevirt.io/v1', 'VirtualMachineInstanceMigration', 'move-web', { vmiName: 'web' }),
  named('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', 'small', instancetype),
  named('instancetype.kubevirt.io/v1beta1', 'VirtualMachineClusterInstancetype', 'small', instancetype, ''),
  named('instancetype.kubevirt.io/v1beta1', 'VirtualMachinePreference', 'fedora', preference),
  named('instancetype.kubevirt.io/v1beta1', 'VirtualMachineClusterPreference', 'fedora', preference, ''),
  named(
    'migrations.kubevirt.io/v1alpha1',
    'MigrationPolicy',
    'gentle',
    { selectors: { virtualMachineInstanceSelector: labels } },
    '',
  ),
  named('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 'nightly', { source: vmRef }),
  named('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'back', {
    target: vmRef,
    virtualMachineSnapshotName: 'nightly',
  }),
  named('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'twin', {
    source: vmRef,
    target: { ...vmRef, name: 'web-2' },
  }),
  named('export.kubevirt.io/v1', 'VirtualMachineExport', 'out', { source: vmRef }),
  named('backup.kubevirt.io/v1alpha1', 'VirtualMachineBackup', 'weekly', { source: vmRef, pvcName: 'backups' }),
  named('backup.kubevirt.io/v1alpha1', 'VirtualMachineBackupTracker', 'web', { source: vmRef }),
  named(
    'plugin.kubevirt.io/v1alpha1',
    'Plugin',
    'audit',
    { nodeHooks: [{ socket: '/var/run/kubevirt-plugin/audit/hook.sock', permittedHooks: ['PreVMStart'] }] },
    '',
  ),
  named('kubevirt.io/v1', 'KubeVirt', 'kubevirt', { configuration: {} }, 'kubevirt'),
  named('hco.kubevirt.io/v1', 'HyperConverged', 'kubevirt-hyperconverged', {}, 'kubevirt-hyperconverged'),
  named('cdi.kubevirt.io/v1beta1', 'DataVolume', 'data', {
    source: { blank: {} },
    storage: { resources: { requests: { storage: '10Gi' } } },
  }),
  named('cdi.kubevirt.io/v1beta1', 'DataSource', 'fedora', {
    source: { pvc: { name: 'fedora', namespace: 'default' } },
  }),
  named('cdi.kubevirt.io/v1beta1', 'DataImportCron', 'fedora', {
    managedDataSource: 'fedora',
    schedule: '0 3 * * 1',
    template: {
      spec: {
        source: { registry: { url: 'docker://registry.example/fedora:42' } },
        storage: { resources: { requests: { storage: '10Gi' } } },
      },
    },
  }),
  named('cdi.kubevirt.io/v1beta1', 'VolumeImportSource', 'image', {
    source: { http: { url: 'https://images.example/disk.qcow2' } },
  }),
  named('cdi.kubevirt.io/v1beta1', 'VolumeUploadSource', 'upload', { contentType: 'kubevirt' }),
  named('cdi.kubevirt.io/v1beta1', 'VolumeCloneSource', 'twin', {
    source: { kind: 'PersistentVolumeClaim', name: 'data' },
  }),
  named('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'lan', {
    config: JSON.stringify({ cniVersion: '0.3.1', name: 'lan', type: 'bridge', bridge: 'br1' }),
  }),
  named('template.kubevirt.io/v1alpha1', 'VirtualMachineTemplate', 'small', {
    parameters: [{ name: 'NAME', required: true }],
    virtualMachine: { metadata: { name: placeholder('NAME') }, spec: vmSpec },
  }),
  named('v1', 'Service', 'web', { selector: labels, ports: [{ port: 80 }] }),
  named('networking.k8s.io/v1', 'NetworkPolicy', 'isolated', { podSelector: {}, policyTypes: ['Ingress'] }),
  named('v1', 'ResourceQuota', 'team', { hard: { pods: '20' } }),
];

const VALID: Readonly<Record<string, KubeObject>> = Object.fromEntries(OBJECTS.map((object) => [object.kind, object]));

/** The kinds that have a valid object. */
export const EXAMPLE_KINDS: readonly string[] = OBJECTS.map(({ kind }) => kind);
