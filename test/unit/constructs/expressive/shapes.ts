import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Nic, type VirtualMachineProps } from 'kubevirt-iac';
import { parse } from 'yaml';
import { virtualMachineProps } from '../../../../cli/import/machine-props';
import type { KubeObject } from '../../../../kube/object';

type Json = Record<string, unknown>;

/** Spec of a VirtualMachine. */
export type Spec = Json & { readonly template: { readonly metadata?: Json; readonly spec: Json } };

const FOLDER = join(__dirname, 'shapes');

/** VirtualMachines in the shapes in which people write them. */
export const SHAPES: readonly (readonly [name: string, spec: Spec])[] = readdirSync(FOLDER).flatMap((file) =>
  Object.entries(parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, Spec>),
);

export const manifestOf = (name: string, spec: Spec): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'vms' },
  spec,
});

/** What KubeVirt does with a guest whose manifest does not say it. */
const UNSAID = { evictionStrategy: 'None', nics: [Nic.pod({ binding: 'bridge' })] } as const;

/** The props that `kubevirt-iac import` writes for a VM. Where its manifest says nothing, they name what KubeVirt does then. */
export const propsOf = (name: string, spec: Spec): VirtualMachineProps =>
  ({ ...UNSAID, ...virtualMachineProps(manifestOf(name, spec) as unknown as Json) }) as unknown as VirtualMachineProps;
