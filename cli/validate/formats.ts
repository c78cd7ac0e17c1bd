/** The report of validate, for people and for the servers of pipelines. */
import { describe, type KubeObject } from '../../kube/object';
import { RULES, ruleDocsOf, ruleNameOf, rulePageOf } from '../../kubevirt/admission';
import type { Manifest } from '../manifests';
import { junitXml, type TestCase } from '../report/junit';
import { type SarifResult, type SarifRule, sarifLog } from '../report/sarif';
import type { Look } from '../terminal';
import type { ManifestFinding } from './check';
import { locations, type Outcome, reportJson, reportText } from './report';

/** What each format prints. */
export const FORMATS = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  junit: reportJunit,
} as const satisfies Record<string, (checked: Outcome, look: Look) => string>;

export type Format = keyof typeof FORMATS;

const UNREADABLE: SarifRule = {
  id: 'unreadable-file',
  title: 'File that is not a manifest',
  help: 'The file cannot be read as YAML or JSON, or it is a template that has not been rendered. What it describes is not checked.',
  page: 'docs/existing-manifests.md',
};

function reportSarif(checked: Outcome): string {
  const locationOf = locations(checked);
  const found = checked.findings.map(
    (one): SarifResult => ({
      ...regionOf(locationOf(one)),
      rule: ruleOf(one.finding.rule),
      level: one.finding.severity,
      message: one.finding.message,
      object: describe(one.finding.object),
      path: one.finding.path,
    }),
  );
  const unreadable = checked.unreadable.map(
    ({ file, line, column, reason }): SarifResult => ({
      rule: UNREADABLE,
      level: 'error',
      message: `It ${reason}`,
      file,
      line,
      column,
    }),
  );
  // As results they would be open alerts: code scanning does not know suppressions.
  const off = checked.off.map((one) => ({ level: 'note' as const, message: disabled(one) }));
  return sarifLog('validate', [...unreadable, ...found], off);
}

const regionOf = ({ file, place }: ReturnType<ReturnType<typeof locations>>) => ({
  file,
  line: place?.line,
  column: place?.column,
});

const RULES_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

function ruleOf(id: string): SarifRule {
  const { name, title } = RULES_BY_ID.get(id)!;
  const upstream = ruleDocsOf(id);
  const page = upstream === undefined ? '' : ` KubeVirt's documentation: ${upstream}`;
  return { id, name, title, help: `${title}.${page}`, page: rulePageOf(id) };
}

/** A case for each object and for each file that cannot be read; a case fails by its errors, and one that passes has its warnings as output. */
function reportJunit(checked: Outcome): string {
  const locationOf = locations(checked);
  const byObject = new Map<Manifest, string[]>();
  const errors = new Map<Manifest, ManifestFinding[]>();
  for (const one of checked.findings) {
    const line = locationOf(one).place?.line;
    const at = line === undefined ? '' : ` (line ${line})`;
    push(byObject, one.manifest, `${one.finding.severity}: ${saying(one)}${at}`);
    if (one.finding.severity === 'error') push(errors, one.manifest, one);
  }
  for (const one of checked.off) push(byObject, one.manifest, disabled(one));
  const objects = checked.manifests.map((manifest): TestCase => {
    const [first, ...more] = errors.get(manifest) ?? [];
    const text = byObject.get(manifest)?.join('\n');
    const message = first && `${saying(first)}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
    return {
      group: manifest.file,
      file: manifest.file,
      name: describe(manifest.object as unknown as KubeObject),
      ...(message !== undefined && { outcome: 'failure', message }),
      ...(text !== undefined && { text }),
    };
  });
  const unreadable = checked.unreadable.map(
    ({ file, line, reason }): TestCase => ({
      group: file,
      file,
      name: 'is a manifest',
      outcome: 'error',
      message: `It ${reason}${line === undefined ? '' : ` (line ${line})`}`,
    }),
  );
  return junitXml('kubevirt-iac validate', [...unreadable, ...objects]);
}

const saying = ({ finding }: ManifestFinding): string =>
  `${finding.rule} ${ruleNameOf(finding.rule)}${finding.path ? ` at ${finding.path}` : ''}: ${finding.message}`;

const disabled = ({ finding, reason }: ManifestFinding & { reason: string }): string =>
  `disabled: ${finding.rule} ${ruleNameOf(finding.rule)} at ${[describe(finding.object), finding.path].filter(Boolean).join(' ')} (${reason})`;

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
