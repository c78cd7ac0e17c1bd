import type { CheckResult, PreflightReport } from '../../kubevirt/preflight';
import { junitXml, type TestCase } from '../report/junit';

/** The report as CI servers read it: a failed check is a failure, an unknown one an error, a warning a passed case with its text. */
export const junitOf = ({ checks }: PreflightReport): string => junitXml('kubevirt-iac doctor', checks.map(caseOf));

const OUTCOMES: Readonly<Partial<Record<CheckResult['verdict'], TestCase['outcome']>>> = {
  fail: 'failure',
  unknown: 'error',
  skipped: 'skipped',
};

function caseOf({ id, level, title, verdict, message, repair }: CheckResult): TestCase {
  const whole = [message, repair].filter(Boolean).join('\n');
  const outcome = OUTCOMES[verdict];
  return {
    group: level,
    name: `${id}: ${title}`,
    ...(outcome && { outcome, message, text: whole }),
    ...(verdict === 'warn' && { text: `warning: ${whole}` }),
  };
}
