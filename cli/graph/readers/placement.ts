/** Where guests may run: nodes, and other guests. */
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../../kube/json';
import { matchesSelector } from '../../../kube/selector';
import { distinct, type Ref } from '../model';
import { type Found, type Link, type Scene, text } from './reader';
import { selectorText } from './selector-text';

interface Placed {
  readonly nodes: readonly Found[];
  readonly links: readonly Link[];
  /** What concerns the guests among themselves. */
  readonly details: readonly string[];
}

export function placement(self: Ref, spec: JsonObject, scene: Scene): Placed {
  const links = [...ontoNodes(self, spec), ...besideGuests(self, spec, scene)];
  const isOwn = ({ from, to }: Link) => from === to;
  const spreads = objectsAt(spec, 'topologySpreadConstraints').map(
    ({ topologyKey }) => `spread by ${short(topologyKey)}`,
  );
  const own = links
    .filter(isOwn)
    .map(({ relation, label }) => `${relation === 'apart' ? 'apart' : 'together'} by ${label}`);
  return {
    nodes: links.flatMap(({ to }) => (to.kind === 'Nodes' ? [{ ...to, details: [] }] : [])),
    links: links.filter((link) => !isOwn(link)),
    details: distinct([...spreads, ...own]),
  };
}

const onto = (from: Ref, relation: Link['relation'], requirement: string, label?: string): Link[] =>
  requirement === '' ? [] : [{ from, to: { kind: 'Nodes', name: requirement }, relation, label }];

function ontoNodes(self: Ref, spec: JsonObject): Link[] {
  const affinity = objectAt(spec, 'affinity', 'nodeAffinity');
  const terms = objectsAt(affinity, REQUIRED, 'nodeSelectorTerms').map(termText).filter(Boolean);
  const architecture = text(spec['architecture']);
  return [
    ...onto(self, 'requires', selectorText({ matchLabels: spec['nodeSelector'] })),
    ...onto(self, 'requires', terms.join(' or ')),
    ...onto(self, 'requires', architecture === undefined ? '' : `kubernetes.io/arch=${architecture}`),
    ...objectsAt(affinity, PREFERRED).flatMap(({ preference, weight }) =>
      onto(self, 'prefers', termText(preference), typeof weight === 'number' ? `weight ${weight}` : undefined),
    ),
  ];
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const termText = (term: unknown): string =>
  [...objectsAt(term, 'matchExpressions'), ...objectsAt(term, 'matchFields')]
    .map((one) => selectorText({ matchExpressions: [one] }))
    .join(', ');

const RULES = [
  ['podAffinity', 'together'],
  ['podAntiAffinity', 'apart'],
] as const;

function besideGuests(self: Ref, spec: JsonObject, scene: Scene): Link[] {
  return RULES.flatMap(([key, relation]) => {
    const rules = objectAt(spec, 'affinity', key);
    const required = objectsAt(rules, REQUIRED).map((term) => ({ term, suffix: '' }));
    const preferred = objectsAt(rules, PREFERRED).map(({ podAffinityTerm: term }) => ({
      term,
      suffix: ' if possible',
    }));
    return [...required, ...preferred].flatMap(({ term, suffix }) =>
      selectedBy(term, self, scene).map((to) => ({
        from: self,
        to,
        relation,
        label: `${short(valueAt(term, 'topologyKey'))}${suffix}`,
      })),
    );
  });
}

/** Guests that a term of an affinity is about; `self` itself, where it is among them. */
function selectedBy(term: unknown, self: Ref, scene: Scene): Ref[] {
  const selector = objectAt(term, 'labelSelector');
  if (!selector) return [];
  const { namespaces, namespaceSelector } = objectAt(term) ?? {};
  const named = Array.isArray(namespaces) ? namespaces : [];
  const isNear = (namespace: string): boolean =>
    named.includes(namespace) ||
    (isObject(namespaceSelector)
      ? matchesSelector(namespaceSelector, {
          ...scene.namespaceLabels(namespace),
          'kubernetes.io/metadata.name': namespace,
        })
      : named.length === 0 && namespace === self.namespace);
  return scene.guests
    .filter(({ namespace, labels }) => isNear(namespace) && matchesSelector(selector, labels))
    .map(({ ref }) =>
      ref.kind === self.kind && ref.name === self.name && ref.namespace === self.namespace ? self : ref,
    );
}

/** `kubernetes.io/hostname` is the node, and the last part of other keys says enough. */
const short = (key: unknown): string => {
  const last = String(text(key) ?? '?')
    .split('/')
    .at(-1)!;
  return last === 'hostname' ? 'node' : last;
};
