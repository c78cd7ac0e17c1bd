/** What the Pulumi CLI shows of a run, without what says nothing of our resources. */

const ROW = /^ (\+|~|-|\+-|\+\+|--|<|>| )? +kubevirt:\S+ \S+/;
/** A row that only says that something has begun. */
const BEGUN = /(creating|updating|deleting|refreshing|replacing|reading) \(\d+s\)( \[diff: [^\]]*\])?$/;
const DIAGNOSTIC = /^ {4}(warning|error|info): |^ {5,}\S/;

type Section = 'rows' | 'diagnostics' | 'outputs' | 'end';
const sectionAt = (line: string, before: Section): Section => {
  if (line === 'Diagnostics:') return 'diagnostics';
  if (line === 'Outputs:') return 'outputs';
  return /^(Resources|Duration):/.test(line) ? 'end' : before;
};

/** A row without the warning that is repeated in it: it stands below, whole. */
const withoutWarning = (row: string): string => row.replace(/;? +(warning|error): .*$/, '').replace(/;? *$/, '');

const progressOf = (line: string): string | undefined =>
  /^(.* creating) \(\d+s\) (.*?)\d+(\.\d+)? %/.exec(line)?.slice(1, 3).join();

/** Of rows that differ in their progress alone, one in the middle. */
function withoutSteps(lines: readonly string[]): string[] {
  return lines.filter((line) => {
    const progress = progressOf(line);
    if (progress === undefined) return true;
    const steps = lines.filter((other) => progressOf(other) === progress);
    return line === steps[steps.length >> 1];
  });
}

/** The command, the rows of resources, what was said of them, and the outputs. */
export function shownBy(command: string, output: string): string[] {
  const lines = [`$ ${command}`];
  let section: Section = 'rows';
  for (const text of output.split('\n')) {
    const line = text.trimEnd();
    section = sectionAt(line, section);
    const row = section === 'rows' && ROW.test(line) ? withoutWarning(line) : undefined;
    if (row !== undefined && !BEGUN.test(row) && row !== lines.at(-1)) lines.push(row);
    if (section === 'diagnostics' && DIAGNOSTIC.test(line)) lines.push(line);
    if (section === 'outputs' && line !== '') lines.push(line);
  }
  return withoutSteps(lines);
}
