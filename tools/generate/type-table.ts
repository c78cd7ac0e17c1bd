import type { Expr, Node, ReleaseFile } from '../../kubevirt/schemas';

/** One type for TypeScript and for Pulumi, made from one definition or from several equal ones. */
export interface TypeEntry {
  group: string;
  name: string;
  node: Node;
  /** Location of the definition: overlays refer to it by `definition`. */
  component: string;
  definition: string;
}

export interface TypeTable {
  types: readonly TypeEntry[];
  /** The type that a definition of a component became, as `group.Name`. */
  keyOf(component: string, definition: string): string;
  releases: readonly ReleaseFile[];
}

/** Group of a component's own types, and of its copies of other components' types that differ from theirs. */
const HOME: Readonly<Record<string, string>> = {
  aaq: 'aaq',
  'cluster-network-addons': 'networkaddonsoperator',
  'hostpath-provisioner': 'hostpathprovisioner',
  hyperconverged: 'hco',
  nmstate: 'nmstate',
  ssp: 'ssp',
  kubevirt: 'core',
  cdi: 'cdi',
  'virt-template': 'template',
  multus: 'k8scni',
};

/**
 * Components embed each other's types, in different versions: KubeVirt's DataVolumeSpec lacks fields that CDI has added since. Equal
 * definitions become one type; of those that differ, the owner's keeps the name.
 */
export function typeTable(releases: readonly ReleaseFile[]): TypeTable {
  const types = new Map<string, TypeEntry & { text: string }>();
  const keys = new Map<string, string>();
  const owns = (group: string, definition: string) => {
    const component = ownerOf(group, releases);
    return releases.some((release) => release.component === component && definition in release.definitions);
  };
  const owned = (owner: boolean) => {
    for (const release of releases) {
      for (const [definition, node] of Object.entries(release.definitions)) {
        const [group, name] = definition.split('.') as [string, string];
        if ((ownerOf(group, releases) === release.component) !== owner) continue;
        const text = expandedText(release, definition);
        const home = HOME[release.component]!;
        // A type that the owner of its group lacks would refer back from that group to this component's.
        const taken = owner || group === 'k8s' || owns(group, definition) ? [definition] : [];
        const candidates = [...taken, `${home}.${name}`, `${home}.Template${name}`];
        const key = candidates.find((candidate) => (types.get(candidate)?.text ?? text) === text);
        if (!key)
          throw new Error(
            `No free name for ${definition} of ${release.component}: ${candidates.join(', ')} are taken.`,
          );
        keys.set(`${release.component} ${definition}`, key);
        if (types.has(key)) continue;
        const [ownGroup, ownName] = key.split('.') as [string, string];
        types.set(key, {
          group: ownGroup,
          name: ownName,
          node,
          component: release.component,
          definition: `${group}.${name}`,
          text,
        });
      }
    }
  };
  owned(true);
  owned(false);
  const sorted = [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { text: _text, ...entry }]) => entry);
  return { types: sorted, keyOf: (component, definition) => keys.get(`${component} ${definition}`)!, releases };
}

/** The component with kinds in a group owns the group's types; Kubernetes' own types belong to KubeVirt, and those that it lacks to the next component. */
function ownerOf(group: string, releases: readonly ReleaseFile[]): string {
  const owner = releases.find(({ kinds, definitions }) =>
    kinds.some((kind) => kind.versions.some(({ schema }) => schema.startsWith(`${group}.`) && schema in definitions)),
  );
  return owner?.component ?? 'kubevirt';
}

/** A definition with all that it refers to, as text, for comparison. */
function expandedText({ definitions }: ReleaseFile, definition: string): string {
  const expand = (expr: Expr): unknown => {
    if (typeof expr !== 'string') return node(expr);
    const at = expr.indexOf('#');
    return at < 0 ? expr : [expr.slice(0, at), node(definitions[expr.slice(at + 1)]!)];
  };
  const node = ({ type, properties, items, values, ...facts }: Node): unknown => ({
    ...facts,
    type: type.startsWith('#') ? expand(type) : type,
    properties: properties && Object.entries(properties).map(([key, value]) => [key, expand(value)]),
    items: items && expand(items),
    values: values && expand(values),
  });
  return JSON.stringify(node(definitions[definition]!));
}
