/** Disks, and what they are filled from. */
import { type JsonObject, objectAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { MULTIPLE, namespaceOf } from '../../../kubevirt/guests';
import type { Ref } from '../model';
import { appOf, type Drawn, details, type Link, type Reader, refOf, type Scene, text, textAt } from './reader';

/** The disk of a claim's name: its DataVolume, where one makes the claim. */
export function diskOf(namespace: string, name: string, { index }: Scene): Ref {
  const made = index.find('DataVolume', name, namespace) !== undefined;
  const claimed = index.find('PersistentVolumeClaim', name, namespace) !== undefined;
  return { kind: made || !claimed ? 'DataVolume' : 'PersistentVolumeClaim', namespace, name };
}

export const imageOf = (image: string): Ref => ({ kind: 'Image', name: image });

export const dataVolume: Reader = (object, scene) => {
  const drawn = filled(refOf(object), object.spec ?? {}, scene);
  return { ...drawn, nodes: drawn.nodes!.map((node) => ({ ...node, app: appOf(object) })) };
};

/** A disk that is made with its VM: first among the nodes. Each member of a pool gets one of its own. */
export function ownDisk(template: JsonObject, owner: KubeObject, scene: Scene): Drawn {
  const name = textAt(template, 'metadata', 'name') ?? '*';
  const self: Ref = { kind: 'DataVolume', namespace: namespaceOf(owner), name };
  const { nodes = [], links } = filled(self, objectAt(template, 'spec') ?? {}, scene);
  const [disk, ...others] = nodes;
  const shared = MULTIPLE.has(owner.kind) ? ['one per VM'] : [];
  return { nodes: [{ ...disk!, app: appOf(owner), details: [...disk!.details!, ...shared] }, ...others], links };
}

/** The claim of a DataVolume that is there is the same disk. */
export const claim: Reader = (object, scene) =>
  scene.index.find('DataVolume', refOf(object).name, namespaceOf(object)) ? {} : dataVolume(object, scene);

function filled(self: Ref, spec: JsonObject, scene: Scene): Drawn {
  const claimSpec = objectAt(spec, 'storage') ?? objectAt(spec, 'pvc') ?? spec;
  const source = sourceOf(spec, self.namespace!, scene);
  return {
    nodes: [
      {
        ...self,
        details: details(
          textAt(claimSpec, 'resources', 'requests', 'storage'),
          textAt(claimSpec, 'storageClassName'),
          source.shown,
        ),
      },
    ],
    links: source.to ? [{ from: self, to: source.to, relation: 'copies' }] : [],
  };
}

interface Source {
  readonly to?: Ref;
  /** Of a source that is not somewhere else. */
  readonly shown?: string;
}

const inNamespace =
  (kind: string) =>
  (source: JsonObject, home: string): Source => {
    const name = text(source['name']);
    return name === undefined ? {} : { to: { kind, namespace: text(source['namespace']) ?? home, name } };
  };

const atUrl = (source: JsonObject): Source => {
  const url = textAt(source, 'url');
  return url === undefined ? {} : { to: { kind: 'Source', name: withoutSecrets(url) } };
};

/** By the key under `source`. */
const SOURCES: Readonly<Record<string, (source: JsonObject, home: string, scene: Scene) => Source>> = {
  pvc: (source, home, scene) => {
    const name = text(source['name']);
    return name === undefined ? {} : { to: diskOf(text(source['namespace']) ?? home, name, scene) };
  },
  snapshot: inNamespace('VolumeSnapshot'),
  dataSource: inNamespace('DataSource'),
  registry: (source) => {
    const image = text(source['url']) ?? text(source['imageStream']);
    return image === undefined ? {} : { to: imageOf(withoutSecrets(image).replace(/^docker:\/\//, '')) };
  },
  http: atUrl,
  s3: atUrl,
  gcs: atUrl,
  imageio: atUrl,
  vddk: atUrl,
  upload: () => ({ shown: 'uploaded' }),
  blank: () => ({ shown: 'blank' }),
};

/** Of a DataVolume, a DataSource or a claim. */
function sourceOf(spec: JsonObject, home: string, scene: Scene): Source {
  const source = objectAt(spec, 'source');
  const key = Object.keys(SOURCES).find((one) => objectAt(source, one));
  if (key) return SOURCES[key]!(objectAt(source, key)!, home, scene);
  const ref = objectAt(spec, 'sourceRef') ?? objectAt(spec, 'dataSourceRef') ?? objectAt(spec, 'dataSource');
  const [kind, name] = [text(ref?.['kind']), text(ref?.['name'])];
  if (kind === undefined || name === undefined) return {};
  const namespace = text(ref?.['namespace']) ?? home;
  return { to: kind === 'PersistentVolumeClaim' ? diskOf(namespace, name, scene) : { kind, namespace, name } };
}

export const dataSource: Reader = (object, scene) => {
  const self = refOf(object);
  const { to } = sourceOf(object.spec ?? {}, self.namespace!, scene);
  return {
    nodes: [{ ...self, app: appOf(object), details: [] }],
    links: to ? [{ from: self, to, relation: 'copies' }] : [],
  };
};

/** It makes the DataSource that it keeps at the newest image. */
export const dataImportCron: Reader = (object, scene) => {
  const self = refOf(object);
  const managed = textAt(object, 'spec', 'managedDataSource');
  const kept: Ref[] = managed === undefined ? [] : [{ kind: 'DataSource', namespace: self.namespace, name: managed }];
  const { to } = sourceOf(objectAt(object, 'spec', 'template', 'spec') ?? {}, self.namespace!, scene);
  return {
    nodes: [
      { ...self, app: appOf(object), details: details(textAt(object, 'spec', 'schedule')) },
      ...kept.map((ref) => ({ ...ref, details: [] })),
    ],
    links: [
      ...kept.map((ref): Link => ({ from: ref, to: self, relation: 'copies' })),
      ...(to ? [{ from: self, to, relation: 'copies' as const }] : []),
    ],
  };
};

/** Where a claim that names it is filled from. */
export const volumeSource: Reader = (object, scene) => {
  const self = refOf(object);
  const { to, shown } = sourceOf(object.spec ?? {}, self.namespace!, scene);
  return {
    nodes: [{ ...self, details: details(shown) }],
    links: to ? [{ from: self, to, relation: 'copies' }] : [],
  };
};

/** An address without what may be secret: user and password, and the query, in which signed URLs carry their signature. */
const withoutSecrets = (address: string): string =>
  address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@(?!sha\d+:)/i, '$1').replace(/[?#].*$/s, '');
