import type { ApiObject } from 'cdk8s';
import { textOf } from '../render';

/** The folder or file of objects that belong to no namespace; no namespace can have this name. */
export const CLUSTER = '_cluster';

/**
 * Names of Kubernetes objects and ids of charts may hold what file names may not (`system:node`, `..`); upper case is escaped because some file
 * systems do not tell it apart.
 */
const escaped = (text: string): string =>
  text.replace(/^\.|[^a-z0-9.-]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );

const namespaceOf = ({ metadata: { namespace } }: ApiObject): string =>
  namespace ? escaped(textOf(namespace)) : CLUSTER;

/**
 * The file of an object in each layout, from nothing but the object's identity or its chart's path: adding an object or a chart never renames
 * another file.
 */
const LAYOUTS = {
  object(object: ApiObject): string {
    const kind = escaped(object.kind.toLowerCase());
    const resource = object.apiGroup === 'core' ? kind : `${kind}.${escaped(object.apiGroup)}`;
    return `${namespaceOf(object)}/${resource}_${escaped(textOf(object.name))}.yaml`;
  },
  chart: ({ chart }: ApiObject): string => `${chart.node.path.split('/').map(escaped).join('_')}.yaml`,
  namespace: (object: ApiObject): string => `${namespaceOf(object)}.yaml`,
};

/** How objects are spread over files. */
export type SynthLayout = keyof typeof LAYOUTS;

/** The layouts, the default first. */
export const LAYOUT_NAMES = Object.keys(LAYOUTS) as SynthLayout[];

/** The file of an object, such as `vms/virtualmachine.kubevirt.io_web.yaml`. */
export const fileOf = (object: ApiObject, layout: SynthLayout): string => LAYOUTS[layout](object);
