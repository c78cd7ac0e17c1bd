/** Everything that is known of the open files of a folder at one moment. */
import type { CodeLens, Diagnostic, InlayHint, Range } from 'vscode-languageserver';
import type { Diagnostic as Finding } from '../../kubevirt/admission';
import type { ClusterProfile } from '../../kubevirt/config';
import type { Manifest } from '../manifests';
import { printableLine } from '../report/escape';
import { checkManifests } from '../validate/check';
import { findingDiagnostic, pageUrl, SEVERITIES, unreadableDiagnostics } from './diagnostics';
import { type ObjectEffects, shortLabel } from './effects';
import { TOP } from './positions';
import type { Source } from './source';

/** How a cluster is judged. */
export interface Judging {
  profile: ClusterProfile | undefined;
  rulesOff: ReadonlyMap<string, string>;
}

/** What is found in the objects of the open files, by file and position in it. */
export type Findings = ReadonlyMap<string, readonly (readonly Finding[])[]>;

export function findingsIn(
  open: readonly Source[],
  manifests: readonly Manifest[],
  { profile, rulesOff }: Judging,
): Findings {
  const files = new Set(open.filter(({ problem }) => !problem).map(({ file }) => file));
  const { findings } = checkManifests(manifests, profile, rulesOff, { isChecked: ({ file }) => files.has(file) });
  const byObject = new Map(open.flatMap((source) => source.manifests).map((manifest) => [manifest, [] as Finding[]]));
  for (const { manifest, finding } of findings) byObject.get(manifest)?.push(finding);
  return new Map(open.map(({ file, manifests: own }) => [file, own.map((manifest) => byObject.get(manifest)!)]));
}

/** What is found in one object of an edited file, beside all others. */
export function findingsAfter(
  edited: Source,
  manifest: Manifest,
  manifests: readonly Manifest[],
  { profile, rulesOff }: Judging,
): Finding[] {
  const all = [...manifests.filter(({ file }) => file !== edited.file), ...edited.manifests];
  return checkManifests(all, profile, rulesOff, { isChecked: (one) => one === manifest }).findings.map(
    ({ finding }) => finding,
  );
}

export function diagnosticsOf(
  source: Source,
  findings: Findings,
  effects: readonly ObjectEffects[],
  revision: string,
): Diagnostic[] {
  const found = (findings.get(source.file) ?? []).flatMap((ofObject, index) =>
    ofObject.map((finding) => findingDiagnostic(source, index, finding)),
  );
  const changed = effects.flatMap(({ index, name, marks }) =>
    marks.map(
      ({ path, rule, level, message }): Diagnostic => ({
        source: 'kubevirt-iac',
        range: source.positions.rangeOf(index, path),
        severity: SEVERITIES[level],
        code: rule.id,
        codeDescription: { href: pageUrl(rule.page) },
        message: printableLine(`Against ${revision}${index < 0 ? `, ${name}` : ''}: ${message}`),
      }),
    ),
  );
  return [...unreadableDiagnostics(source), ...found, ...changed];
}

/** Above each changed object: what becomes of it. */
export const lensesOf = (source: Source, effects: readonly ObjectEffects[], revision: string): CodeLens[] =>
  effects.map(({ index, name, summary }) => ({
    range: index < 0 ? TOP : source.positions.rangeOf(index, ''),
    command: { title: printableLine(`Against ${revision}: ${index < 0 ? `${name} ` : ''}${summary}`), command: '' },
  }));

/** Behind each changed field: what a change of it does, and the value before. */
export function hintsOf(source: Source, effects: readonly ObjectEffects[], within: Range): InlayHint[] {
  const lines = source.text.split(/\r?\n/);
  return effects.flatMap(({ index, changes }) =>
    changes.flatMap((change): InlayHint[] => {
      const { line } = source.positions.rangeOf(index, change.path).start;
      if (index < 0 || line < within.start.line || line > within.end.line) return [];
      return [
        {
          position: { line, character: lines[line]?.length ?? 0 },
          label: printableLine(shortLabel(change)),
          tooltip: printableLine([change.path, change.reason, change.advice].filter(Boolean).join(' ')),
          paddingLeft: true,
        },
      ];
    }),
  );
}
