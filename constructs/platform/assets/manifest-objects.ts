import { same } from '../../../kube/differences';
import { lazy } from '../../../kube/lazy';
import type { KubeObject } from '../../../kube/object';
import { assetOf } from '../../../kubevirt/releases';
import { type AssetId, assetName } from './asset';

/** Only a program that installs a stack reads a release's files. */
const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

export interface ReleasedObject extends KubeObject {
  /** With its name, at least. */
  metadata: NonNullable<KubeObject['metadata']> & { name: string };
}

/** `Deployment/virt-operator`, as the table of releases lists it. */
export const inventoryName = ({ kind, metadata }: ReleasedObject): string => `${kind}/${metadata.name}`;

/** The objects of an asset. Throws where the text is not YAML of objects, or not of the objects that the release consists of. */
export function objectsOf(id: AssetId, text: string): ReleasedObject[] {
  const name = assetName(id);
  const objects = documentsOf(name, text).flatMap((document, index) => {
    if (document === null || document === undefined) return [];
    const object = document as ReleasedObject;
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
  return onceEach(name, objects);
}

function documentsOf(name: string, text: string): unknown[] {
  const { loadAll, CORE_SCHEMA } = yaml();
  try {
    return loadAll(text, undefined, { schema: CORE_SCHEMA });
  } catch (error) {
    const { reason, mark } = error as import('js-yaml').YAMLException;
    throw new Error(`${name}: the file is not valid YAML: ${reason} in line ${mark.line + 1}.`);
  }
}

/** A file may repeat an object, as that of HyperConverged does. Two different ones of one name are an error. */
function onceEach(name: string, objects: readonly ReleasedObject[]): ReleasedObject[] {
  const found = new Map<string, ReleasedObject>();
  for (const object of objects) {
    const id = `${inventoryName(object)} ${object.metadata.namespace ?? ''}`;
    if (!same(found.get(id) ?? object, object))
      throw new Error(`${name}: it contains two different objects ${inventoryName(object)}. It was not used.`);
    found.set(id, object);
  }
  return [...found.values()];
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
