/** The stack: its components, the parts of a GitOps tree, and what comes before what. */
import { objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { namespaceOf } from '../../../kubevirt/guests';
import { RELEASE_ANNOTATION } from '../../../kubevirt/operators';
import { COMPONENTS, type Component, type ComponentFacts } from '../../../kubevirt/releases';
import type { Ref } from '../model';
import { clusterRefOf, type Drawn, details, type Found, type Link, refOf, type Scene, text } from './reader';

const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

interface Part {
  readonly component?: Component;
  readonly node: Found;
  readonly wave?: number | undefined;
}

/** Components by the objects that configure them; those without one, by a Deployment of their releases. */
export function platform(scene: Scene): Drawn {
  const parts = (Object.entries(COMPONENTS) as [Component, ComponentFacts][]).flatMap(([component, facts]) =>
    partsOf(component, facts, scene),
  );
  return {
    nodes: parts.map(({ node }) => node),
    links: [...afterWaves(parts), ...afterNeeds(parts)],
  };
}

function partsOf(
  component: Component,
  { title, resource, namespace, releases }: ComponentFacts,
  { index }: Scene,
): Part[] {
  if (resource) {
    const group = groupOf(resource.apiVersion);
    return index
      .given(resource.kind)
      .filter(({ apiVersion }) => groupOf(String(apiVersion)) === group)
      .map((object) => ({ component, ...partOf(object, resource.namespaced ? refOf(object) : clusterRefOf(object)) }));
  }
  const own = new Set(releases.flatMap(({ assets }) => assets.flatMap(({ objects = [] }) => objects)));
  const operators = index
    .given('Deployment')
    .filter((one) => namespaceOf(one) === namespace && own.has(`Deployment/${one.metadata?.name}`))
    .map((object) => partOf(object, { kind: 'Component', name: title }))
    .sort((a, b) => (a.wave ?? 0) - (b.wave ?? 0));
  return operators.slice(0, 1).map((part) => ({ component, ...part }));
}

const groupOf = (apiVersion: string): string => apiVersion.split('/')[0]!;

function partOf(object: KubeObject, ref: Ref): Part {
  const annotations = object.metadata?.annotations ?? {};
  const wave = /^-?\d+$/.test(text(annotations[SYNC_WAVE]) ?? '') ? Number(annotations[SYNC_WAVE]) : undefined;
  return {
    node: { ...ref, details: details(text(annotations[RELEASE_ANNOTATION]), wave !== undefined && `wave ${wave}`) },
    wave,
  };
}

/** Each part after those of the wave before; none where the objects name no waves. */
function afterWaves(parts: readonly Part[]): Link[] {
  if (parts.every(({ wave }) => wave === undefined)) return [];
  const waves = [...new Set(parts.map(({ wave = 0 }) => wave))].sort((a, b) => a - b);
  return waves
    .slice(1)
    .flatMap((wave, i) =>
      parts
        .filter((part) => (part.wave ?? 0) === wave)
        .flatMap((later) =>
          parts.filter((part) => (part.wave ?? 0) === waves[i]).map((earlier) => beforeOf(earlier.node, later.node)),
        ),
    );
}

const beforeOf = (from: Ref, to: Ref): Link => ({ from, to, relation: 'before' });

/** What a component needs on plain Kubernetes. */
const afterNeeds = (parts: readonly Part[]): Link[] =>
  parts.flatMap((later) =>
    parts
      .filter(({ component }) => component && later.component && COMPONENTS[later.component].needs?.includes(component))
      .map((earlier) => beforeOf(earlier.node, later.node)),
  );

const isOf = (group: string) => (object: KubeObject) => groupOf(String(object.apiVersion)) === group;

/** Applications of Argo CD, by their waves; Kustomizations of Flux, by what they depend on. */
export function gitOps({ index }: Scene): Drawn {
  const applications = index
    .given('Application')
    .filter(isOf('argoproj.io'))
    .map((object) => partOf(object, refOf(object)));
  const kustomizations = index.given('Kustomization').filter(isOf('kustomize.toolkit.fluxcd.io'));
  return {
    nodes: [
      ...applications.map(({ node }) => node),
      ...kustomizations.map((object) => ({ ...refOf(object), details: [] })),
    ],
    links: [
      ...afterWaves(applications),
      ...kustomizations.flatMap((object) =>
        objectsAt(object, 'spec', 'dependsOn').flatMap(({ name, namespace }) => {
          const self = refOf(object);
          const on = text(name);
          const earlier = { kind: self.kind, namespace: text(namespace) ?? self.namespace, name: on ?? '' };
          return on === undefined ? [] : [beforeOf(earlier, self)];
        }),
      ),
    ],
  };
}
