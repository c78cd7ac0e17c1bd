/** The example pipelines as text: what they call exists, and nothing that a stranger names becomes part of a script. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { command as plan } from '../../cli/plan';
import { parseFailOn } from '../../cli/plan/fail-on';
import { command as validate } from '../../cli/validate';
import { command as wait } from '../../cli/wait';
import { packageRoot } from '../../toolchain/package-root';
import { PIPELINES, scriptsOf } from '../support/pipelines';

/** What a shell reads of a script: a program of Node reads variables of the environment as texts. */
const inShell = (script: string): string =>
  script.startsWith('#!/usr/bin/env node') ? '' : script.replace(/ <<'(\w+)'\n.*?\n\1$/gms, '');

const COMMANDS: Readonly<Record<string, () => Command>> = { plan, validate, wait };
const folder = join(packageRoot(), 'examples', 'pipelines');

/** How each server keeps files of a run; what a Task of Tekton leaves in its workspace stays there. */
const ATTACHED: Readonly<Record<string, RegExp>> = {
  'github-actions.yaml': /upload-artifact@.*\n(.*\n){1,4}\s+path: reports\n/,
  'gitlab-ci.yaml': /artifacts:\n(.*\n){1,4}\s+paths: \[reports\]/,
  'tekton.yaml': /workingDir: \$\(workspaces\.source\.path\)/,
  Jenkinsfile: /archiveArtifacts artifacts: 'reports\/\*\.html'/,
};

test('every example pipeline is tested', () => {
  expect(PIPELINES.toSorted()).toEqual(readdirSync(folder).sort());
});

describe.each(PIPELINES)('%s', (file) => {
  const scripts = scriptsOf(file);
  const calls = scripts
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.split('npx kubevirt-iac ').slice(1));

  test('checks and plans, and stops at a restart', () => {
    expect(calls.map((call) => call.split(' ')[0])).toEqual(expect.arrayContaining(['validate', 'plan']));
    const failOn = /--fail-on (\S+)/.exec(scripts.join('\n'))![1]!;
    expect(parseFailOn(failOn)).toEqual(['hazard', 'refused', 'stuck', 'restart']);
  });

  test('attaches the page of the plan, which is in the folder that its server keeps', () => {
    expect(calls.filter((call) => call.startsWith('plan ') && / html=reports\/\w+\.html/.test(call))).not.toEqual([]);
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(ATTACHED[file]!);
  });

  test('calls commands with options that they have', () => {
    const unknown = calls.flatMap((call) => {
      const known = COMMANDS[call.split(' ')[0]!]!().options.map(({ long }) => long);
      return call.split(/\s+/).filter((word) => word.startsWith('--') && !known.includes(word));
    });
    expect(unknown).toEqual([]);
  });

  test('puts no expression of its server into a script, where a branch or a title would be run', () => {
    // Variables of the environment are text to a shell; `steps` and `results` are paths that Tekton makes.
    const expressions = /\$\{\{|\$\((?:params|context|workspaces|tasks)\b|\$\[\[/;
    expect(scripts.filter((script) => expressions.test(script))).toEqual([]);
  });

  test('quotes every variable that somebody else sets', () => {
    const FOREIGN =
      /\$\{?(BASE|PULL_REQUEST|COMMIT|CHANGE_\w+|CI_\w+|REPOSITORY|GITOPS_\w+|VM|NAMESPACE|STACK|\w*TOKEN)\b/g;
    const bare = scripts.map(inShell).flatMap((script) =>
      script
        .replace(/"[^"\n]*"/g, (quoted) => quoted.replaceAll('$', ''))
        .split('\n')
        .filter((line) => line.match(FOREIGN)),
    );
    expect(bare).toEqual([]);
  });

  test('gives no secret to a program as an argument, where every process of the machine reads it', () => {
    expect(scripts.map(inShell).filter((script) => /TOKEN/.test(script))).toEqual([]);
  });
});

test('the Jenkinsfile has no string in which Groovy would fill in a variable', () => {
  const source = readFileSync(join(folder, 'Jenkinsfile'), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const outside = source.replace(/'''.*?'''|'[^'\n]*'/gs, '');
  expect(outside).not.toMatch(/["$\\]/);
  expect([...source.matchAll(/'''(.*?)'''/gs)].filter(([, block]) => /\\/.test(block!))).toEqual([]);
});
