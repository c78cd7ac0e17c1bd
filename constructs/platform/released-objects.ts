import { Construct } from 'constructs';
import { type Component, releaseOf, requiredAssets } from '../../kubevirt/releases';
import { constructError, Manifest } from '../base';
import { inventoryName } from './assets';
import type { ReleaseSource } from './release-source';
import { Transform, type TransformChange, transformed } from './transforms';

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
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
  /**
   * Changes of the manifests, one after another.
   * @default - only the tags that the release must correct
   */
  readonly transforms?: readonly Transform[];
}

/** The objects of a component's published manifests, as one construct to depend on. */
export class ReleasedObjects extends Construct {
  /** Every field in which the objects differ from what was published. */
  readonly changes: readonly TransformChange[];

  constructor(scope: Construct, id: string, props: ReleasedObjectsProps) {
    super(scope, id);
    const { component, version, source, lockFile, omit = [], namespace, transforms = [] } = props;
    const release = releaseOf(component, version);
    const files = props.assets ?? requiredAssets(component, version).map(({ file }) => file);
    const changes: TransformChange[] = [];
    for (const file of files) {
      const asset = { component, version, file };
      for (const published of this.attempt(() => source.read(asset, lockFile))) {
        if (omit.includes(inventoryName(published))) continue;
        const corrections = release?.replaceImages ? [Transform.images(release.replaceImages)] : [];
        const { object, changes: made } = transformed(published, [...corrections, ...transforms]);
        new Manifest(this, `${object.kind}-${object.metadata.name}`, {
          ...object,
          metadata: { ...(namespace !== undefined && { namespace }), ...object.metadata },
        });
        changes.push(...made);
      }
    }
    this.changes = changes;
    for (const change of changes) this.node.addMetadata('kubevirt-iac:transform', change);
  }

  private attempt<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw constructError(this, (error as Error).message);
    }
  }
}
