import { applicationAwareQuota } from './application-aware-quota';
import { cdi } from './cdi';
import { certManager } from './cert-manager';
import { clusterNetworkAddons } from './cluster-network-addons';
import { commonInstancetypes } from './common-instancetypes';
import { descheduler } from './descheduler';
import { hostpathProvisioner } from './hostpath-provisioner';
import { hyperconverged } from './hyperconverged';
import { kubevirt } from './kubevirt';
import { networkResourcesInjector } from './network-resources-injector';
import { nmstate } from './nmstate';
import { nodeHealthcheck } from './node-healthcheck';
import { nodeMaintenance } from './node-maintenance';
import type { Component, ComponentFacts, Release, ReleaseAsset } from './release';
import { selfNodeRemediation } from './self-node-remediation';
import { ssp } from './ssp';
import { tektonTasks } from './tekton-tasks';
import { minorOf, normalVersion } from './version';
import { virtTemplate } from './virt-template';

/** In the order in which a stack is installed, as far as one needs another. */
export const COMPONENTS: Readonly<Record<Component, ComponentFacts>> = {
  'cert-manager': certManager,
  kubevirt,
  cdi,
  'hostpath-provisioner': hostpathProvisioner,
  'cluster-network-addons': clusterNetworkAddons,
  nmstate,
  'network-resources-injector': networkResourcesInjector,
  ssp,
  'common-instancetypes': commonInstancetypes,
  'virt-template': virtTemplate,
  'tekton-tasks': tektonTasks,
  'application-aware-quota': applicationAwareQuota,
  'self-node-remediation': selfNodeRemediation,
  'node-healthcheck': nodeHealthcheck,
  'node-maintenance': nodeMaintenance,
  descheduler,
  hyperconverged,
};

export const isComponent = (name: string): name is Component => Object.hasOwn(COMPONENTS, name);

/** Newest first. */
export const versionsOf = (component: Component): string[] =>
  COMPONENTS[component].releases.map(({ version }) => version);

/** With or without the leading `v`. */
export function releaseOf(component: Component, version: string): Release | undefined {
  const wanted = normalVersion(version) ?? version;
  return COMPONENTS[component].releases.find((release) => release.version === wanted);
}

/** The newest version of a component that is released with a KubeVirt; the newest of all for a KubeVirt that is not known. */
export function versionFor(component: Component, kubevirtVersion: string): string | undefined {
  const { releases } = COMPONENTS[component];
  const minor = minorOf(kubevirtVersion) ?? '';
  return (releases.find(({ kubevirt }) => !kubevirt || kubevirt.includes(minor)) ?? releases[0])?.version;
}

/** An asset of a known release by its file name. */
export const assetOf = (component: Component, version: string, file: string): ReleaseAsset | undefined =>
  releaseOf(component, version)?.assets.find((asset) => asset.file === file);

/** Those without which the component is not installed, in the order in which they are applied. */
export const requiredAssets = (component: Component, version: string): ReleaseAsset[] =>
  (releaseOf(component, version)?.assets ?? []).filter(({ required }) => required);
