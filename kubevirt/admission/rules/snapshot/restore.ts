import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';
import { unlessOneOf } from '../shared/messages';
import { immutableSpec, needsGate, type Reference, sameJson, type WithSpec } from '../shared/rule-templates';
import { groupMissing, groupWrong, kindWrong } from './reference';

const RESTORE = ['VirtualMachineRestore'];

type Restore = WithSpec<{
  target?: Reference;
  virtualMachineSnapshotName?: string;
  patches?: string[];
  volumeRestoreOverrides?: { volumeName?: string; restoreName?: string; annotations?: object; labels?: object }[];
  volumeRestorePolicy?: string;
  volumeOwnershipPolicy?: string;
}> & { status?: { complete?: boolean } };

/** `{"op": "replace", "path": "/spec/x"}` as KubeVirt takes it apart: at commas, then at colons. */
const partsOf = (patch: string) =>
  patch
    .replace(/^[{}]+|[{}]+$/g, '')
    .split(',')
    .map((part) => part.split(':'));

const isToVm = ({ spec }: Restore) => spec?.target?.apiGroup === 'kubevirt.io' && spec.target.kind === 'VirtualMachine';

export const RESTORES = objectRules<Restore>('restores', [
  needsGate('RST-01', 'restore-feature-gate', RESTORE, 'Snapshot', false) as never,
  {
    id: 'RST-02',
    name: 'restore-target-without-api-group',
    title: 'Restore target without an `apiGroup`',
    kinds: RESTORE,
    paths: ['spec.target.apiGroup'],
    check: ({ spec }, { old }) => (old ? undefined : groupMissing('spec.target', spec?.target)),
    good: {},
    bad: { 'spec.target.apiGroup': undefined },
  },
  {
    id: 'RST-03',
    name: 'restore-target-api-group',
    title: 'Restore target with an unsupported `apiGroup`',
    kinds: RESTORE,
    paths: ['spec.target.apiGroup'],
    check: ({ spec }, { old }) => (old ? undefined : groupWrong('spec.target', spec?.target)),
    good: {},
    bad: { 'spec.target.apiGroup': 'apps' },
  },
  {
    id: 'RST-04',
    name: 'restore-target-kind',
    title: 'Restore target that is not a VirtualMachine',
    kinds: RESTORE,
    paths: ['spec.target.kind'],
    check: ({ spec }, { old }) => (old ? undefined : kindWrong('spec.target', spec?.target)),
    good: {},
    bad: { 'spec.target.kind': 'VirtualMachineInstance' },
  },
  {
    id: 'RST-05',
    name: 'restore-patch-unreadable-value',
    title: 'Restore patch with a colon or comma in its value',
    kinds: RESTORE,
    paths: ['spec.patches[]'],
    check: (restore, { old, related }) => {
      if (old || !isToVm(restore)) return undefined;
      const { metadata, spec } = restore;
      const faults = (spec.patches ?? [])
        .map((patch, i) => ({ patch, i }))
        .filter(({ patch }) => partsOf(patch).some((part) => part.length !== 2))
        .map(({ i }) => ({
          at: `spec.patches[${i}]`,
          message: `KubeVirt splits this patch at every comma and colon and cannot read what comes out: a value may hold neither (no MAC address, no image with a tag). Take the patch out, and change the VirtualMachine after the restore instead.`,
          allowed: '{"op": "...", "path": "/spec/...", "value": "..."} with neither comma nor colon in the value',
        }));
      const snapshot = related.find(
        'VirtualMachineSnapshot',
        spec.virtualMachineSnapshotName ?? '',
        metadata?.namespace,
      );
      return snapshot ? faults : faults.map((fault) => ({ ...fault, enforcement: 'ignored' as const }));
    },
    good: { 'spec.patches': ['{"op": "replace", "path": "/spec/running", "value": "false"}'] },
    bad: {
      edit: { 'spec.patches': ['{"op": "replace", "path": "/spec/x", "value": "02:00:00:00:00:01"}'] },
      related: [
        {
          apiVersion: 'snapshot.kubevirt.io/v1beta1',
          kind: 'VirtualMachineSnapshot',
          metadata: { name: 'nightly' },
        },
      ],
    },
  },
  {
    id: 'RST-06',
    name: 'restore-patch-path',
    title: 'Restore patch outside spec, labels and annotations',
    kinds: RESTORE,
    paths: ['spec.patches[]'],
    check: (restore, { old, related }) => {
      if (old || !isToVm(restore)) return undefined;
      const { metadata, spec } = restore;
      const allowed = ['"/spec/', '"/metadata/labels/', '"/metadata/annotations/'];
      const faults = (spec.patches ?? []).flatMap((patch, i) =>
        partsOf(patch)
          .filter((part) => part.length === 2 && part[0]!.trim() === '"path"')
          .map(([, path]) => path!.trim())
          .filter((path) => !allowed.some((prefix) => path.startsWith(prefix)))
          .map((path) => ({
            at: `spec.patches[${i}]`,
            message: `A restore may patch the spec, labels and annotations of the VirtualMachine, but this one is about ${path}. Change its path, or remove the patch.`,
            found: path,
            allowed: 'paths under /spec/, /metadata/labels/ or /metadata/annotations/',
          })),
      );
      const snapshot = related.find(
        'VirtualMachineSnapshot',
        spec.virtualMachineSnapshotName ?? '',
        metadata?.namespace,
      );
      return snapshot ? faults : faults.map((fault) => ({ ...fault, enforcement: 'ignored' as const }));
    },
    good: { 'spec.patches': ['{"op": "add", "path": "/metadata/labels/restored", "value": "yes"}'] },
    bad: {
      edit: { 'spec.patches': ['{"op": "replace", "path": "/metadata/name", "value": "x"}'] },
      related: [
        {
          apiVersion: 'snapshot.kubevirt.io/v1beta1',
          kind: 'VirtualMachineSnapshot',
          metadata: { name: 'nightly' },
        },
      ],
    },
  },
  {
    id: 'RST-07',
    name: 'restore-override-without-volume',
    title: 'Volume override without a `volumeName`',
    kinds: RESTORE,
    paths: ['spec.volumeRestoreOverrides[].volumeName'],
    check: (restore, { old }) =>
      old || !isToVm(restore)
        ? undefined
        : (restore.spec.volumeRestoreOverrides ?? []).flatMap(({ volumeName }, i) =>
            volumeName
              ? []
              : [
                  {
                    at: `spec.volumeRestoreOverrides[${i}].volumeName`,
                    message:
                      'The override does not say which volume it is for. Put the name of a volume of the VirtualMachine into volumeName.',
                    allowed: 'the name of a volume',
                  },
                ],
          ),
    good: { 'spec.volumeRestoreOverrides': [{ volumeName: 'root', restoreName: 'root-2' }] },
    bad: { 'spec.volumeRestoreOverrides': [{ volumeName: '', restoreName: 'root-2' }] },
  },
  {
    id: 'RST-08',
    name: 'empty-restore-override',
    title: 'Empty volume override',
    kinds: RESTORE,
    paths: ['spec.volumeRestoreOverrides[]'],
    check: (restore, { old }) =>
      old || !isToVm(restore)
        ? undefined
        : (restore.spec.volumeRestoreOverrides ?? []).flatMap(({ restoreName, annotations, labels }, i) =>
            restoreName || annotations || labels
              ? []
              : [
                  {
                    at: `spec.volumeRestoreOverrides[${i}]`,
                    message:
                      'The override says nothing about the restored volume. Give it a restoreName, labels or annotations, or remove it.',
                    allowed: 'at least one of restoreName, labels, annotations',
                  },
                ],
          ),
    good: { 'spec.volumeRestoreOverrides': [{ volumeName: 'root', labels: {} }] },
    bad: { 'spec.volumeRestoreOverrides': [{ volumeName: 'root' }] },
  },
  {
    id: 'RST-09',
    name: 'unknown-volume-restore-policy',
    title: 'Unknown `volumeRestorePolicy`',
    kinds: RESTORE,
    paths: ['spec.volumeRestorePolicy'],
    check: (restore, { old }) =>
      old || !isToVm(restore)
        ? undefined
        : unlessOneOf(
            'spec.volumeRestorePolicy',
            restore.spec.volumeRestorePolicy,
            ['RandomizeNames', 'InPlace', 'PrefixTargetName'],
            'a volumeRestorePolicy',
          ),
    good: { 'spec.volumeRestorePolicy': 'InPlace' },
    bad: { 'spec.volumeRestorePolicy': 'Inplace' },
  },
  {
    id: 'RST-10',
    name: 'unknown-volume-ownership-policy',
    title: 'Unknown `volumeOwnershipPolicy`',
    kinds: RESTORE,
    paths: ['spec.volumeOwnershipPolicy'],
    check: (restore, { old }) =>
      old || !isToVm(restore)
        ? undefined
        : unlessOneOf(
            'spec.volumeOwnershipPolicy',
            restore.spec.volumeOwnershipPolicy,
            ['Vm', 'None'],
            'a volumeOwnershipPolicy',
          ),
    good: { 'spec.volumeOwnershipPolicy': 'None' },
    bad: { 'spec.volumeOwnershipPolicy': 'VM' },
  },
  {
    id: 'RST-11',
    name: 'restore-persistent-state-to-other-vm',
    title: 'Restore of a persistent TPM or EFI to another VirtualMachine',
    kinds: RESTORE,
    paths: ['spec.target'],
    check: (restore, { old, related }) => {
      if (old || !isToVm(restore)) return undefined;
      const { metadata, spec } = restore;
      const namespace = metadata?.namespace;
      const snapshot = related.find<Taken>('VirtualMachineSnapshot', spec.virtualMachineSnapshotName ?? '', namespace);
      const content = snapshot?.status?.virtualMachineSnapshotContentName;
      if (!snapshot || !content) return undefined;
      const target = related.find('VirtualMachine', spec.target?.name ?? '', namespace);
      const source = snapshot.status?.sourceUID;
      if (target && (source === undefined || target.metadata?.uid === source)) return undefined;
      const kept = related.find<Content>('VirtualMachineSnapshotContent', content, namespace)?.spec?.source
        ?.virtualMachine;
      const devices = kept?.spec?.template?.spec?.domain;
      if (!devices?.devices?.tpm?.persistent && !devices?.firmware?.bootloader?.efi?.persistent) return undefined;
      return {
        at: 'spec.target',
        message: `The snapshot is of a guest with a persistent TPM or persistent EFI variables, which KubeVirt can only restore to the VirtualMachine that they were taken from, and "${spec.target?.name}" is another one. Restore to the original, or clone that while it is there.`,
        found: spec.target?.name,
      };
    },
    good: {},
    bad: { edit: {}, related: takenFromPersistentTpm() },
  },
  {
    id: 'RST-12',
    name: 'concurrent-restore',
    title: 'Second restore to the same target',
    kinds: RESTORE,
    paths: ['spec.target'],
    check: (restore, { old, related }) => {
      if (old) return undefined;
      const other = related
        .all<Restore>('VirtualMachineRestore', restore.metadata?.namespace ?? 'default')
        .find(
          ({ metadata, spec, status }) =>
            metadata?.name !== restore.metadata?.name &&
            sameJson(spec?.target, restore.spec?.target) &&
            status?.complete !== true,
        );
      return (
        other && {
          at: 'spec.target',
          message: `"${restore.spec?.target?.name}" is being restored already, by "${other.metadata?.name}". Wait until that one is complete, or delete it.`,
          found: restore.spec?.target?.name,
        }
      );
    },
    good: { edit: {}, related: [restoreThat(true)] },
    bad: { edit: {}, related: [restoreThat(false)] },
  },
  immutableSpec(
    'RST-13',
    'immutable-restore-spec',
    RESTORE,
    'A restore is a single run: create another one under another name.',
    {
      good: { edit: { 'metadata.labels': { keep: 'yes' } } },
      bad: { edit: {}, old: { 'spec.virtualMachineSnapshotName': 'other' } },
    },
  ) as never,
]);

