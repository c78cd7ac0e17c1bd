import type { nmstate } from '../../kubevirt/types';
import type { Manifest } from '../base';
import { type DeschedulerPolicyProps, installDescheduler } from './descheduler-policy';
import type { Installation, ReleaseProps } from './installation';
import { type Nodes, nodeSelectorOf } from './node-selector';
import type { ReleasedObjects } from './released-objects';
import { installRemediationOperator } from './remediation-operators';

/** Props of Kubernetes NMState. */
export interface NMStateProps extends ReleaseProps {
  /**
   * Nodes whose network is configured, by label.
   * @default - every Linux node
   * @change NMState/spec.nodeSelector
   */
  readonly nodes?: Nodes;
  /**
   * Every other field of the spec, in the shape of the API. Takes precedence over the other props.
   * @default - none
   * @change NMState/spec
   */
  readonly spec?: nmstate.NMStateSpec;
}

/** What takes care of the nodes. What is not named is not installed. */
export interface NodeOperatorsProps {
  /**
   * Kubernetes NMState, which configures the network of the nodes: what a NodeNetwork needs.
   * @default - not installed
   * @change NMState/spec
   */
  readonly nmstate?: NMStateProps | boolean;
  /**
   * The operator that declares dead nodes dead, as each NodeHealthCheck says. Needs cert-manager and a remediator.
   * @default - not installed
   * @change Deployment/spec.template
   */
  readonly nodeHealthCheck?: ReleaseProps | boolean;
  /**
   * The remediator that needs no management card: a dead node restarts itself, and its guests start elsewhere. Needs cert-manager.
   * @default - not installed
   * @change Deployment/spec.template
   */
  readonly selfNodeRemediation?: ReleaseProps | boolean;
  /**
   * The operator that drains nodes, as each NodeMaintenance says. Needs cert-manager.
   * @default - not installed
   * @change Deployment/spec.template
   */
  readonly nodeMaintenance?: ReleaseProps | boolean;
  /**
   * The descheduler, which moves guests from crowded nodes by live migration.
   * @default - not installed
   * @change Deployment/spec.template
   */
  readonly descheduler?: DeschedulerPolicyProps | boolean;
}

const REMEDIATION = [
  ['selfNodeRemediation', 'self-node-remediation'],
  ['nodeHealthCheck', 'node-healthcheck'],
  ['nodeMaintenance', 'node-maintenance'],
] as const;

/** Installs what is named. Returns the NMState object, on which NodeNetworks depend. */
export function installNodeOperators(
  installation: Installation,
  props: NodeOperatorsProps,
  certManager: ReleasedObjects | undefined,
): Manifest | undefined {
  for (const [key, component] of REMEDIATION) {
    const given = named(props[key]);
    if (given) installRemediationOperator(installation, component, given, certManager);
  }
  const descheduler = named(props.descheduler);
  if (descheduler) installDescheduler(installation, descheduler);
  const nmstate = named(props.nmstate);
  if (!nmstate) return undefined;
  const { nodes, spec } = nmstate;
  return installation.operated('nmstate', nmstate, {
    ...nodeSelectorOf(nodes ?? { 'kubernetes.io/os': 'linux' }).nodeSelector(),
    ...spec,
  }).main;
}

/** The props of a component that is named with them or with `true`. */
export function named<P extends object>(given: P | boolean | undefined): P | undefined {
  if (given === undefined || given === false) return undefined;
  return given === true ? ({} as P) : given;
}
