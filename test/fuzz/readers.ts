/**
 * Everything that reads what others have written: manifests, profiles, kubeconfigs, lock files, messages of the engine, answers of an API server. Each
 * answers any input with a value or with an error of its own; none ends in a mistake of the language, and none leaves a mark on all objects.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifests } from '../../cli/manifests';
import { ApiError } from '../../cluster';
import { access } from '../../cluster/access';
import { fromStatus } from '../../cluster/error-messages';
import { jsonLines } from '../../cluster/ndjson';
import { looksSecret } from '../../constructs/check';
import { lockedSha256 } from '../../constructs/platform/assets/lock-file';
import { type Parameters, parameterList, partOfText, references, valuesFor } from '../../constructs/template-parameter';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { printable } from '../../kube/printable';
import { validate } from '../../kubevirt/admission';
import { cloudConfigProblem, mappingProblem } from '../../kubevirt/cloud-init';
import { parseProfile } from '../../kubevirt/profile-file';
import { redact, secretPathsOf, secretTexts } from '../../provider/kinds';
import { decode, encode, protocol } from '../../provider/wire';
import { type Random, randomFrom } from './random';
import type { Tally } from './report';

/** A reader of hostile text. It may throw an `Error`; what it must not throw is a mistake of ours. */
interface Target {
  seeds: readonly string[];
  /** Beginning of its own errors, where they have a class of the language. */
  says?: string;
  read(text: string, folder: string): unknown;
}

const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  'a.b/c',
  '<<',
];
const PIECES: readonly string[] = [
  ...HOSTILE_KEYS,
  '&a',
  '*a',
  '!!js/function',
  '!!binary',
  '---',
  '...',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '- ',
  '\n',
  '\n  ',
  '"',
  "'",
  '|',
  '>',
  '#',
  '%',
  'null',
  'true',
  '~',
  '1e999',
  '-0',
  '0x',
  '.nan',
  '9'.repeat(40),
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ud800',
  '\ufeff',
  '../../etc/passwd',
  'C:\\',
  '{{ .Values.a }}',
  '$'.concat('{x}'),
  '<script>',
  '$'.concat('{NAME}'),
  '$'.concat('{{SIZE}}'),
  '$'.concat('{'),
  '[a-z0-9]{6}',
  'password: ',
  'parameters',
  'generate: expression',
  'apiVersion',
  'kind',
  'metadata',
  'items',
  'List',
  'spec',
  'x'.repeat(5_000),
];

const TEMPLATES: readonly string[] = [
  [
    'apiVersion: template.kubevirt.io/v1beta1\nkind: VirtualMachineTemplate\nmetadata: { name: a }\nspec:\n  message: "$',
    '{NAME} is there"\n  parameters:\n    - { name: NAME, generate: expression, from: "vm-[a-z0-9]{6}" }\n    - { name: SIZE, value: "2", type: number }\n',
    '  virtualMachine:\n    metadata: { name: "$',
    '{NAME}" }\n    spec: { template: { spec: { domain: { cpu: { cores: "$',
    '{{SIZE}}" } } } } }\n',
  ].join(''),
  [
    'apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: { name: a }\nparameters: [{ name: PASSWORD, required: true }]\nobjects:\n  - apiVersion: kubevirt.io/v1\n    kind: VirtualMachine\n    metadata: { name: "$',
    '{PASSWORD}" }\n',
  ].join(''),
];

/** What becomes of the parameters of a template: the list of them, and a VM with their values. */
function instantiated(object: KubeObject): unknown {
  const declared = [object.spec?.['parameters'], object['parameters']].find(Array.isArray) ?? [];
  const parameters: Record<string, Parameters[string]> = Object.fromEntries(
    declared.filter(isObject).map(({ name, value, type, from }) => [
      String(name),
      {
        ...(value !== undefined && { value: String(value) }),
        ...(from !== undefined && { from: String(from) }),
        type: type === 'number' || type === 'boolean' ? type : 'string',
      },
    ]),
  );
  const values = valuesFor(parameters, Object.fromEntries(Object.keys(parameters).map((name) => [name, '1'])));
  for (const name of HOSTILE_KEYS) {
    if (Object.hasOwn(parameters, name)) continue;
    const given = Object.fromEntries([[name, '1']]);
    if (accepts(() => valuesFor({}, given))) throw new TypeError(`a template without parameters takes ${name}`);
  }
  return [parameterList(parameters), references(parameters), partOfText(object), values];
}

