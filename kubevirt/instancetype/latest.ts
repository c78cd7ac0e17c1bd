/** Which instancetypes and preferences a new VM should use: how common-instancetypes marks old ones, and how it names new ones. */
import type { KubeObject } from '../../kube/object';

/** On what common-instancetypes will remove in a later release. */
const DEPRECATED = 'instancetype.kubevirt.io/deprecated';

export const isDeprecated = ({ metadata }: KubeObject): boolean => metadata?.labels?.[DEPRECATED] === 'true';

/** `u1.medium`: the series `u` in version 1, and a size. */
const INSTANCETYPE = /^([a-z]+)(\d+)(\..+)$/;
/** `rhel.9.arm64`, `centos.stream9`, `windows.2k22.virtio`: an operating system, its version, and a variant. */
const PREFERENCE = /^([a-z]+\.(?:stream|2k)?)(\d+)(\..+)?$/;

interface Versioned {
  family: string;
  version: number;
}

/** The part of a name that differs between versions; undefined for a name without a version. */
function versioned({ kind, metadata }: KubeObject): Versioned | undefined {
  const [, before, version, after = ''] =
    (/Preference$/.test(kind) ? PREFERENCE : INSTANCETYPE).exec(metadata?.name ?? '') ?? [];
  if (before === undefined) return undefined;
  return { family: `${kind} ${metadata?.namespace ?? ''} ${before}#${after}`, version: Number(version) };
}

/**
 * Those of these objects that are not deprecated and of which no newer version is among them. A name that follows no scheme of common-instancetypes is a
 * version of its own.
 */
export function latestOf(objects: readonly KubeObject[]): Set<KubeObject> {
  const current = objects.filter((one) => !isDeprecated(one));
  const newest = new Map<string, number>();
  for (const one of current) {
    const { family, version } = versioned(one) ?? {};
    if (family !== undefined) newest.set(family, Math.max(version!, newest.get(family) ?? version!));
  }
  return new Set(
    current.filter((one) => {
      const found = versioned(one);
      return !found || newest.get(found.family) === found.version;
    }),
  );
}
