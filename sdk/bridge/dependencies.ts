import type { ApiObject } from 'cdk8s';
import { synthesis } from './constructs';

/**
 * The dependencies of each object: those of its construct and the scopes around it, its Namespace, and the CustomResourceDefinition of
 * its kind.
 */
export function dependenciesOf(objects: readonly ApiObject[]): (object: ApiObject) => ApiObject[] {
  const known = new Set(objects);
  const namespaces = new Map(objects.filter(({ kind }) => kind === 'Namespace').map((object) => [object.name, object]));
  const definitions = new Map(
    objects.filter(({ kind }) => kind === 'CustomResourceDefinition').map((object) => [kindDefinedBy(object), object]),
  );
  return (object) => {
    const explicit = object.node.scopes.flatMap((scope) => scope.node.dependencies).flatMap(synthesis().apiObjects);
    const implied = [
      namespaces.get(object.metadata.namespace ?? ''),
      definitions.get(`${object.kind}.${object.apiGroup}`),
    ];
    return [...new Set([...explicit, ...implied])].filter(
      (other): other is ApiObject => other !== undefined && other !== object && known.has(other),
    );
  };
}

function kindDefinedBy(definition: ApiObject): string | undefined {
  const { spec } = definition.toJson() as { spec?: { group?: string; names?: { kind?: string } } };
  return `${spec?.names?.kind}.${spec?.group}`;
}
