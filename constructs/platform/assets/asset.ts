import { createHash } from 'node:crypto';
import type { Component } from '../../../kubevirt/releases';

/** One file of a release of a component. */
export interface AssetId {
  /** Component that the file belongs to. */
  readonly component: Component;
  /** Release of the component, in its upstream spelling. */
  readonly version: string;
  /** Name of the file below the release's address. */
  readonly file: string;
}

/** `kubevirt@v1.9.0/kubevirt-operator.yaml`. Independent of where it is fetched from, so that a mirror must serve the same bytes. */
export const assetName = ({ component, version, file }: AssetId): string => `${component}@${version}/${file}`;

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
