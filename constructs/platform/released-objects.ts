import { Construct } from 'constructs';
import { lazy } from '../../kube/lazy';
import { type Component, requiredAssets } from '../../kubevirt/releases';
import { Manifest } from '../base';
import type { ReleaseSource } from './release-source';

/** Only a program that installs a stack reads a release's files. */
const yaml = lazy(() => require('yaml') as typeof import('yaml'));

export interface ReleasedObjectsProps {
  readonly component: Component;
  /** In its upstream spelling, as of the table of releases. */
  readonly version: string;
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
}

/** The objects of a component's published manifests, as one construct to depend on. */
export class ReleasedObjects extends Construct {
  constructor(scope: Construct, id: string, props: ReleasedObjectsProps) {
    super(scope, id);
    const { component, version, source, lockFile, omit = [], namespace } = props;
    const assets = props.assets ?? requiredAssets(component, version).map(({ file }) => file);
    for (const asset of assets) {
      const text = source.read(component, version, asset, lockFile);
      for (const object of objectsOf(text, `${component} ${version} ${asset}`)) {
        if (omit.includes(`${object.kind}/${object.metadata.name}`)) continue;
        new Manifest(this, `${object.kind}-${object.metadata.name}`, {
          ...object,
          metadata: { ...(namespace !== undefined && { namespace }), ...object.metadata },
        });
      }
    }
  }
}

interface ManifestDocument {
  [field: string]: unknown;
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

function objectsOf(text: string, what: string): ManifestDocument[] {
  return yaml()
    .parseAllDocuments(text)
    .flatMap((document, index) => {
      const [error] = document.errors;
      if (error) throw new Error(`${what}: document ${index + 1} is not valid YAML: ${error.message}`);
      const object = document.toJS() as ManifestDocument | null;
      if (object === null) return [];
      if (typeof object !== 'object' || !object.apiVersion || !object.kind || !object.metadata?.name) {
        throw new Error(
          `${what}: document ${index + 1} is not a Kubernetes object with apiVersion, kind and metadata.name. Check that the file is the manifest of the operator.`,
        );
      }
      return [object];
    });
}