function accepts(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

const TARGETS: Readonly<Record<string, Target>> = {
  manifests: {
    seeds: [
      'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: a }\nspec: { running: true }\n',
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}]}',
      'a: &a [1]\nb: [*a, *a]\n---\n<<: { a: 1 }\n',
    ],
    read: (text) => readManifests(text, 'a.yaml'),
  },
  profile: {
    seeds: [
      'kubevirtVersion: v1.9.0\narchitecture: amd64\nconfiguration: { developerConfiguration: { featureGates: [Sidecar] } }\n',
    ],
    read: (text) => parseProfile(asJson(text), 'profile'),
  },
  kubeconfig: {
    seeds: [
      'apiVersion: v1\nkind: Config\nclusters: [{ name: c, cluster: { server: "https://a" } }]\nusers: [{ name: u, user: { token: t } }]\ncontexts: [{ name: x, context: { cluster: c, user: u } }]\ncurrent-context: x\n',
    ],
    read: (text) => access({ kubeconfig: `apiVersion: v1\n${text}` }),
  },
  'lock-file': {
    seeds: [`{"version":1,"assets":{"a":{"sha256":"${'0'.repeat(64)}","bytes":1}}}`],
    read: (text, folder) => {
      const file = join(folder, 'lock.json');
      writeFileSync(file, text);
      return lockedSha256(file, 'a');
    },
  },
  'engine-messages': {
    says: 'A message of the Pulumi engine',
    seeds: [
      encode(protocol.CheckRequest, {
        urn: 'urn:pulumi:dev::a::kubevirt:core/v1:VirtualMachine::b',
        news: { value: { spec: { running: true, list: [1, 'a', null] } }, secrets: [['spec']] },
      }).toString('latin1'),
    ],
    read: (text) => {
      const request = decode(protocol.CheckRequest, Buffer.from(text, 'latin1'));
      return encode(protocol.CheckRequest, request);
    },
  },
  'api-answers': {
    seeds: [
      '{"kind":"Status","message":"no","reason":"Invalid","details":{"causes":[{"reason":"a","message":"b","field":"c"}]}}',
    ],
    read: async (text) => {
      const attempt = {
        verb: 'apply',
        kind: { apiVersion: 'v1', kind: 'Secret', plural: 'secrets', namespaced: true },
      };
      const error = fromStatus(attempt, { status: 422, headers: { 'retry-after': text }, text });
      if (!(error instanceof ApiError) || typeof error.message !== 'string') throw new TypeError('not an error');
      const lines: unknown[] = [];
      for await (const line of jsonLines(
        (async function* () {
          yield text;
        })(),
      ))
        lines.push(line);
      return lines;
    },
  },
  secrets: {
    seeds: [
      '{"kind":"Secret","stringData":{"a":"hunter2-long"},"metadata":{"annotations":{"kubevirt.io/ignitiondata":"abcd1234"}}}',
    ],
    read: (text) => {
      const object = { kind: 'Secret', stringData: { text }, other: asJson(text) };
      const said = `before ${text} after ${JSON.stringify(text)} ${Buffer.from(text).toString('base64')}`;
      const clean = redact(said, secretTexts(object, secretPathsOf(object)));
      if (text.length >= 12 && !'before  after [secret]'.includes(text) && clean.includes(text))
        throw new TypeError('a secret is left');
      return clean;
    },
  },
  templates: {
    seeds: TEMPLATES,
    read: (text) => {
      const objects = readManifests(text, 'a.yaml').map(({ object }) => object as KubeObject);
      const related = objects;
      const findings = objects.flatMap((object) => validate({ object, related }));
      const broken = findings.find(({ message }) => message.includes('could not judge'));
      if (broken) throw new TypeError(broken.message);
      return [...objects.map(instantiated), looksSecret(text)];
    },
  },
  'cloud-init': {
    seeds: ['#cloud-config\nusers: [{ name: a }]\n'],
    read: (text) => [cloudConfigProblem(text), mappingProblem(text)],
  },
  terminal: {
    seeds: ['a\u001b[31mb'],
    read: (text) => {
      if (/(?![\n\t])\p{Cc}|[\u202a-\u202e]/u.test(printable(text))) throw new TypeError('a terminal would obey it');
    },
  },
};

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return readAsYaml(text);
  }
}

