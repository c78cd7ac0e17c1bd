/** What validate says: as text for people, as JSON for programs. */
import { describe } from '../../kube/object';
import { ruleDocsOf, ruleNameOf } from '../../kubevirt/admission';
import type { Checked, Placed } from './check';
import { type Locate, locator } from './locate';

export interface Report {
  /** For standard output. */
  told: string;
  /** For standard error: what was not judged. */
  hint: string;
}

interface Spot {
  file: string;
  line: number | undefined;
}

export function reportJson(checked: Checked): Report {
  const spotOf = spots(checked);
  const plain = (placed: Placed) => ({ ...spotOf(placed), ...placed.finding });
  const told = {
    objects: checked.manifests.length,
    findings: checked.findings.map(plain),
    switchedOff: checked.off.map((placed) => ({ ...plain(placed), reason: placed.reason })),
    passedOver: Object.fromEntries(checked.passedOver),
  };
  return { told: `${JSON.stringify(told, null, 2)}\n`, hint: '' };
}

export function reportText(checked: Checked, colours: boolean): Report {
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const spotOf = spots(checked);
  const blocks = checked.findings.map((placed) => {
    const { finding } = placed;
    const { file, line } = spotOf(placed);
    const mark = finding.severity === 'error' ? paint(31, 'error') : paint(33, 'warning');
    const stage = finding.stage === 'start' ? ' (accepted, but the guest could not start)' : '';
    const where = finding.path ? ` ${paint(1, finding.path)}` : '';
    const page = ruleDocsOf(finding.rule);
    const docs = page ? `\n  docs: ${page}` : '';
    return `${file}${line === undefined ? '' : `:${line}`}: ${mark} ${finding.rule} ${ruleNameOf(finding.rule)}${stage}\n  ${describe(finding.object)}${where}\n  ${finding.message}${docs}\n`;
  });
  const off = checked.off.map(
    ({ finding, reason }) =>
      `switched off: ${finding.rule} ${ruleNameOf(finding.rule)} at ${describe(finding.object)} ${finding.path} (${reason})\n`,
  );
  return { told: [...blocks, ...off, summary(checked)].join(blocks.length ? '\n' : ''), hint: passedOver(checked) };
}

function summary({ manifests, findings }: Checked): string {
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${counted(manifests.length, 'object')}, ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}\n`;
}

function passedOver({ passedOver: kinds }: Checked): string {
  if (kinds.size === 0) return '';
  const list = [...kinds].map(([kind, count]) => (count === 1 ? kind : `${kind} (${count})`));
  return `passed over, being no kinds of KubeVirt or CDI: ${list.join(', ')}\n`;
}

/** Files are opened again only where something was found in them. */
function spots({ manifests }: Checked): (placed: Placed) => Spot {
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
