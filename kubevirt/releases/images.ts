const DIGEST = /@sha256:([0-9a-f]{64})$/;
const IMAGE =
  /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d+)?(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)+(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;

/** Whether a text is an image of a registry with a tag or a digest, as in env variables and arguments of operators. */
export const isImage = (text: string): boolean =>
  IMAGE.test(text) && /^[^/]*[.:][^/]*\//.test(text) && /(?::[^/]+|@sha256:[0-9a-f]{64})$/.test(text);

/**
 * An image whose registry, or registry and first parts of the path, is another: of the entries that it begins with, the longest applies. The image
 * itself where none does.
 */
export function withRegistry(image: string, map: Readonly<Record<string, string>>): string {
  const prefix = Object.keys(map)
    .filter((start) => image.startsWith(`${trimmed(start)}/`))
    .sort((a, b) => b.length - a.length)[0];
  return prefix === undefined ? image : `${trimmed(map[prefix] as string)}${image.slice(trimmed(prefix).length)}`;
}

/** The image in a registry that mirrors all others: its host is replaced, its path stays. */
export const mirroredImage = (image: string, registry: string): string =>
  `${trimmed(registry)}${image.slice(image.indexOf('/'))}`;

/** A tag in place of the digest, which is not a name that every registry lets one write. */
export const taggedByDigest = (image: string): string => image.replace(DIGEST, ':sha256-$1');

const trimmed = (text: string): string => text.replace(/\/+$/, '');
