import { statSync } from 'node:fs';
import { imagesOf } from '../../constructs/platform/transforms';
import { isObject, valueAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { isImage } from '../../kubevirt/releases';
import { manifestFiles } from '../manifest-files';
import { manifestText } from '../manifest-limits';
import { readManifests } from '../manifests';

/** Where an object names an image, at whatever depth: guests, their kernels, and volumes of images. */
const FIELDS: readonly (readonly string[])[] = [
  ['containerDisk', 'image'],
  ['kernelBoot', 'container', 'image'],
  ['image', 'reference'],
];

/** An import from a registry; of others CDI reads a file. */
const DOCKER = 'docker://';

/** A parameter of a template, which stands for an image that is not known yet. */
const PARAMETER = /\$\{/;

/**
 * Every image that nodes pull for the objects in manifests, sorted: those of Jobs and other workloads, container disks, and what CDI imports from a
 * registry. Throws where one cannot be mirrored.
 */
export function imagesOfProgram(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    if (!statSync(path, { throwIfNoEntry: false }))
      throw new Error(`--manifests ${path} does not exist. Give a folder or a file with manifests.`);
    return manifestFiles(path).flatMap((file) =>
      readManifests(manifestText(file), file).flatMap(({ object }) =>
        imagesIn(object as unknown as KubeObject).map((image) => ({
          image,
          where: `${file}: ${describe(object as never)}`,
        })),
      ),
    );
  });
  const unusable = found.find(({ image }) => !isImage(image));
  if (unusable)
    throw new Error(
      `${unusable.where} names the image ${JSON.stringify(unusable.image)}, which is not one of a registry with a tag or a digest, so it cannot be mirrored. Write its registry and its tag or digest.`,
    );
  return [...new Set(found.map(({ image }) => image))].sort();
}

const imagesIn = (object: KubeObject): string[] =>
  [...imagesOf(object), ...below(object)].filter((image) => !PARAMETER.test(image));

function below(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(below);
  if (!isObject(value)) return [];
  const here = FIELDS.map((field) => valueAt(value, ...field)).filter((image) => typeof image === 'string');
  const registry = valueAt(value, 'registry', 'url');
  const imported = typeof registry === 'string' && registry.startsWith(DOCKER) ? [registry.slice(DOCKER.length)] : [];
  return [...here, ...imported, ...Object.values(value).flatMap(below)];
}
