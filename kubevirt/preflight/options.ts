import { isObject } from '../../kube/json';
import { labelValueProblem, pathProblem, qualifiedNameProblem } from '../../kube/names';
import { quantityValue } from '../../kube/quantity';
import { normalVersion, versionsOf } from '../releases';

/** What the guests of a cluster must be able to do. Each turns a warning of its checks into a failure. */
export const REQUIREMENTS = {
  storage: 'a default StorageClass',
  'live-migration': 'guests move between nodes: shared storage, two nodes, and a CPU model that they share',
  snapshots: 'disks are snapshotted by their driver',
  expansion: 'disks grow in place',
  block: 'disks as block devices',
  'host-devices': 'PCI devices are passed to guests',
  hugepages: 'guests use huge pages',
  nested: 'guests run guests of their own',
  'cert-manager': 'the hostpath provisioner or the IPAM controller is installed',
} as const;
export type Requirement = keyof typeof REQUIREMENTS;

export const FLAVOURS = ['upstream', 'openshift', 'hco'] as const;
export type Flavour = (typeof FLAVOURS)[number];

export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
}

/** What preflight judges for. */
export interface PreflightOptions {
  /** Release that is to be installed, with its leading `v`. */
  kubevirtVersion: string;
  flavour: Flavour;
  nodeSelector: Readonly<Record<string, string>>;
  tolerations: readonly Toleration[];
  requires: readonly Requirement[];
  /** Folder on the nodes for disks of the hostpath provisioner. */
  poolPath?: string;
  /** Bytes that must be free there. */
  poolMinFree: number;
  /** Guests may be emulated (`useEmulation`): hardware virtualization is then not needed. */
  emulation: boolean;
  /** Feature gates that the installation disables. */
  disabledFeatureGates: readonly string[];
  /** Namespaces in which guests will run. */
  namespaces: readonly string[];
  /** Whether the installation sets `infra.nodePlacement`, which frees it from control-plane labels. */
  infraPlacement: boolean;
}

/** The same as a user gives them. */
export interface PreflightInputs {
  kubevirtVersion?: string;
  flavour?: string;
  nodeSelector?: Record<string, string>;
  tolerations?: Toleration[];
  requires?: string[];
  poolPath?: string;
  poolMinFree?: string | number;
  emulation?: boolean;
  disabledFeatureGates?: string[];
  namespaces?: string[];
  infraPlacement?: boolean;
}

const DEFAULT_MIN_FREE = '50Gi';

export interface InputProblem {
  property: keyof PreflightInputs;
  reason: string;
}

/** What is wrong with given inputs: what was found, what is allowed, what to do. */
export function inputProblems(inputs: PreflightInputs): InputProblem[] {
  const problems: InputProblem[] = [];
  const report = (property: keyof PreflightInputs, reason: string) => problems.push({ property, reason });
  const { kubevirtVersion, flavour, requires, poolPath, poolMinFree, nodeSelector } = inputs;
  const known = versionsOf('kubevirt');
  if (kubevirtVersion !== undefined && !known.includes(normalVersion(kubevirtVersion) ?? ''))
    report(
      'kubevirtVersion',
      `kubevirtVersion ${JSON.stringify(kubevirtVersion)} is not a known release of KubeVirt. The known ones are ${listedOr(known)}. Use one of them, or a newer version of kubevirt-iac.`,
    );
  if (flavour !== undefined && !(FLAVOURS as readonly string[]).includes(flavour))
    report('flavour', `flavour ${JSON.stringify(flavour)} is not a valid flavour. Use ${listedOr(FLAVOURS)}.`);
  for (const one of requires ?? [])
    if (!Object.hasOwn(REQUIREMENTS, one))
      report(
        'requires',
        `requires has ${JSON.stringify(one)}, which is not a valid requirement. Use ${listedOr(Object.keys(REQUIREMENTS))}.`,
      );
  const bad = poolPath === undefined ? undefined : pathProblem(poolPath);
  if (bad !== undefined)
    report(
      'poolPath',
      `poolPath ${JSON.stringify(poolPath)} is not a valid path: ${bad}. The pool is a folder on every node: write it from the root, such as "/var/hpvolumes".`,
    );
  if (poolMinFree !== undefined && quantityValue(poolMinFree) === undefined)
    report(
      'poolMinFree',
      `poolMinFree ${JSON.stringify(poolMinFree)} is not a valid quantity. Write it as "${DEFAULT_MIN_FREE}".`,
    );
  for (const [key, value] of Object.entries(isObject(nodeSelector) ? nodeSelector : {})) {
    const problem = qualifiedNameProblem(key) ?? labelValueProblem(value as string);
    if (problem)
      report('nodeSelector', `nodeSelector has ${key}=${JSON.stringify(value)}, which no node can have: ${problem}`);
  }
  return problems;
}

const listedOr = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** Inputs without problems, completed. */
export function optionsOf(inputs: PreflightInputs): PreflightOptions {
  return {
    kubevirtVersion: normalVersion(inputs.kubevirtVersion ?? '') ?? versionsOf('kubevirt')[0]!,
    flavour: (inputs.flavour ?? 'upstream') as Flavour,
    nodeSelector: inputs.nodeSelector ?? {},
    tolerations: inputs.tolerations ?? [],
    requires: (inputs.requires ?? []) as Requirement[],
    ...(inputs.poolPath !== undefined && { poolPath: inputs.poolPath }),
    poolMinFree: quantityValue(inputs.poolMinFree ?? DEFAULT_MIN_FREE)!,
    emulation: inputs.emulation ?? false,
    disabledFeatureGates: inputs.disabledFeatureGates ?? [],
    namespaces: inputs.namespaces ?? [],
    infraPlacement: inputs.infraPlacement ?? false,
  };
}
