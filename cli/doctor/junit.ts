import type { CheckResult, PreflightReport } from '../../kubevirt/preflight';

/** The report as CI servers read it: a failed check is a failure, an unknown one an error, a warning a passed case with its text. */
export function junitOf({ checks }: PreflightReport): string {
  const count = (verdict: CheckResult['verdict']) => checks.filter((one) => one.verdict === verdict).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="kubevirt-iac doctor" tests="${checks.length}" failures="${count('fail')}" errors="${count('unknown')}" skipped="${count('skipped')}">`,
    ...checks.map((one) => `  ${caseOf(one)}`),
    '</testsuite>',
    '',
  ].join('\n');
}

function caseOf({ id, level, title, verdict, message, repair }: CheckResult): string {
  const head = `<testcase classname="${level}" name="${escaped(`${id}: ${title}`)}"`;
  const text = escaped([message, repair].filter(Boolean).join('\n'));
  const said = `message="${escaped(message)}"`;
  switch (verdict) {
    case 'fail':
      return `${head}><failure ${said}>${text}</failure></testcase>`;
    case 'unknown':
      return `${head}><error ${said}>${text}</error></testcase>`;
    case 'skipped':
      return `${head}><skipped ${said}/></testcase>`;
    case 'warn':
      return `${head}><system-out>warning: ${text}</system-out></testcase>`;
    default:
      return `${head}/>`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As XML text and attribute; characters that XML does not allow are dropped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (one) => ENTITIES[one]!);
}
