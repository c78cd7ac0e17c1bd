import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { command } from '../../../../cli/plan';
import { parseFailOn } from '../../../../cli/plan/fail-on';

const read = (name: string) => parse(readFileSync(join('examples', 'pipelines', name), 'utf8'));

/** The script that makes the plan, of each pipeline. */
const SCRIPTS: Record<string, string> = {
  'github-actions.yaml': read('github-actions.yaml').jobs.plan.steps.find((step: { id?: string }) => step.id === 'plan')
    .run,
  'gitlab-ci.yaml': read('gitlab-ci.yaml')
    .plan.script.filter((line: string) => /^code=|kubevirt-iac|^cat/.test(line))
    .join('\n'),
  'tekton.yaml': read('tekton.yaml').spec.steps[0].script.replace(/\$\(results\.code\.path\)/, 'code.txt'),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-pipelines-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Programs that write down how they were called. */
function standIns(exit: number): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, body] of Object.entries({
    npm: 'exit 0',
    git: 'exit 0',
    npx: `printf '%s\\n' "$@" > called.txt; echo the plan; exit ${exit}`,
  })) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

describe.each(Object.entries(SCRIPTS))('the example pipeline %s', (_, script) => {
  it('calls plan with options that it has, keeps the comment, and carries on where the plan says no', () => {
    execFileSync('sh', ['-e', '-c', script], {
      cwd: folder,
      stdio: 'pipe',
      env: {
        PATH: `${standIns(1)}${delimiter}${process.env['PATH']}`,
        BASE: 'origin/main',
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        GITHUB_OUTPUT: join(folder, 'output.txt'),
      },
    });
    expect(readFileSync(join(folder, 'plan.md'), 'utf8')).toBe('the plan\n');
    const [program, subcommand, ...args] = readFileSync(join(folder, 'called.txt'), 'utf8').trim().split('\n');
    expect([program, subcommand]).toEqual(['kubevirt-iac', 'plan']);
    const known = command().options.map(({ long }) => long);
    expect(args.filter((arg) => arg.startsWith('--')).every((option) => known.includes(option))).toBe(true);
    expect(parseFailOn(args[args.indexOf('--fail-on') + 1]!)).toContain('hazard');
    expect(args.at(-1)).toBe('manifests/');
  });
});
