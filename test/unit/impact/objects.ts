import { type ClusterProfile, DEFAULT_PROFILE } from '../../../kubevirt/config';
import type { Impact, ImpactInput } from '../../../kubevirt/impact';
import { impactOf } from '../../../kubevirt/impact';

/** Edits by path: dots between keys, `[name]` an item of a list by its name; `undefined` takes the value away. */
export type Edits = Readonly<Record<string, unknown>>;

type Json = Record<string, unknown>;

/** A VM with an image, cloud-init, a claim, a hotpluggable claim, a CD-ROM drive and two NICs. */
export function vm(edits: Edits = {}): Json {
  return edited(
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'web', namespace: 'vms' },
      spec: {
        runStrategy: 'Always',
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            domain: {
              cpu: { sockets: 2, cores: 1, threads: 1 },
              memory: { guest: '2Gi' },
              devices: {
                disks: [
                  { name: 'root', disk: { bus: 'virtio' } },
                  { name: 'cloudinit', disk: { bus: 'virtio' } },
                  { name: 'data', disk: { bus: 'virtio' } },
                  { name: 'plug', disk: { bus: 'scsi' } },
                  { name: 'cd', cdrom: { bus: 'sata' } },
                ],
                interfaces: [
                  { name: 'default', masquerade: {} },
                  { name: 'blue', bridge: {} },
                ],
              },
            },
            networks: [
              { name: 'default', pod: {} },
              { name: 'blue', multus: { networkName: 'blue-nad' } },
            ],
            volumes: [
              { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:40' } },
              { name: 'cloudinit', cloudInitNoCloud: { userData: '#cloud-config\npassword: secret\n' } },
              { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
              { name: 'plug', persistentVolumeClaim: { claimName: 'plug', hotpluggable: true } },
              { name: 'cd', persistentVolumeClaim: { claimName: 'iso', hotpluggable: true } },
            ],
          },
        },
      },
    },
    edits,
  );
}

export function pool(edits: Edits = {}, template: Edits = {}): Json {
  const { spec } = vm(template);
  return edited(
    {
      apiVersion: 'pool.kubevirt.io/v1beta1',
      kind: 'VirtualMachinePool',
      metadata: { name: 'web', namespace: 'vms' },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'web' } },
        virtualMachineTemplate: { metadata: { labels: { app: 'web' } }, spec },
      },
    },
    edits,
  );
}

/** Where a short path starts: `domain.cpu.sockets` means the guest's spec. */
const GUEST = 'spec.template.spec.';

export function edited(object: Json, edits: Edits): Json {
  const copy = structuredClone(object);
  for (const [path, value] of Object.entries(edits)) {
    set(
      copy,
      (/^(spec|metadata|status)\b/.test(path) ? path : GUEST + path).match(/[^.[\]]+|\[[^\]]+\]/g)!,
      structuredClone(value),
    );
  }
  return copy;
}

function set(target: unknown, [step, ...rest]: string[], value: unknown): void {
  if (step === undefined) return;
  const name = step.startsWith('[') ? step.slice(1, -1) : undefined;
  if (name !== undefined && Array.isArray(target)) {
    const index = target.findIndex((item) => item.name === name);
    if (rest.length > 0) set(target[index], rest, value);
    else if (value === undefined) target.splice(index, 1);
    else if (index < 0) target.push({ name, ...(value as object) });
    else target[index] = { name, ...(value as object) };
    return;
  }
  const record = target as Json;
  const key = name ?? step;
  if (rest.length > 0) {
    record[key] ??= rest[0]!.startsWith('[') && key !== 'annotations' && key !== 'labels' ? [] : {};
    set(record[key], rest, value);
  } else if (value === undefined) delete record[key];
  else record[key] = value;
}

/** A cluster that migrates by itself. */
export const MIGRATING: ClusterProfile = { ...DEFAULT_PROFILE, workloadUpdateMethods: ['LiveMigrate'] };

export function profile(
  configuration: Json,
  methods: ClusterProfile['workloadUpdateMethods'] = ['LiveMigrate'],
): ClusterProfile {
  return { ...DEFAULT_PROFILE, configuration, workloadUpdateMethods: methods };
}

/** The impact of edits on the VM above. */
export function impactOfEdits(edits: Edits, before: Edits = {}, more: Partial<ImpactInput> = {}): Impact {
  return impactOf({ old: vm(before), new: vm({ ...before, ...edits }), profile: MIGRATING, ...more });
}

export function effects(impact: Impact): Record<string, string> {
  return Object.fromEntries(impact.changes.map(({ path, effect }) => [path.replace(GUEST, ''), effect]));
}
