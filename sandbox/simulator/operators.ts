/** The operators of the stack, each with what it installs. */
import { addonOperators } from './addon-operators';
import { cdiOperator } from './cdi-operator';
import type { Controller } from './controller';
import { hyperConvergedOperator } from './hyperconverged-operator';
import type { Draft } from './live-object';
import { nmstate } from './nmstate';
import { olm } from './olm';
import { virtOperator } from './virt-operator';

/** The operand CRDs, which the real operators install with their CR and not before. */
export interface OperandCrds {
  readonly kubevirt: readonly Draft[];
  readonly cdi: readonly Draft[];
  readonly nmstate?: readonly Draft[];
  /** What announces virt-api in the namespace of KubeVirt. */
  readonly apiServices?: (namespace: string) => readonly Draft[];
  /** What the catalogue of an OpenShift cluster brings with a version of HyperConverged; undefined on plain Kubernetes, which has no OLM. */
  readonly olm?: readonly Draft[];
  /** The webhooks of an operator that are served. */
  readonly webhooks?: Readonly<Record<'kubevirt' | 'cdi', readonly Draft[]>>;
}

/** Without operand CRDs, KubeVirt is installed without an operator, and says so of itself. */
export const operators = (installation: OperandCrds | undefined): readonly Controller[] => [
  virtOperator(
    installation && {
      crds: installation.kubevirt,
      services: (namespace) => [
        ...(installation.apiServices?.(namespace) ?? []),
        ...(installation.webhooks?.kubevirt ?? []),
      ],
    },
  ),
  ...addonOperators,
  ...nmstate(installation && (installation.nmstate ?? [])),
  hyperConvergedOperator(installation?.olm !== undefined),
  ...(installation?.olm ? olm(installation.olm) : []),
  cdiOperator(installation?.cdi ?? [], installation?.webhooks?.cdi ?? []),
];
