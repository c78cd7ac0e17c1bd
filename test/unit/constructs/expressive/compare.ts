import type { Chart } from 'cdk8s';
import { Cluster, VirtualMachine, type VirtualMachineProps } from 'kubevirt-iac';
import type { KubeObject } from '../../../../kube/object';
import { chartIn, objectsOf, refusals } from '../rendered';
import { normalized, objectsIn } from './normalized';

/** What a user would write in YAML, and the program for it. */
export type Row = readonly [what: string, program: (chart: Chart) => unknown, yaml: string];

/** A row whose YAML is a VirtualMachine named `vm`. */
export const vm = (what: string, props: VirtualMachineProps, spec: string): Row => [
  what,
  (chart) => new VirtualMachine(chart, 'vm', props),
  `apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: vm, namespace: vms }\nspec:\n${indented(flush(spec))}`,
];

/** A row whose YAML is the spec of a guest, as a VirtualMachineInstance has it too. */
export const guest = (what: string, props: VirtualMachineProps, spec: string): Row =>
  vm(what, props, `runStrategy: Always\ntemplate:\n  spec:\n${indented(indented(flush(spec)))}`);

/** A text without the margin that its place in the program gives it. */
export function flush(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** A cluster with the feature gates that the programs need. */
export const CLUSTER = Cluster.from({
  configuration: {
    persistentReservationConfiguration: { enabled: true },
    developerConfiguration: {
      featureGates: [
        'DownwardMetrics',
        'EnableVirtioFsStorageVolumes',
        'GPUsWithDRA',
        'HostDevices',
        'HostDevicesWithDRA',
        'HostDisk',
        'IncrementalBackup',
        'Sidecar',
        'VSOCK',
        'WorkloadEncryptionTDX',
      ],
    },
  },
});

/** Asserts that a program makes the objects of the YAML, and nothing else, and that a cluster accepts them. */
export function expectSame([, program, yaml]: Row): void {
  const chart = chartIn('vms');
  program(chart);
  expect(normalized(objectsOf(chart))).toEqual(normalized(objectsIn(flush(yaml)) as KubeObject[]));
  expect(refusals(chart, CLUSTER)).toEqual([]);
}
