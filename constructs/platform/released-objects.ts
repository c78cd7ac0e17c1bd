import { Construct } from 'constructs';
import { kindOf } from '../../kubevirt/kinds';
import { type Component, releaseOf, requiredAssets } from '../../kubevirt/releases';
import { checkedProps, constructError, Manifest } from '../base';
import { inventoryName } from './assets';
import { type MissingAsset, missingProblem } from './missing-assets';
import { readRelease } from './read-release';
import type { ReleaseSource } from './release-source';
import { type Edit, editOf, type Transform, type TransformChange, transformed, workloadsOf } from './transforms';

interface ReleasedObjectsProps {
  /** Component that is installed. */
  readonly component: Component;
  /** In its upstream spelling, as of the table of releases. */
  readonly version: string;
  /** Where its manifests are read from. */
  readonly source: ReleaseSource;
  /** Path of the lock file. */
  readonly lockFile: string;
  /**
   * File names of the assets to install, in the order in which they are applied.
   * @default - the required assets of the release
   */
  readonly assets?: readonly string[];
  /**
   * Objects of the assets that are not installed, as `Kind/name`.
   * @default - none
   */
  readonly omit?: readonly string[];
  /**
   * Namespace of the objects that name none.
   * @default - `home` for those that have one, otherwise the namespace of the chart
   */
  readonly namespace?: string;
  /**
   * Namespace of the component, which some projects leave to `kubectl --namespace`.
   * @default - none
   */
  readonly home?: string;
  /**
   * Changes of the manifests, one after another.
   * @default - only the tags that the release must correct
   */
  readonly transforms?: readonly Transform[];
  /**
   * What the stack itself changes in the objects, before the transforms.
   * @default - nothing
   */
  readonly edits?: readonly Edit[];
  /**
   * Gets the assets that the source lacks, so that a stack reports all of its components at once.
   * @default - an error names those of this component
   */
  readonly missing?: MissingAsset[];
}

const WORKLOADS = ['Deployment', 'DaemonSet', 'StatefulSet'];

/** The objects of a component's published manifests, as one construct to depend on. */
export class ReleasedObjects extends Construct {
  /** The release that it installs. */
  readonly version: string;
  /** Every field in which the objects differ from what was published. */
  readonly changes: readonly TransformChange[];

  constructor(scope: Construct, id: string, props: ReleasedObjectsProps) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    this.version = props.version;
    const { component, version, source, lockFile, omit = [], namespace, home, transforms = [], edits = [] } = props;
    const release = releaseOf(component, version);
    const files = props.assets ?? requiredAssets(component, version).map(({ file }) => file);
    const corrections = release?.replaceImages ? [editOf({ images: release.replaceImages })] : [];
    const all = [...corrections, ...edits, ...transforms.map(editOf)];
    const changes: TransformChange[] = [];
    const missing = props.missing ?? [];
    for (const file of files) {
      const asset = { component, version, file };
      const objects = this.attempt(() => readRelease(source, asset, lockFile));
      if (!objects) missing.push({ ...asset, source });
      for (const published of objects ?? []) {
        if (omit.includes(inventoryName(published))) continue;
        const { object, changes: made } = transformed(published, all);
        const place = namespace ?? (kindOf(object.apiVersion, object.kind)?.namespaced ? home : undefined);
        new Manifest(this, `${object.kind}-${object.metadata.name}`, {
          ...object,
          metadata: { ...(place !== undefined && { namespace: place }), ...object.metadata },
        });
        changes.push(...made);
      }
    }
    if (!props.missing && missing.length > 0) throw constructError(this, missingProblem(missing, lockFile));
    this.changes = changes;
    for (const change of changes) this.node.addMetadata('kubevirt-iac:transform', change);
    this.node.addValidation({ validate: () => this.unknownWorkloads(transforms) });
  }

  /** Names in transforms that no workload of the components beside this one has: one message for all, at the first of them. */
  private unknownWorkloads(transforms: readonly Transform[]): string[] {
    const beside = this.node.scope?.node.children.filter((child) => child instanceof ReleasedObjects) ?? [];
    if (beside[0] !== this) return [];
    const names = beside.flatMap(({ node }) =>
      node.children.flatMap((child) =>
        child instanceof Manifest && WORKLOADS.includes(child.kind) ? [child.name] : [],
      ),
    );
    const unknown = transforms.flatMap(workloadsOf).filter((name) => !names.includes(name));
    return unknown.length === 0
      ? []
      : [
          `A transform names the workload ${unknown.join(', ')}, which no component has. They have ${names.join(', ')}.`,
        ];
  }

  private attempt<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw constructError(this, (error as Error).message);
    }
  }
}
