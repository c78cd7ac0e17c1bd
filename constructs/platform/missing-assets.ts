/** Manifests that a stack needs and its sources lack: one message names all of them, and one command. */

import { grouped } from '../../kube/grouped';
import { joinedByAnd } from '../../kube/joined-by-and';
import { assetUrl, type Component, howToRender } from '../../kubevirt/releases';
import { type AssetId, VENDOR_FOLDER } from './assets';
import type { ReleaseSource } from './release-source';

/** Said here in full, because the declarations of assets are not published. */
export interface MissingAsset {
  readonly component: Component;
  readonly version: string;
  readonly file: string;
  readonly source: ReleaseSource;
}

/** What is wrong, and the repair: of one source after the other. */
export function missingProblem(missing: readonly MissingAsset[], lockFile: string): string {
  return [...grouped(missing, ({ source }) => JSON.stringify(source)).values()]
    .map((group) => {
      const [{ source }] = group as [MissingAsset];
      if ('folder' in source) return lackedByFolder(source.folder, group);
      if ('inline' in source) return lackedInline(source.inline, group);
      return notVendored('url' in source ? source.url : undefined, group, lockFile);
    })
    .join(' ');
}

function notVendored(mirror: string | undefined, ids: readonly AssetId[], lockFile: string): string {
  const isRendered = (id: AssetId): boolean => mirror === undefined && render(id) !== undefined;
  const published = ids.filter((id) => !isRendered(id));
  const rendered = ids.filter(isRendered);
  const advice = [
    ...rendered.map((id) => `${render(id)} Put it there as ${id.component}/${id.version}/${id.file}`),
    ...(published.length > 0 ? [`Run \`${vendorCommand(published, mirror && `--from ${mirror}`)}\` here`] : []),
  ];
  const those = ids.length === 1 ? 'the file' : 'the files';
  return (
    `${filesOf(ids)} ${is(ids)} not in ${VENDOR_FOLDER}, and synthesis downloads nothing. ${advice.join('. ')}, and keep ${VENDOR_FOLDER} and ${lockFile} in Git. ` +
    `Or name a folder that has ${those}: source: ReleaseSource.folder('<folder>').`
  );
}

function lackedByFolder(path: string, ids: readonly AssetId[]): string {
  const isPublished = ({ component, version, file }: AssetId) => assetUrl(component, version, file) !== undefined;
  const published = ids.filter(isPublished);
  const others = ids.filter((id) => !isPublished(id));
  const [first] = published;
  const download =
    first && published.length === 1
      ? `Download it from ${assetUrl(first.component, first.version, first.file)} into that folder, or fill it with`
      : 'Fill it with';
  const advice = [
    ...(first ? [`${download} \`${vendorCommand(published, `--out ${path}`)}\`.`] : []),
    ...others.map((id) => render(id) ?? `Copy ${id.file} into that folder.`),
  ];
  return `The folder ${path} has no ${filesOf(ids)}, which ${is(ids)} required. ${advice.join(' ')}`;
}

function lackedInline(texts: Readonly<Record<string, string>>, ids: readonly AssetId[]): string {
  const given = Object.keys(texts).join(', ') || 'nothing';
  return `ReleaseSource.inline was not given ${filesOf(ids)}, which ${is(ids)} required. It was given ${given}.`;
}

const is = (ids: readonly AssetId[]): string => (ids.length === 1 ? 'is' : 'are');

const render = ({ component, version, file }: AssetId): string | undefined => howToRender(component, version, file);

/** `namespace.yaml and operator.yaml of cluster-network-addons v0.102.0`, and so on for the other components. */
function filesOf(ids: readonly AssetId[]): string {
  const byRelease = grouped(ids, ({ component, version }) => `${component} ${version}`);
  return joinedByAnd(
    [...byRelease].map(([release, own]) => `${joinedByAnd(own.map(({ file }) => file))} of ${release}`),
  );
}

/** Without a component, the command fetches KubeVirt and CDI. */
function vendorCommand(ids: readonly AssetId[], option: string | undefined): string {
  const releases = new Map(ids.map(({ component, version }) => [component, version]));
  const kubevirt = releases.get('kubevirt');
  const components = [...releases].map(([component, version]) =>
    component === 'kubevirt' ? '--component kubevirt' : `--component ${component}@${version}`,
  );
  return [
    'npx kubevirt-iac vendor',
    ...(kubevirt ? [`--kubevirt ${kubevirt}`] : []),
    ...(kubevirt && components.length === 1 ? [] : components),
    ...(option ? [option] : []),
  ].join(' ');
}
