/** What a program writes in another way than the manifest that it was made of. */
import { type Difference, differences } from '../../kube/differences';
import { withoutNull } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { normalize } from '../../kubevirt/impact';

/** Differences apart from spelling: `1Gi` and `1024Mi` are the same here, as are an empty and an absent list. */
export const canonicalDifferences = (from: KubeObject, to: KubeObject): Difference[] =>
  differences(normalize(from), normalize(to));

/** One phrase for each difference, spelling included. A field that is null is absent to the API. */
export const deviations = (from: KubeObject, to: KubeObject): string[] =>
  differences(withoutNull(from), withoutNull(to)).map(phrase);

const LONGEST_VALUE = 40;
/** Texts that may hold credentials. */
const CONFIDENTIAL = /(userData|networkData|sysprep|^data|^stringData)/;

function phrase(difference: Difference): string {
  const { from, to, orderOnly } = difference;
  const path = inOneLine(difference.path);
  if (orderOnly) return `${path} is in another order`;
  if (from === undefined) return `${path} is added${shown(path, to, ': ')}`;
  if (to === undefined) return `${path} is omitted${shown(path, from, ': ')}`;
  const [before, after] = [shown(path, from), shown(path, to)];
  return before && after ? `${path} is ${after} instead of ${before}` : `${path} is written in another way`;
}

/** A short value behind a prefix; nothing for all others. */
function shown(path: string, value: unknown, prefix = ''): string {
  if (CONFIDENTIAL.test(path) || typeof value === 'object') return '';
  const text = JSON.stringify(value) ?? '';
  return text === '' || text.length > LONGEST_VALUE ? '' : `${prefix}${inOneLine(text)}`;
}

/** A text that cannot end the comment that it stands in. */
export const inOneLine = (text: string): string => text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
