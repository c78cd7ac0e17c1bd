import * as pulumi from '@pulumi/pulumi';
import { VERSION } from '../generated/version';

export interface DrainArgs {
  /** Name of the Node. */
  node: pulumi.Input<string>;
  /** Whether Pods without a controller are evicted, which nothing starts again. Default: false. */
  force?: pulumi.Input<boolean>;
  /** Whether Pods with emptyDir volumes are evicted, whose content is then lost. Default: false. */
  deleteEmptyDirData?: pulumi.Input<boolean>;
  /** Seconds that each Pod has for its end. Default: those of the Pod. */
  gracePeriodSeconds?: pulumi.Input<number>;
  /** Whether the node becomes schedulable again when the resource is deleted. A node that was cordoned before stays so. Default: true. */
  uncordonOnDelete?: pulumi.Input<boolean>;
  /** Any value: the action is done again when it changes. Default: it is done again only when another input changes. */
  triggers?: pulumi.Input<unknown>;
}

/**
 * Drain of a node, again whenever an input changes: guests are migrated live or shut down as their evictionStrategy says, Pods are evicted,
 * and nothing new is scheduled on the node. The preview lists what happens to each. Ends when the node is empty. Deleting the resource makes
 * the node schedulable again.
 *
 * @example
 * new kubevirt.actions.Drain('maintenance', { node: 'node-1', deleteEmptyDirData: true, triggers: [firmware.version] });
 */
export class Drain extends pulumi.CustomResource {
  static readonly __pulumiType = 'kubevirt:actions:Drain';
  /** Name of the Node. */
  declare readonly node: pulumi.Output<string>;
  /** Guests that were migrated, as `namespace/name`. */
  declare readonly moved: pulumi.Output<string[]>;
  /** Guests that were shut down, as `namespace/name`. */
  declare readonly shutDown: pulumi.Output<string[]>;
  /** Pods that were evicted, as `namespace/name`. */
  declare readonly evicted: pulumi.Output<string[]>;

  constructor(name: string, args: DrainArgs, opts: pulumi.CustomResourceOptions = {}) {
    const unknown = Object.fromEntries(PROPERTIES.map((key) => [key, undefined]));
    super(Drain.__pulumiType, name, { ...unknown, ...args }, pulumi.mergeOptions({ version: VERSION }, opts));
  }
}

const PROPERTIES = [
  'node',
  'force',
  'deleteEmptyDirData',
  'gracePeriodSeconds',
  'uncordonOnDelete',
  'triggers',
  'moved',
  'shutDown',
  'evicted',
];
