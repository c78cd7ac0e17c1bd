import { isDeepStrictEqual } from 'node:util';
import { isUnresolved } from '../../kube/unresolved';
import { Changes, type DiffRequest, type DiffResponse } from '../wire';

/**
 * Credentials rotate and clusters get new addresses: it is still the same cluster, and nothing in it is replaced. Only a changed
 * `clusterId`, set before and after, is another cluster. A kubeconfig in JSON arrives as an object, whose keys have another order each time.
 */
export function diffConfig(request: DiffRequest): Partial<DiffResponse> {
  const olds = request.oldInputs.value;
  const news = request.news.value;
  const diffs = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (key) => key !== 'version' && !isDeepStrictEqual(olds[key], news[key]),
  );
  const was = olds['clusterId'];
  const is = news['clusterId'];
  const moved = typeof was === 'string' && typeof is === 'string' && !isUnresolved(is) && was !== is;
  return { changes: diffs.length > 0 ? Changes.Some : Changes.None, diffs, replaces: moved ? ['clusterId'] : [] };
}
