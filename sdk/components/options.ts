import type * as pulumi from '@pulumi/pulumi';
import type { ApiObject } from 'cdk8s';
import { isUnresolved } from '../../kube/unresolved';
import { formerTypeOf } from '../component-type';
import { hasClass } from '../resources';

/**
 * Options of a component. Pulumi's own reach its children: `protect`, `aliases`, `provider`, `deletedWith` and `transforms` by Pulumi,
 * `customTimeouts`, `retainOnDelete` and `deleteBeforeReplace` on every object, `ignoreChanges`, `replaceOnChanges`, `hideDiffs`, `replaceWith`
 * and `replacementTrigger` on the main object, with paths of that object (`spec.runStrategy`).
 */
export interface ComponentOptions extends pulumi.ComponentResourceOptions {
  /**
   * Takes existing objects into the stack: the id of the main object, `namespace/name`. The component's other objects are imported by the
   * names that it gives them, and must exist.
   */
  readonly import?: string;
  /**
   * Whether an object that is replaced is deleted before the new one is created. Where the name of the object stays, it is in any case.
   *
   * @default false
   */
  readonly deleteBeforeReplace?: boolean;
}

/** The options of the component's own resource. An import concerns its children: the component has no object in the cluster. */
export function ownOptions(
  type: string,
  { import: _import, ...options }: ComponentOptions,
): pulumi.ComponentResourceOptions {
  const former = formerTypeOf(type);
  return former === undefined ? options : { ...options, aliases: [...(options.aliases ?? []), { type: former }] };
}

/** The options that a component passes to the resource of one of its objects. */
export function childOptions(
  object: ApiObject,
  main: ApiObject | undefined,
  options: ComponentOptions,
): pulumi.CustomResourceOptions {
  const { customTimeouts, retainOnDelete, deleteBeforeReplace } = options;
  const { ignoreChanges, replaceOnChanges, hideDiffs, replaceWith, replacementTrigger } = options;
  const ofMain = { ignoreChanges, replaceOnChanges, hideDiffs, replaceWith, replacementTrigger };
  const forMain = object === main ? ofMain : {};
  const given = Object.entries({ customTimeouts, retainOnDelete, deleteBeforeReplace, ...forMain }).filter(
    ([, value]) => value !== undefined,
  );
  const id = options.import === undefined ? undefined : importId(object, main, options.import);
  return { ...Object.fromEntries(given), ...(id !== undefined && { import: id }) };
}

function importId(object: ApiObject, main: ApiObject | undefined, id: string): string {
  if (!main) {
    throw new Error(
      `import: "${id}" cannot be imported, because this component has no main object. Import its objects one by one, as kubevirt.Manifest or as the class of their kind.`,
    );
  }
  const parts = id.split('/');
  const place = parts.length === 2 ? parts[0] : undefined;
  const declared = main.metadata.name;
  const namespace = main.metadata.namespace;
  const moved = place !== undefined && typeof namespace === 'string' && !isUnresolved(namespace) && namespace !== place;
  if (isUnresolved(declared) || declared !== parts.at(-1) || parts.length > 2 || moved) {
    const found = [namespace, declared].filter((part) => typeof part === 'string').join('/');
    throw new Error(
      `import: "${id}" is not the ${main.kind} that this component declares, ${found}. Set \`name\` and \`namespace\` to those of the object to import.`,
    );
  }
  if (object === main) return id;
  const path = [object.metadata.namespace ?? place, object.metadata.name]
    .filter((part) => part !== undefined)
    .join('/');
  return hasClass(object) ? path : `${object.apiVersion}/${object.kind}/${path}`;
}
