import { stringify } from 'yaml';
import type { AssetId } from '../../constructs/platform/assets';
import { assetOf, releaseOf } from '../../kubevirt/releases';

/** Text of an asset with the objects that the table lists; its Deployments name the images that the published file would. */
export function standInAsset({ component, version, file }: AssetId): string {
  const [latest] = Object.keys(releaseOf(component, version)?.replaceImages ?? {});
  const image = latest ?? releaseOf(component, version)?.images[0] ?? 'quay.io/kubevirt/none:v1';
  return (assetOf(component, version, file)?.objects ?? [])
    .map((object) => {
      const [kind = '', name = ''] = object.split('/');
      const spec = { template: { spec: { containers: [{ name: 'main', image }] } } };
      return stringify({ apiVersion: 'v1', kind, metadata: { name }, ...(kind === 'Deployment' && { spec }) });
    })
    .join('---\n');
}