interface Taken extends KubeObject {
  status?: { virtualMachineSnapshotContentName?: string; sourceUID?: string };
}
interface Content extends KubeObject {
  spec: {
    source?: {
      virtualMachine?: {
        spec?: {
          template?: {
            spec?: {
              domain?: {
                devices?: { tpm?: { persistent?: boolean } };
                firmware?: { bootloader?: { efi?: { persistent?: boolean } } };
              };
            };
          };
        };
      };
    };
  };
}

function restoreThat(complete: boolean): KubeObject {
  return {
    apiVersion: 'snapshot.kubevirt.io/v1beta1',
    kind: 'VirtualMachineRestore',
    metadata: { name: 'before' },
    spec: { target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' } },
    status: { complete },
  };
}

function takenFromPersistentTpm(): KubeObject[] {
  const group = 'snapshot.kubevirt.io/v1beta1';
  const domain = { devices: { tpm: { persistent: true } } };
  return [
    {
      apiVersion: group,
      kind: 'VirtualMachineSnapshot',
      metadata: { name: 'nightly' },
      status: { virtualMachineSnapshotContentName: 'content', sourceUID: 'the-original' },
    },
    {
      apiVersion: group,
      kind: 'VirtualMachineSnapshotContent',
      metadata: { name: 'content' },
      spec: { source: { virtualMachine: { spec: { template: { spec: { domain } } } } } },
    },
  ];
}
