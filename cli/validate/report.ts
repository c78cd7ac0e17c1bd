/** The report of validate: text for people, JSON for programs. */
import { describe } from '../../kube/object';
import { printable } from '../../kube/printable';
import { ruleDocsOf, ruleNameOf } from '../../kubevirt/admission';
import type { UnreadableFile } from '../manifest-limits';
import type { Checked, ManifestFinding } from './check';
import { type Locate, locator } from './locate';

export interface Report {
  stdout: string;
  /** Objects that were not checked. */
  stderr: string;
}

/** The findings, and the files that could not be read. */
type Outcome = Checked & { readonly unreadable: readonly UnreadableFile[] };

interface Location {
  file: string;
  line: number | undefined;
}

export function reportJson(checked: Outcome): Report {
  const locationOf = locations(checked);
  const plain = (found: ManifestFinding) => ({ ...locationOf(found), ...found.finding });
  const report = {
    objects: checked.manifests.length,
    findings: checked.findings.map(plain),
    unreadable: checked.unreadable.map(({ file, line, reason }) => ({ file, line, message: `${file} ${reason}` })),
    switchedOff: checked.off.map((found) => ({ ...plain(found), reason: found.reason })),
    passedOver: Object.fromEntries(checked.passedOver),
  };
  return { stdout: `${printable(JSON.stringify(report, null, 2))}\n`, stderr: '' };
}

export function reportText(checked: Outcome, colours: boolean): Report {
  const paint = (code: number, text: string) =>
    colours ? `\u001b[${code}m${printable(text)}\u001b[0m` : printable(text);
  const locationOf = locations(checked);
  const blocks = checked.findings.map((found) => {
    const { finding } = found;
    const { file, line } = locationOf(found);
    const mark = finding.severity === 'error' ? paint(31, 'error') : paint(33, 'warning');
    // A warning at this stage is advice about the guest, which starts.
    const cannotStart = finding.stage === 'start' && finding.severity === 'error';
    const stage = cannotStart ? ' (accepted, but the guest cannot start)' : '';
    const where = finding.path ? ` ${paint(1, finding.path)}` : '';
    const page = ruleDocsOf(finding.rule);
    const docs = page ? `\n  docs: ${page}` : '';
    return `${printable(file)}${line === undefined ? '' : `:${line}`}: ${mark} ${finding.rule} ${ruleNameOf(finding.rule)}${stage}\n  ${printable(describe(finding.object))}${where}\n  ${printable(finding.message)}${docs}\n`;
  });
  const unreadable = checked.unreadable.map(
    ({ file, line, reason }) =>
      `${printable(file)}${line === undefined ? '' : `:${line}`}: ${paint(31, 'error')} unreadable file\n  It ${printable(reason)}\n`,
  );
  const off = checked.off.map(({ finding, reason }) =>
    printable(
      `disabled: ${finding.rule} ${ruleNameOf(finding.rule)} at ${describe(finding.object)} ${finding.path} (${reason})\n`,
    ),
  );
  const findings = [...unreadable, ...blocks];
  return {
    stdout: [...findings, ...off, summary(checked)].join(findings.length ? '\n' : ''),
    stderr: skipped(checked),
  };
}

function summary({ manifests, findings, unreadable }: Outcome): string {
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const unread = unreadable.length > 0 ? `, ${counted(unreadable.length, 'unreadable file')}` : '';
  return `${counted(manifests.length, 'object')}, ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}${unread}\n`;
}

function skipped({ passedOver: kinds }: Checked): string {
  if (kinds.size === 0) return '';
  const list = [...kinds].map(([kind, count]) => (count === 1 ? kind : `${kind} (${count})`));
  return `skipped, because they are not kinds of KubeVirt or CDI: ${list.join(', ')}\n`;
}

/** Only files with findings are opened again. */
function locations({ manifests }: Checked): (found: ManifestFinding) => Location {
  const locators = new Map<string, (index: number) => Locate>();
  return ({ manifest, finding }) => {
    const { file } = manifest;
    let inFile = locators.get(file);
    if (!inFile) {
      inFile = locator(file);
      locators.set(file, inFile);
    }
    const index = manifests.filter((other) => other.file === file).indexOf(manifest);
    return { file, line: inFile(index)(finding.path) };
  };
}
