/** JUnit XML, as CI servers read it. */
import { xml } from './escape';

export interface TestCase {
  /** What the case belongs to: a file, a level. */
  group: string;
  name: string;
  /** Path of the file that it is about, from where the command ran. */
  file?: string;
  /** `failure`: what was checked is wrong; `error`: it could not be checked. A case without an outcome has passed. */
  outcome?: 'failure' | 'error' | 'skipped';
  /** Why; in one line. */
  message?: string;
  /** All that is known, in several lines; of a case that has passed, what it says nevertheless. */
  text?: string;
}

/** `text`: what is known of all cases together. */
export function junitXml(suite: string, cases: readonly TestCase[], text?: string): string {
  const count = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="${xml(suite)}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}">`,
    ...cases.map((one) => `  ${caseXml(one)}`),
    ...(text === undefined ? [] : [`  <system-out>${xml(text)}</system-out>`]),
    '</testsuite>',
    '',
  ].join('\n');
}

function caseXml({ group, name, file, outcome, message, text }: TestCase): string {
  const place = file === undefined ? '' : ` file="${xml(file)}"`;
  return `<testcase classname="${xml(group)}" name="${xml(name)}"${place}${bodyXml(outcome, message, text)}`;
}

function bodyXml(outcome: TestCase['outcome'], message = '', text?: string): string {
  if (outcome === 'skipped') return `><skipped message="${xml(message)}"/></testcase>`;
  if (outcome) return `><${outcome} message="${xml(message)}">${xml(text ?? message)}</${outcome}></testcase>`;
  return text === undefined ? '/>' : `><system-out>${xml(text)}</system-out></testcase>`;
}
