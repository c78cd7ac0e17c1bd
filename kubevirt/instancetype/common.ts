import type { KubeObject } from '../../kube/object';
import bundle from './data/common.json';
import { MATCHED_KINDS } from './find';

/** The bundle of common-instancetypes v1.7.0, which KubeVirt v1.9.0 brings. */
const SECTIONS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  [MATCHED_KINDS.instancetype[1]]: bundle.instancetypes,
  [MATCHED_KINDS.preference[1]]: bundle.preferences,
};

/**
 * The cluster instancetype or preference of that name which KubeVirt itself installs (`u1.medium`, `fedora`), unless the cluster has
 * switched that off; undefined for any other kind or name.
 */
export function commonInstancetype(kind: string, name: string): KubeObject | undefined {
  const section = Object.hasOwn(SECTIONS, kind) ? SECTIONS[kind] : undefined;
  return section && Object.hasOwn(section, name) ? bundled(kind, name, section[name]!) : undefined;
}

/** All of them. */
export const commonInstancetypes = (): KubeObject[] =>
  Object.entries(SECTIONS).flatMap(([kind, section]) =>
    Object.entries(section).map(([name, spec]) => bundled(kind, name, spec)),
  );

const bundled = (kind: string, name: string, spec: object): KubeObject => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind,
  metadata: { name },
  spec: spec as Record<string, unknown>,
});
