import { lazy } from '../../../kube/lazy';
import { assetOf } from '../../../kubevirt/releases';
import { type AssetId, assetName } from './asset';

/** Only a program that installs a stack reads a release's files. */
const yaml = lazy(() => require('yaml') as typeof import('yaml'));

export interface ReleasedObject {
  [field: string]: unknown;
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** `Deployment/virt-operator`, as the table of releases lists it. */
export const inventoryName = ({ kind, metadata }: ReleasedObject): string => `${kind}/${metadata.name}`;

/** The objects of an asset. Throws where the text is not YAML of objects, or not of the objects that the release consists of. */
export function objectsOf(id: AssetId, text: string): ReleasedObject[] {
  const name = assetName(id);
  const objects = yaml()
    .parseAllDocuments(text)
    .flatMap((document, index) => {
      const [error] = document.errors;
      if (error) throw new Error(`${name}: document ${index + 1} is not valid YAML: ${error.message}`);
      const object = document.toJS() as ReleasedObject | null;
      if (object === null) return [];
      if (typeof object !== 'object' || !object.apiVersion || !object.kind || !object.metadata?.name) {
        throw new Error(
          `${name}: document ${index + 1} is not a Kubernetes object with apiVersion, kind and metadata.name. Check that the file is the manifest that the project published.`,
        );
      }
      return [object];
    });
  const { component, version, file } = id;
  const expected = assetOf(component, version, file)?.objects;
  const problem = expected && inventoryProblem(expected, objects.map(inventoryName));
  if (problem)
    throw new Error(
      `${name}: ${problem}. It was not used. Take the file of this release as it was published, and make changes with transforms instead of in the file.`,
    );
  return objects;
}

function inventoryProblem(expected: readonly string[], found: readonly string[]): string | undefined {
  const missing = expected.filter((object) => !found.includes(object));
  const unexpected = [...new Set(found)].filter((object) => !expected.includes(object));
  const problems = [
    ...(missing.length > 0 ? [`it lacks ${missing.join(', ')}`] : []),
    ...(unexpected.length > 0 ? [`it contains ${unexpected.join(', ')}, which the release does not`] : []),
  ];
  return problems.length > 0 ? problems.join('; ') : undefined;
}
