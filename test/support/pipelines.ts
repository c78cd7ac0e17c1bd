/** The pipelines of examples/, read as their CI servers read them: jobs of steps that a shell runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse, parseAllDocuments } from 'yaml';
import { packageRoot } from '../../toolchain/package-root';

export interface PipelineStep {
  name: string;
  /** As the file has it; only what the server itself knows by a path is filled in. */
  script: string;
  /** The program that runs it, unless the script names one. */
  shell: readonly string[];
  env: Readonly<Record<string, string>>;
  /** It runs after a failure, too. */
  always: boolean;
  /** Its failure does not end the job; the code is left in a file. */
  codeIn?: string;
}

export type Job = 'check' | 'deploy';

/** What a server knows of a run: variables of its scripts, and values of its expressions. */
export interface Run {
  env: Readonly<Record<string, string>>;
  /** Values by the names that the file uses: `github.base_ref`, `params.base`. */
  values: Readonly<Record<string, unknown>>;
}

type Reader = (text: string, job: Job, run: Run) => PipelineStep[];

const text = (name: string): string => readFileSync(join(packageRoot(), 'examples', 'pipelines', name), 'utf8');
const strings = (object: unknown): Record<string, string> => (object ?? {}) as Record<string, string>;

/** An expression of GitHub Actions; those that are used mean the same in JavaScript. */
const evaluated = (expression: string, values: Run['values']): unknown =>
  runInNewContext(expression, { ...values, always: () => true, cancelled: () => false });
const inner = (whole: string): string => /^\$\{\{ (.*) \}\}$/.exec(whole)![1]!;

const github: Reader = (source, job, { values }) => {
  const { steps } = parse(source).jobs[job];
  const filled = (value: string) => value.replace(/\$\{\{ (.*?) \}\}/g, (_, one) => String(evaluated(one, values)));
  return steps
    .filter((step: Record<string, string>) => step['run'] !== undefined)
    .filter((step: Record<string, string>) => step['if'] === undefined || evaluated(inner(step['if']), values))
    .map((step: Record<string, string>) => ({
      name: step['name'] ?? step['run'],
      script: step['run'],
      shell: ['bash', '-e'],
      env: Object.fromEntries(Object.entries(strings(step['env'])).map(([key, value]) => [key, filled(value)])),
      always: /!cancelled\(\)|always\(\)/.test(step['if'] ?? ''),
    }));
};

const gitlab: Reader = (source, job) => {
  const { script, after_script: after } = parse(source)[job];
  const step = (name: string, lines: readonly string[], always: boolean): PipelineStep => ({
    name,
    script: lines.join('\n'),
    shell: ['bash', '-eo', 'pipefail'],
    env: {},
    always,
  });
  return [step('script', script, false), ...(after ? [step('after_script', after, true)] : [])];
};

interface TektonStep {
  name: string;
  script?: string;
  command?: string[];
  args?: string[];
  onError?: string;
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef: { key: string } } }[];
}

const tekton: Reader = (source, job, { values }) => {
  const tasks = parseAllDocuments(source).map((document) => document.toJS());
  const { steps } = tasks.find(({ metadata }) => metadata.name === `vms-${job}`).spec;
  const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ');
  const filled = (value: string) => value.replace(/\$\(([^()]+)\)/g, (whole, name) => String(values[name] ?? whole));
  return steps.map((step: TektonStep) => ({
    name: step.name,
    script: filled(step.script ?? quoted([...step.command!, ...step.args!])),
    shell: ['sh'],
    env: Object.fromEntries(
      (step.env ?? []).map(({ name, value, valueFrom }) => [
        name,
        valueFrom ? String(values[`secret.${valueFrom.secretKeyRef.key}`]) : filled(String(value)),
      ]),
    ),
    always: false,
    ...(step.onError === 'continue' && { codeIn: String(values[`steps.step-${step.name}.exitCode.path`]) }),
  }));
};

/** The stages of a declarative pipeline in which a job has steps. */
const STAGES: Readonly<Record<Job, RegExp>> = { check: /changeRequest\(\)/, deploy: /branch 'main'/ };

const jenkins: Reader = (source, job) => {
  const set = Object.fromEntries(
    [...source.matchAll(/^ {4}([A-Z_]+) = '(.*)'$/gm)].map(([, key, value]) => [key, value]),
  );
  const stages = source.split(/^ {4}stage\('/m).slice(1);
  return stages
    .filter((stage) => !/when \{/.test(stage) || STAGES[job].test(stage))
    .flatMap((stage) => {
      const name = stage.slice(0, stage.indexOf("'"));
      const post = stage.indexOf('      post {');
      return [...stage.matchAll(/\bsh (?:'''(.*?)'''|'([^'\n]*)')/gs)].map(([, block, line], index) => ({
        name: index === 0 ? name : `${name}, afterwards`,
        script: block ?? line!,
        shell: ['sh', '-xe'],
        env: set as Record<string, string>,
        always: index > 0 && post >= 0,
      }));
    });
};

const READERS: Readonly<Record<string, Reader>> = {
  'github-actions.yaml': github,
  'gitlab-ci.yaml': gitlab,
  'tekton.yaml': tekton,
  Jenkinsfile: jenkins,
};

export const PIPELINES = Object.keys(READERS);

/** The steps of a job, as they run. */
export const stepsOf = (file: string, job: Job, run: Run): PipelineStep[] => READERS[file]!(text(file), job, run);

/** All scripts of a pipeline, as they stand in the file. */
export function scriptsOf(file: string): string[] {
  const values = { github: { event: { pull_request: { head: { repo: {} } } } }, secrets: {}, vars: {} };
  return (['check', 'deploy'] as const).flatMap((job) =>
    stepsOf(file, job, { env: {}, values }).map(({ script }) => script),
  );
}
