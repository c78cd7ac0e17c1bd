import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { lazy } from '../../kube/lazy';
import type { DrainOutlook } from '../../kubevirt/availability';
import { profileOf } from '../../kubevirt/declared-profile';
import { apiObjects, manifestOf } from '../render';
import { NodeMaintenance, type NodeMaintenanceProps } from './node-health';

const availability = lazy(() => require('../../kubevirt/availability') as typeof import('../../kubevirt/availability'));

/** Props of a drain. */
export interface DrainProps extends NodeMaintenanceProps {
  /**
   * Whether it is an error that a guest of this app would block the drain. Otherwise `synth()` warns.
   * @default false
   * @change NodeMaintenance/spec.nodeName
   */
  readonly refuseBlocked?: boolean;
}

/**
 * The drain of a node, which is cordoned and empty as long as the object exists: a NodeMaintenance. `synth()` reports what it does to the guests of this app,
 * from their eviction strategies and from whether they can be migrated: which move, which are shut down, which block it. The operator
 * node-maintenance-operator must be installed; without it, drain with `kubectl drain` or the action of `kubevirt-iac/pulumi`.
 */
export class Drain extends NodeMaintenance {
  private readonly drainedNode: string;

  constructor(scope: Construct, id: string, props: DrainProps) {
    super(scope, id, props);
    this.drainedNode = props.node;
    if (props.refuseBlocked) this.node.addValidation({ validate: () => this.blocked() });
  }

  /** What the drain does to each VM and pool of this app that may run on the node. */
  outlook(): DrainOutlook[] {
    const objects = apiObjects(App.of(this)).map(manifestOf);
    return availability().drainOutlook(this.drainedNode, objects, { profile: profileOf(objects) });
  }

  private blocked(): string[] {
    return this.outlook()
      .filter(({ outcome }) => outcome === 'blocks')
      .map(({ name, sentence }) => `${name} would block the drain of ${this.drainedNode}. ${sentence}`);
  }
}
