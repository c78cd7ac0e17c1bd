import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { clusterConfig, DEFAULT_PROFILE, FEATURE_GATES, profileOfKubeVirt } from '../config';
import { sharedCpuModels } from '../preflight';
import { className, defaultClassOf } from '../storage';
import { type GuestMobility, mobilityOf } from './guests';
import { type NodeCapabilities, nodeCapabilities } from './nodes';
import { type StorageCapabilities, storageCapabilities } from './storage';

/** The objects of a cluster that its capabilities are read from. Lists of kinds that it does not serve are empty. */
export interface CapabilityFacts {
  readonly kubernetesVersion: string;
  readonly kubevirts: readonly KubeObject[];
  readonly cdis: readonly KubeObject[];
  readonly nodes: readonly KubeObject[];
  readonly storageClasses: readonly KubeObject[];
  readonly storageProfiles: readonly KubeObject[];
  readonly snapshotClasses: readonly KubeObject[];
  readonly vms: readonly KubeObject[];
  readonly instances: readonly KubeObject[];
  readonly claims: readonly KubeObject[];
}

export interface Capabilities {
  kubernetesVersion: string;
  /** Undefined where KubeVirt is not installed. */
  kubevirtVersion?: string;
  /** Undefined where CDI is not installed. */
  cdiVersion?: string;
  /** Architecture of VMs that do not name one. */
  architecture: string;
  /** The gates that are open, those that are always open included. */
  featureGates: string[];
  /** Newest CPU model that all nodes that run guests share. */
  cpuModel?: string;
  defaultStorageClass?: string;
  nodes: NodeCapabilities[];
  storageClasses: StorageCapabilities[];
  guests: GuestMobility[];
}

export function capabilitiesOf(facts: CapabilityFacts): Capabilities {
  const [kubevirt] = facts.kubevirts;
  const profile = kubevirt ? profileOfKubeVirt(kubevirt) : DEFAULT_PROFILE;
  const config = clusterConfig(profile);
  const emulated = config.configuration.developerConfiguration?.['useEmulation'] === true;
  const nodes = facts.nodes.map((node) => nodeCapabilities(node, { emulated }));
  const [cpuModel] = sharedCpuModels(facts.nodes.filter((_, index) => nodes[index]!.canRunGuests));
  const cdiVersion = valueAt(facts.cdis[0], 'status', 'observedVersion');
  const defaultClass = defaultClassOf(facts.storageClasses);
  return {
    kubernetesVersion: facts.kubernetesVersion,
    ...(kubevirt && { kubevirtVersion: profile.kubevirtVersion }),
    ...(typeof cdiVersion === 'string' && { cdiVersion }),
    architecture: config.architecture,
    featureGates: kubevirt ? FEATURE_GATES.filter((gate) => config.gate(gate)).sort() : [],
    ...(cpuModel !== undefined && { cpuModel }),
    ...(defaultClass && { defaultStorageClass: className(defaultClass) }),
    nodes,
    storageClasses: facts.storageClasses.map((found) => storageCapabilities(found, facts)),
    guests: mobilityOf(facts.vms, { profile, related: [...facts.instances, ...facts.claims] }),
  };
}
