/** What is found in manifests, as diagnostics of the protocol. */
import type { Diagnostic } from 'vscode-languageserver';
import { type Diagnostic as Finding, ruleNameOf, rulePageOf } from '../../kubevirt/admission';
import { packageRepository } from '../../toolchain/package-root';
import { printableLine } from '../report/escape';
import type { Level } from '../report/sarif';
import { TOP } from './positions';
import type { Source } from './source';

const SOURCE = 'kubevirt-iac';

/** Numbers of the protocol. */
export const SEVERITIES = { error: 1, warning: 2, note: 3 } as const satisfies Readonly<Record<Level, number>>;

export const pageUrl = (page: string): string => `${packageRepository()}/blob/main/${page}`;

/** What a quick fix needs to find its finding again. */
export interface FindingData {
  index: number;
  rule: string;
  path: string;
}

/** `index`: of the object in its file. */
export function findingDiagnostic(source: Source, index: number, finding: Finding): Diagnostic {
  const { rule, path, message, stage, severity } = finding;
  const starts =
    stage === 'start' && severity === 'error' ? ' The API accepts the object, and the guest cannot start.' : '';
  return {
    source: SOURCE,
    range: source.positions.rangeOf(index, path),
    severity: SEVERITIES[severity],
    code: `${rule} ${ruleNameOf(rule)}`,
    codeDescription: { href: pageUrl(rulePageOf(rule)) },
    message: printableLine(`${message}${starts}`),
    data: { index, rule, path } satisfies FindingData,
  };
}

/** Why a file cannot be checked: where YAML's reader is stuck, or the line. A template of Helm is not wrong, only not rendered. */
export function unreadableDiagnostics({ problem, text, positions }: Source): Diagnostic[] {
  if (!problem) return [];
  const { reason, line } = problem;
  const how = {
    source: SOURCE,
    code: 'unreadable-file',
    codeDescription: { href: pageUrl('docs/existing-manifests.md') },
  };
  const yaml = /^is not valid YAML/.test(reason) ? positions.errors : [];
  if (yaml.length > 0)
    return yaml.map(({ range, message }) => ({
      ...how,
      range,
      severity: SEVERITIES.error,
      message: printableLine(message),
    }));
  const range = line === undefined ? TOP : wholeLine(text, line - 1);
  const severity = /^is a Helm template/.test(reason) ? SEVERITIES.note : SEVERITIES.error;
  return [{ ...how, range, severity, message: printableLine(`This file ${reason}`) }];
}

function wholeLine(text: string, line: number): Diagnostic['range'] {
  const characters = Math.min(text.split(/\r?\n/, line + 1)[line]?.length ?? 0, 200);
  return { start: { line, character: 0 }, end: { line, character: Math.max(characters, 1) } };
}
