import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** A Secret's `stringData` written as `data`: an apply can take away a key that it owns, and of `stringData` the server keeps no owners. */
export function withoutStringData(object: KubeObject): KubeObject {
  const { stringData, ...rest } = object;
  if (object.kind !== 'Secret' || !isObject(stringData)) return object;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]);
  return { ...rest, data: { ...(isObject(rest['data']) ? rest['data'] : {}), ...Object.fromEntries(encoded) } };
}

/** A live Secret with its `data` as `stringData` too, which the server takes and never answers. */
export function withStringData(live: KubeObject): KubeObject {
  if (live.kind !== 'Secret' || !isObject(live['data'])) return live;
  const decoded = Object.entries(live['data']).map(([key, text]) => [
    key,
    Buffer.from(String(text), 'base64').toString('utf8'),
  ]);
  return { ...live, stringData: Object.fromEntries(decoded) };
}
