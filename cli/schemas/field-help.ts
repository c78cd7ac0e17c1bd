/** The help on a field, as an editor shows it: what it is, and what a change of it does to a running guest. */
import type { Step } from '../../kube/path';
import { fieldImpact } from '../../kubevirt/impact';
import { packageRepository } from '../../toolchain/package-root';
import { type Described, textOf } from './field-doc';

export interface FieldHelp {
  plain: string;
  markdown: string;
}

/** Undefined where nothing is known of the field. */
export function fieldHelp(
  kind: string,
  steps: readonly Step[],
  described: Described | undefined,
): FieldHelp | undefined {
  const field = fieldOf(steps);
  const text = textOf(described);
  const impact = field === '' ? undefined : fieldImpact(kind, field);
  if (!impact) return text === undefined ? undefined : { plain: text, markdown: text };
  const { subject, sentence } = impact;
  const of = field.endsWith(subject) ? '' : ` (${subject})`;
  return {
    plain: paragraphs(text, `On a running guest${of}: ${sentence}.`),
    markdown: paragraphs(
      text,
      `**On a running guest**${of && ` (\`${subject}\`)`}: ${sentence}. [What a change does](${effectsPage()})`,
    ),
  };
}

const paragraphs = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join('\n\n');

/** `spec.volumes[].name`: a path without the positions of items. */
export const fieldOf = (steps: readonly Step[]): string =>
  steps
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '');

export const effectsPage = (): string => `${packageRepository()}/blob/main/docs/what-a-change-does.md`;