const readAsYaml = (text: string): unknown => {
  try {
    return (require('js-yaml') as typeof import('js-yaml')).load(text);
  } catch {
    return text;
  }
};

/** One to six edits of a text that was valid, or pieces without one. */
function mutated(seeds: readonly string[], random: Random): string {
  let text = random.below(10) === 0 ? '' : random.of(seeds);
  for (let edits = 1 + random.below(6); edits > 0; edits--) {
    const at = random.below(text.length + 1);
    const length = random.below(Math.min(12, text.length - at + 1));
    const piece = random.of(PIECES);
    const inserted = [
      piece,
      '',
      piece.repeat(1 + random.below(40)),
      text.slice(at, at + length),
      String.fromCharCode(random.below(256)),
    ];
    text = text.slice(0, at) + random.of(inserted) + text.slice(at + (random.below(2) === 0 ? length : 0));
  }
  return text.slice(0, 20_000);
}

/** Mistakes of the language: what is thrown where code did not expect its input. */
const MISTAKES = [TypeError, RangeError, ReferenceError, SyntaxError];

const CORPUS = join(__dirname.replace(/([\\/])dist([\\/])/, '$1'), 'corpus');

/** Inputs that once failed, and those that are worth keeping. */
function kept(name: string): string[] {
  try {
    return readdirSync(join(CORPUS, name))
      .sort()
      .map((file) => readFileSync(join(CORPUS, name, file), 'latin1'));
  } catch {
    return [];
  }
}

export async function run(count: number, seed: number): Promise<Tally[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-fuzz-'));
  const tallies: Tally[] = [];
  try {
    for (const [name, target] of Object.entries(TARGETS)) {
      const random = randomFrom(seed);
      const corpus = kept(name);
      const inputs = count + corpus.length;
      let read = 0;
      for (let i = 0; i < inputs; i++) {
        const text = corpus[i] ?? mutated([...target.seeds, ...corpus], random);
        if (await isRead(name, target, text, folder)) read++;
      }
      tallies.push({ target: name, inputs, read });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tallies;
}

/** Whether the target reads the text; what it says otherwise must be an error of its own. */
async function isRead(name: string, { read, says }: Target, text: string, folder: string): Promise<boolean> {
  const error = await attempt(() => read(text, folder));
  if (error !== undefined && (!(error instanceof Error) || isMistake(error, says))) throw failed(name, text, error);
  const marks = Object.getOwnPropertyNames(Object.prototype).length;
  if (marks !== UNTOUCHED) throw failed(name, text, new Error('it has changed the prototype of all objects'));
  return error === undefined;
}

/** What it throws. */
async function attempt(act: () => unknown): Promise<unknown> {
  try {
    await act();
    return undefined;
  } catch (error) {
    // Whoever throws undefined has thrown no error of its own.
    return error ?? 'undefined';
  }
}

const isMistake = (error: Error, says: string | undefined): boolean =>
  MISTAKES.some((one) => error.constructor === one) && !(says !== undefined && error.message.startsWith(says));

const UNTOUCHED = Object.getOwnPropertyNames(Object.prototype).length;

/** The input becomes a file, to be added to the corpus with the repair. */
function failed(name: string, text: string, error: unknown): Error {
  const file = join(tmpdir(), `kubevirt-iac-fuzz-${name}.txt`);
  writeFileSync(file, text, 'latin1');
  return new Error(`${name}: ${(error as Error).stack}\nThe input is in ${file}; keep it in test/fuzz/corpus/${name}.`);
}
