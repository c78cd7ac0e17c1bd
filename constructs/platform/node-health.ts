import type { Construct } from 'constructs';
import {
  constructError,
  goDuration,
  ImportedResource,
  type IResource,
  isKnown,
  Manifest,
  Resource,
  type ResourceProps,
  type TimeSpan,
} from '../base';
import { type Nodes, nodeSelectorOf } from './node-selector';

/** Template of a remediator, which its operator installs: how a dead node is made safe. */
export interface RemediationTemplate {
  /**
   * API version of the template.
   * @change NodeHealthCheck/spec.remediationTemplate
   */
  readonly apiVersion: string;
  /**
   * Kind of the template.
   * @change NodeHealthCheck/spec.remediationTemplate
   */
  readonly kind: string;
  /**
   * Name of the template.
   * @change NodeHealthCheck/spec.remediationTemplate
   */
  readonly name: string;
  /**
   * Namespace of the template.
   * @change NodeHealthCheck/spec.remediationTemplate
   */
  readonly namespace: string;
}

/** Props of a check of nodes. */
export interface NodeHealthCheckProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * Nodes that are checked, by label.
   * @default - those without the label `node-role.kubernetes.io/control-plane`
   * @change NodeHealthCheck/spec.selector
   */
  readonly nodes?: Nodes;
  /**
   * Time for which a node must have been not ready, or out of reach, before it is remediated.
   * @default 5m
   * @change NodeHealthCheck/spec.unhealthyConditions
   */
  readonly unhealthyAfter?: TimeSpan;
  /**
   * Number or percentage of the selected nodes that must be healthy, or none is remediated: what looks like the death of
   * most nodes is a network that failed.
   * @default 51%
   * @change NodeHealthCheck/spec.minHealthy
   */
  readonly minHealthy?: number | string;
  /**
   * What a dead node is remediated with: a template of a remediator, whose operator must be installed.
   * @default - the template that self-node-remediation makes itself, in its own namespace
   * @change NodeHealthCheck/spec.remediationTemplate
   */
  readonly remediation?: RemediationTemplate;
}

/** What self-node-remediation makes when it starts. */
const SELF_NODE_REMEDIATION: RemediationTemplate = {
  apiVersion: 'self-node-remediation.medik8s.io/v1alpha1',
  kind: 'SelfNodeRemediationTemplate',
  name: 'self-node-remediation-automatic-strategy-template',
  namespace: 'self-node-remediation',
};

const WORKERS = { matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }] };

/**
 * What declares a dead node dead, so that its guests start elsewhere: without it they wait for the node. The operators node-healthcheck-operator
 * and a remediator such as self-node-remediation must be installed.
 */
export class NodeHealthCheck extends Resource {
  /** An existing NodeHealthCheck. */
  static fromNodeHealthCheckName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: NodeHealthCheckProps = {}) {
    super(scope, id, props, { kind: 'NodeHealthCheck', clusterScoped: true });
    const { nodes, minHealthy = '51%' } = props;
    if (isKnown(minHealthy) && !/^([1-9]\d*|\d+%)$/.test(String(minHealthy))) {
      throw constructError(
        this,
        `minHealthy is ${JSON.stringify(minHealthy)}, which is neither a number of nodes nor a percentage. Use a number from 1, or a percentage such as '51%'.`,
      );
    }
    const duration = goDuration(props.unhealthyAfter ?? '5m');
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'remediation.medik8s.io/v1alpha1',
      kind: 'NodeHealthCheck',
      metadata: this.objectMeta(),
      spec: {
        selector: nodes ? { matchLabels: nodeSelectorOf(nodes).nodeSelector().nodeSelector ?? {} } : WORKERS,
        minHealthy,
        unhealthyConditions: ['False', 'Unknown'].map((status) => ({ type: 'Ready', status, duration })),
        remediationTemplate: { ...(props.remediation ?? SELF_NODE_REMEDIATION) },
      },
    });
  }
}

/** Props of the maintenance of a node. */
export interface NodeMaintenanceProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * Name of the node.
   * @change NodeMaintenance/spec.nodeName
   */
  readonly node: string;
  /**
   * Why, for colleagues who find the node without guests.
   * @default - none
   * @change NodeMaintenance/spec.reason
   */
  readonly reason?: string;
}

/**
 * Maintenance of a node: it is cordoned and drained as long as the object exists, and its guests are migrated as their eviction strategy says. The
 * operator node-maintenance-operator must be installed.
 */
export class NodeMaintenance extends Resource {
  /** An existing NodeMaintenance. */
  static fromNodeMaintenanceName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: NodeMaintenanceProps) {
    super(scope, id, props, { kind: 'NodeMaintenance', clusterScoped: true });
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'nodemaintenance.medik8s.io/v1beta1',
      kind: 'NodeMaintenance',
      metadata: this.objectMeta(),
      spec: { nodeName: props.node, ...(props.reason !== undefined && { reason: props.reason }) },
    });
  }
}
