/** The help on a field: what it is, what a change of it does to a running guest, and which rules are about it. */
import { isObject } from '../../kube/json';
import type { Step } from '../../kube/path';
import { rulePageOf, rulesAbout } from '../../kubevirt/admission';
import { markdown } from '../report/escape';
import { type Described, describedBelow, describedKind } from '../schemas/field-doc';
import { fieldHelp, fieldOf } from '../schemas/field-help';
import { pageUrl } from './diagnostics';

const MOST_RULES = 5;

/** As Markdown; undefined where nothing is known. */
export function hoverText(object: unknown, steps: readonly Step[]): string | undefined {
  if (!isObject(object)) return undefined;
  const [apiVersion, kind] = [String(object['apiVersion']), String(object['kind'])];
  const root = describedKind(apiVersion, kind);
  // At the top, the kind says what the object is.
  if (steps.length === 1 && (steps[0] === 'kind' || steps[0] === 'apiVersion')) return root?.description;
  const described = steps.reduce<Described | undefined>(describedBelow, root);
  const field = fieldOf(steps);
  const help = fieldHelp(kind, steps, described)?.markdown;
  const rules = rulesAbout(kind, field);
  if (help === undefined && rules.length === 0) return undefined;
  const shown = rules
    .slice(0, MOST_RULES)
    .map(({ id, title }) => `- [${id}](${pageUrl(rulePageOf(id))}) ${markdown(title).replaceAll('\\`', '`')}`);
  const more = rules.length > MOST_RULES ? [`- and ${rules.length - MOST_RULES} more`] : [];
  return [`\`${field}\``, help, ...(rules.length > 0 ? [['Rules:', ...shown, ...more].join('\n')] : [])]
    .filter(Boolean)
    .join('\n\n');
}
