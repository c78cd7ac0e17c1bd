import { existsSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { type AssetId, objectsOf, vendoredPath } from '../../constructs/platform/assets';
import { editOf, imagesOf, type TransformChange, transformed } from '../../constructs/platform/transforms';
import { COMPONENTS, type Component, isImage, mirroredImage, taggedByDigest } from '../../kubevirt/releases';

export interface VendoredImages {
  /** Sorted, each once. */
  readonly images: readonly string[];
  /** Images of the manifests that are replaced in every program, because their tag moves. */
  readonly corrections: readonly TransformChange[];
}

/** Every image that nodes pull for the releases in a vendored folder. */
export function imagesIn(folder: string): VendoredImages {
  const images = new Set<string>();
  const corrections: TransformChange[] = [];
  for (const [component, { releases }] of Object.entries(COMPONENTS)) {
    for (const { version, assets, images: operands, replaceImages = {} } of releases) {
      const ids = assets
        .map(({ file }): AssetId => ({ component: component as Component, version, file }))
        .filter((id) => existsSync(vendoredPath(folder, id)));
      if (ids.length === 0) continue;
      for (const image of operands) images.add(image);
      for (const id of ids) {
        for (const published of objectsOf(id, readFileSync(vendoredPath(folder, id), 'utf8'))) {
          const { object, changes } = transformed(published, [editOf({ images: replaceImages })]);
          corrections.push(...changes);
          for (const image of imagesOf(object)) images.add(image);
        }
      }
    }
  }
  const unusable = [...images].filter((image) => !isImage(image));
  if (unusable.length > 0)
    throw new Error(
      `The manifests in ${folder} name ${unusable.map((image) => JSON.stringify(image)).join(', ')}, which is not an image of a registry with a tag or a digest, so it cannot be mirrored.`,
    );
  return { images: [...images].sort(), corrections };
}

/** The files that mirror the images, by name. */
export function mirrorFiles(images: readonly string[]): Record<string, { text: string; mode?: number }> {
  return {
    'images.txt': { text: images.map((image) => `${image}\n`).join('') },
    'copy-images.sh': { text: copyScript(images), mode: 0o755 },
    'imageset-config.yaml': { text: imageSetConfiguration(images) },
  };
}

/** Every image has passed `isImage`, so it contains nothing that a shell reads. */
const copyScript = (images: readonly string[]): string => `#!/bin/sh
# Copies every image into one registry, under its own path: ./copy-images.sh registry.example
# Log in before with \`skopeo login\`. An image that is named by its digest gets the tag sha256-<digest>.
set -eu
registry=\${1:?usage: copy-images.sh REGISTRY}
copy() {
  printf '%s\\n' "$1"
  skopeo copy --all --preserve-digests --retry-times 3 "docker://$1" "docker://\${registry%/}$2"
}
${images.map((image) => `copy '${image}' '${mirroredImage(taggedByDigest(image), '')}'\n`).join('')}`;

const imageSetConfiguration = (images: readonly string[]): string =>
  stringify({
    apiVersion: 'mirror.openshift.io/v2alpha1',
    kind: 'ImageSetConfiguration',
    mirror: { additionalImages: images.map((name) => ({ name })) },
  });
