/** The report of validate: text for people, JSON for programs. */
import { memoize } from '../../kube/memoize';
import { describe } from '../../kube/object';
import type { Place } from '../../kube/text-place';
import { ruleDocsOf, ruleNameOf } from '../../kubevirt/admission';
import type { UnreadableFile } from '../manifest-limits';
import type { Manifest } from '../manifests';
import { jsonText, printableLine } from '../report/escape';
import { frame, locus } from '../report/frame';
import { type Locate, locator } from '../report/locate';
import { type Look, PLAIN, verdict, wrap } from '../terminal';
import type { Checked, ManifestFinding } from './check';

/** The findings, and the files that could not be read. */
export type Outcome = Checked & { readonly unreadable: readonly UnreadableFile[] };

interface Location {
  file: string;
  place: Place | undefined;
}

export function reportJson(checked: Outcome): string {
  const locationOf = locations(checked);
  const plain = (found: ManifestFinding) => {
    const { file, place } = locationOf(found);
    return { file, line: place?.line, column: place?.column, ...found.finding };
  };
  const report = {
    objects: checked.manifests.length,
    findings: checked.findings.map(plain),
    unreadable: checked.unreadable.map(({ file, line, column, reason }) => ({
      file,
      line,
      column,
      message: `${file} ${reason}`,
    })),
    switchedOff: checked.off.map((found) => ({ ...plain(found), reason: found.reason })),
    passedOver: Object.fromEntries(checked.passedOver),
  };
  return `${jsonText(report)}\n`;
}

export function reportText(checked: Outcome, look: Look = PLAIN): string {
  const locationOf = locations(checked);
  const text = (line: string) => `${wrap(`  ${printableLine(line)}`, look.width, 2)}\n`;
  const blocks = checked.findings.map((found) => {
    const { finding } = found;
    const { file, place } = locationOf(found);
    const { paint } = look;
    // A warning at this stage is advice about the guest, which starts.
    const cannotStart = finding.stage === 'start' && finding.severity === 'error';
    const stage = cannotStart ? ' (accepted, but the guest cannot start)' : '';
    const where = finding.path ? ` ${paint('bold', printableLine(finding.path))}` : '';
    const page = ruleDocsOf(finding.rule);
    return [
      `${locus(file, place)}: ${verdict(finding.severity, look)} ${finding.rule} ${ruleNameOf(finding.rule)}${stage}\n`,
      `  ${printableLine(describe(finding.object))}${where}\n`,
      frame(place, look, finding.severity === 'error' ? 'red' : 'yellow'),
      text(finding.message),
      page ? `  ${paint('dim', `docs: ${page}`)}\n` : '',
    ].join('');
  });
  const unreadable = checked.unreadable.map(
    ({ file, at, reason }) =>
      `${locus(file, at)}: ${verdict('error', look)} unreadable file\n${frame(at, look, 'red')}${text(`It ${reason}`)}`,
  );
  const off = checked.off.map(
    ({ finding, reason }) =>
      `${wrap(`disabled: ${finding.rule} ${ruleNameOf(finding.rule)} at ${printableLine(`${describe(finding.object)} ${finding.path} (${reason})`)}`, look.width, 10)}\n`,
  );
  const findings = [...unreadable, ...blocks];
  return [...findings, ...off, summary(checked)].join(findings.length ? '\n' : '');
}

function summary({ manifests, findings, unreadable }: Outcome): string {
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const unread = unreadable.length > 0 ? `, ${counted(unreadable.length, 'unreadable file')}` : '';
  return `${counted(manifests.length, 'object')}, ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}${unread}\n`;
}

/** Objects that were not checked. */
export function skipped({ passedOver: kinds }: Checked): string {
  if (kinds.size === 0) return '';
  const list = [...kinds].map(([kind, count]) => (count === 1 ? kind : `${kind} (${count})`));
  return `skipped, because they are not kinds of KubeVirt or CDI: ${printableLine(list.join(', '))}\n`;
}

/** Only files with findings are opened again. */
export function locations({ manifests }: Checked): (found: ManifestFinding) => Location {
  const locators = new Map<string, (index: number) => Locate>();
  const indexes = new Map<Manifest, number>();
  const counts = new Map<string, number>();
  for (const manifest of manifests) {
    const index = counts.get(manifest.file) ?? 0;
    indexes.set(manifest, index);
    counts.set(manifest.file, index + 1);
  }
  return ({ manifest, finding }) => {
    const { file } = manifest;
    const inFile = memoize(locators, file, () => locator(file));
    return { file, place: inFile(indexes.get(manifest)!)(finding.path) };
  };
}
