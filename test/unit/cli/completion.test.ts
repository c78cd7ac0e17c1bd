/** Completion scripts, run by the shells themselves where they are installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeOf, walk } from '../../../cli/completion/tree';
import { wholeProgram } from '../../../cli/main';
import { runCli } from '../../support/in-process-cli';

const tree = treeOf(wholeProgram());
const home = mkdtempSync(join(tmpdir(), 'completion-'));
writeFileSync(join(home, 'a file.yaml'), '');
const scripts = new Map<string, string>();
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await runCli('completion', shell);
    expect(code).toBe(0);
    scripts.set(shell, out);
    writeFileSync(join(home, shell), out);
  }
});

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, {
    cwd: home,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, TERM: 'dumb' },
  });

const installed = (shell: string): boolean => {
  try {
    execFileSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Asks bash for what completes the last of these words, which it separates at `=`, too. */
function bash(...words: string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `source ./bash; COMP_WORDS=(kubevirt-iac ${list}); COMP_CWORD=${words.length}; _kubevirt_iac; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run('bash', ['--norc', '--noprofile', '-c', script]).split('\n').filter(Boolean);
}

describe('bash', () => {
  test('completes every command and every option of it', () => {
    for (const { word, path } of walk(tree)) {
      const above = path.slice(1);
      if (word.words.length > 0)
        expect(bash(...above, '')).toEqual(expect.arrayContaining(word.words.map(({ name }) => name)));
      expect(bash(...above, '-').sort()).toEqual(word.flags.flatMap(({ names }) => names).sort());
    }
  });

  test.each<[words: string[], completed: string[]]>([
    [['val'], ['validate']],
    [['validate', '--fo'], ['--format']],
    [
      ['validate', '--format', ''],
      ['text', 'json', 'sarif', 'junit'],
    ],
    [['validate', '--format', '=', 's'], ['sarif']],
    [
      ['validate', '--format', '='],
      ['text', 'json', 'sarif', 'junit'],
    ],
    [['validate', 'a'], ['a file.yaml']],
    [['validate', '--cluster', 'a'], ['a file.yaml']],
    [['plan', '--format', 'json', 'a'], ['a file.yaml']],
    [['sandbox', 'u'], ['up']],
    [['sandbox', 'up', '--sp'], ['--speed']],
    [['rights', 'vm-'], ['vm-author']],
    [['wait', '--namespace', ''], []],
    [['completion', 'z'], ['zsh']],
  ])('%j is completed to %j', (words, completed) => {
    expect(bash(...words)).toEqual(completed);
  });

  test('a name of a file with a quotation mark or a command in it is a name', () => {
    writeFileSync(join(home, 'x$(touch hacked)"\'.yaml'), '');
    expect(bash('validate', 'x')).toEqual(['x$(touch hacked)"\'.yaml']);
    expect(() => run('bash', ['-c', 'test ! -e hacked'])).not.toThrow();
  });
});

test.each(['bash', 'zsh', 'fish'])('the script for %s has every command and option', (shell) => {
  const script = scripts.get(shell)!;
  for (const { word } of walk(tree)) {
    expect(script).toContain(word.name);
    for (const { names } of word.flags) {
      for (const name of names)
        expect(script).toContain(
          shell === 'fish' ? `-${name.startsWith('--') ? 'l' : 's'} ${name.replace(/^-+/, '')} ` : name,
        );
    }
  }
});

// Both are in the image of CI as packages of the distribution; without them, the script is read by the test above alone.
const others = ['zsh', 'fish'].filter(installed);
test('the other shells read their scripts', () => {
  for (const shell of others) expect(() => run(shell, ['-n', join(home, shell)])).not.toThrow();
  if (others.includes('fish')) {
    const ask = (line: string) =>
      run('fish', ['--no-config', '-c', `source ./fish; complete -C '${line}'`])
        .split('\n')
        .map((one) => one.split('\t')[0]);
    expect(ask('kubevirt-iac val')).toContain('validate');
    expect(ask('kubevirt-iac validate --format s')).toContain('sarif');
    expect(ask('kubevirt-iac sandbox u')).toContain('up');
    expect(ask('kubevirt-iac sandbox up --sp')).toContain('--speed');
    expect(ask('kubevirt-iac validate --cluster a')).toContain('a file.yaml');
  }
  if (others.includes('zsh')) {
    const load = 'autoload -Uz compinit && compinit -u -D && source ./zsh && print $_comps[kubevirt-iac]';
    expect(run('zsh', ['-f', '-c', load]).trim()).toBe('_kubevirt-iac');
  }
});

test('it is JSON on request, and rejects another shell with those that there are', async () => {
  const { out } = await runCli('completion', 'fish', '--json');
  expect(JSON.parse(out)).toEqual({ shell: 'fish', script: scripts.get('fish') });
  expect(await runCli('completion', 'tcsh')).toMatchObject({
    code: 2,
    err: expect.stringContaining('bash, zsh, fish'),
  });
});
