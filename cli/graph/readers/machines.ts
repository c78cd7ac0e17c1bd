/** VMs, pools and bare guests: their size, disks, networks, and where they may run. */
import { type JsonObject, objectAt, objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { guestsOf, MULTIPLE } from '../../../kubevirt/guests';
import { commonInstancetype, MATCHED_KINDS, type MatcherKind, matchedKind } from '../../../kubevirt/instancetype';
import { vcpusOf } from '../../../kubevirt/launcher-pod';
import { referencesOf, vmSpecOf } from '../../pulumi-import/references';
import type { Ref } from '../model';
import { diskOf, imageOf, ownDisk } from './disks';
import { networkOf } from './networks';
import { placement } from './placement';
import { appOf, type Drawn, details, type Link, type Reader, refOf, type Scene, text, textAt } from './reader';

export const machine: Reader = (object, scene) => {
  const guests = guestsOf(object);
  const self = refOf(object);
  const vm = vmSpecOf(object);
  const spec = guests?.spec ?? {};
  const sizes = (['instancetype', 'preference'] as const).map((matcher) => sizing(vm, matcher, self, scene));
  const disks = disksOf(object, scene);
  const placed = placement(self, spec, scene);
  return {
    nodes: [
      {
        ...self,
        app: appOf(object, objectAt(vm, 'template')),
        details: details(
          MULTIPLE.has(object.kind) && `${members(object)}`,
          ...sizes.map(({ shown }) => shown),
          !sizes[0]!.shown && sizes[0]!.links.length === 0 && written(spec),
          guests?.count === 0 && 'halted',
          ...placed.details,
        ),
      },
      ...(disks.nodes ?? []),
      ...placed.nodes,
    ],
    links: [
      ...sizes.flatMap(({ links }) => links),
      ...(disks.links ?? []),
      ...networksOf(self, spec, scene),
      ...placed.links,
    ],
  };
};

function members(object: KubeObject): string {
  const replicas = valueAt(object, 'spec', 'replicas');
  return `${typeof replicas === 'number' ? replicas : 1} replicas`;
}

/** What the guest itself asks for. */
function written(spec: JsonObject): string | undefined {
  const domain = objectAt(spec, 'domain');
  if (!domain) return undefined;
  const memory = textAt(domain, 'memory', 'guest') ?? textAt(domain, 'resources', 'requests', 'memory');
  return details(`${vcpusOf(domain)} vCPU`, memory).join(', ');
}

/** An instancetype or preference: one that KubeVirt brings is a word on the card, any other is a node. */
function sizing(vm: unknown, matcher: MatcherKind, self: Ref, scene: Scene): { shown?: string; links: Link[] } {
  const found = objectAt(vm, matcher);
  const name = text(found?.['name']);
  const kind = found && matchedKind(matcher, found['kind']);
  if (!kind || name === undefined) return { links: [] };
  const namespaced = kind === MATCHED_KINDS[matcher][0];
  const given = scene.index.given(kind).some((one) => one.metadata?.name === name);
  if (!namespaced && !given && commonInstancetype(kind, name)) return { shown: name, links: [] };
  const to = { kind, name, ...(namespaced && { namespace: self.namespace }) };
  return { links: [{ from: self, to, relation: 'sized' }] };
}

function disksOf(object: KubeObject, scene: Scene): Drawn {
  const self = refOf(object);
  const vm = vmSpecOf(object);
  const own = objectsAt(vm, 'dataVolumeTemplates').map((template) => ownDisk(template, object, scene));
  const named = referencesOf(object).flatMap(({ kind, name }) =>
    kind === 'DataVolume' || kind === 'PersistentVolumeClaim' ? [diskOf(self.namespace!, name, scene)] : [],
  );
  const images = objectsAt(vm, 'template', 'spec', 'volumes')
    .map((volume) => textAt(volume, 'containerDisk', 'image'))
    .filter((image) => image !== undefined)
    .map(imageOf);
  const refs = [...own.flatMap(({ nodes = [] }) => nodes.slice(0, 1)), ...named, ...images];
  return {
    nodes: own.flatMap(({ nodes = [] }) => nodes),
    links: [
      ...refs.map((to): Link => ({ from: self, to, relation: 'stores' })),
      ...own.flatMap(({ links = [] }) => links),
    ],
  };
}

function networksOf(self: Ref, spec: JsonObject, scene: Scene): Link[] {
  const networks = objectsAt(spec, 'networks');
  const implied = networks.length === 0 && valueAt(spec, 'domain', 'devices', 'autoattachPodInterface') !== false;
  return (implied ? [{ pod: {} }] : networks).flatMap((network) => {
    const to = networkOf(network, self.namespace!, scene);
    return to ? [{ from: self, to, relation: 'attaches' as const }] : [];
  });
}
