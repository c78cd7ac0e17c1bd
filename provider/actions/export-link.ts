/** Where a VirtualMachineExport offers a disk. */
import type { Cluster } from '../../cluster';
import { objectAt, objectsAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import type { ActionInputs } from './action';
import { fromAddress, type Source, throughApiServer } from './transfer';

export const FORMATS = ['gzip', 'raw', 'tar.gz'];
const THROUGH_API_SERVER = 'api-server';
export const LINKS = ['external', 'internal', THROUGH_API_SERVER];

/** The disk and the format that the inputs ask for, by the link that they ask for. */
export function sourceOf(offered: KubeObject, inputs: ActionInputs, cluster: Pick<Cluster, 'stream'>): Source {
  const asked = String(inputs['link'] ?? LINKS[0]);
  const proxied = asked === THROUGH_API_SERVER;
  const side = proxied ? 'internal' : asked;
  const link = objectAt(offered, 'status', 'links', side);
  if (!link)
    throw new Error(
      `${describe(offered)} has no ${side} link. An external one needs an Ingress or Route to virt-exportproxy; within the cluster, set link: internal; where neither is reachable, link: ${THROUGH_API_SERVER}.`,
    );
  const volume = volumeIn(offered, objectsAt(link, 'volumes'), inputs['volume']);
  const formats = objectsAt(volume, 'formats');
  const wanted = inputs['format'] === undefined ? ['gzip', 'tar.gz', 'raw'] : [String(inputs['format'])];
  const format = wanted.map((one) => formats.find((offer) => offer['format'] === one)).find(Boolean);
  if (!format)
    throw new Error(
      `The disk ${volume['name']} is not offered as ${wanted[0]}, but as ${formats.map((one) => one['format']).join(', ')}. Set format to one of these.`,
    );
  const url = String(format['url']);
  if (proxied) return throughApiServer(cluster, proxyPath(new URL(url)));
  const ca = link['cert'];
  return fromAddress(url, typeof ca === 'string' && ca !== '' ? ca : undefined);
}

function volumeIn(offered: KubeObject, volumes: ReturnType<typeof objectsAt>, wanted: unknown) {
  const names = volumes.map(({ name }) => name).join(', ');
  const found = wanted === undefined && volumes.length === 1 ? volumes[0] : volumes.find(({ name }) => name === wanted);
  if (found) return found;
  throw new Error(
    wanted === undefined
      ? `${describe(offered)} offers several disks: ${names}. Set volume to one of them.`
      : `${describe(offered)} does not offer the disk ${wanted}, but ${names || 'none'}.`,
  );
}

/** `https://SERVICE.NAMESPACE.svc/volumes/...`, by the proxy for Services. */
function proxyPath({ hostname, port, pathname }: URL): string {
  const [service, namespace] = hostname.split('.');
  return `/api/v1/namespaces/${namespace}/services/https:${service}:${port || 443}/proxy${pathname}`;
}
