/** `kubevirt-iac pulumi-import`: the program and the import file that it writes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { report } from '../../../../cli/pulumi-import';
import { importFileOf, programOf } from '../../../../cli/pulumi-import/program';
import { resourcesOf } from '../../../../cli/pulumi-import/resources';
import { writeFiles } from '../../../../cli/write-files';
import type { KubeObject } from '../../../../kube/object';
import { DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { importedInputs } from '../../../../provider/compare';
import { disk, machine, object, PASSWORD, secret, service } from './fake-reader';

const resources = (...objects: KubeObject[]) =>
  resourcesOf(
    objects.map((each) => ({ object: each })),
    DEFAULT_PROFILE,
  );

/** The arguments that a program hands to its resources; syntax errors and names that do not resolve fail. */
function run(program: string, config: Record<string, string> = {}) {
  const { outputText, diagnostics } = ts.transpileModule(program, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  const declared: { type: string; name: string; inputs: Record<string, unknown> }[] = [];
  const classes = (path: string): unknown =>
    new Proxy(function Declared() {}, {
      get: (_target, key) => classes(path === '' ? String(key) : `${path}.${String(key)}`),
      construct: (_target, [name, inputs]) => {
        declared.push({ type: path, name, inputs });
        return {};
      },
    });
  const modules: Record<string, unknown> = {
    'kubevirt-iac/pulumi': classes(''),
    '@pulumi/pulumi': {
      Config: class {
        requireSecret(key: string) {
          const value = config[key];
          return Object.assign(String(value), { apply: (make: (text: string) => string) => make(String(value)) });
        }
      },
    },
  };
  const exported: Record<string, unknown> = {};
  new Function('require', 'exports', 'Buffer', outputText)((name: string) => modules[name], exported, Buffer);
  return { declared, exported };
}

it('declares each object with exactly the inputs that an import makes of it', () => {
  const objects = [
    machine('web', [{ name: 'root', dataVolume: { name: 'web-root' } }]),
    disk('web-root'),
    service('http', { app: 'web' }),
  ];
  const { declared, exported } = run(programOf(resources(...objects)));
  expect(declared.map(({ type, name }) => [type, name])).toEqual([
    ['core.v1.VirtualMachine', 'web'],
    ['cdi.v1beta1.DataVolume', 'web-root'],
    ['Manifest', 'http'],
  ]);
  for (const [i, live] of objects.entries()) {
    const { apiVersion, kind } = live;
    expect({ apiVersion, kind, ...declared[i]!.inputs }).toEqual(importedInputs(live, DEFAULT_PROFILE).value);
  }
  expect(Object.keys(exported)).toEqual(
    expect.arrayContaining(['webVirtualMachine', 'webRootDataVolume', 'httpService']),
  );
});

it('names types and ids as `pulumi import` reads them', () => {
  const file = JSON.parse(importFileOf(resources(machine('web'), secret('login')), '1.2.3'));
  expect(file).toEqual({
    resources: [
      { type: 'kubevirt:core/v1:VirtualMachine', name: 'web', id: 'vms/web', version: '1.2.3' },
      { type: 'kubevirt:index:Manifest', name: 'login', id: 'v1/Secret/vms/login', version: '1.2.3' },
    ],
  });
});

describe('secret values', () => {
  const objects = [
    machine('web', [{ name: 'init', cloudInitNoCloud: { userData: `#cloud-config\npassword: ${PASSWORD}\n` } }]),
    secret('login', { 'user.data': Buffer.from(PASSWORD).toString('base64'), "it's": 'eA==' }),
  ];

  it('are in neither file nor in what is printed', () => {
    const found = resources(...objects);
    const texts = [
      programOf(found),
      importFileOf(found, '1'),
      report(found, { taken: [], omitted: [] }, { out: '.' }),
    ].join('\n');
    expect(texts).not.toContain(PASSWORD);
    expect(texts).not.toContain(Buffer.from(PASSWORD).toString('base64'));
  });

  it('come from the configuration, with the last line break of a text', () => {
    const text = `#cloud-config\npassword: ${PASSWORD}\n`;
    const { declared } = run(programOf(resources(...objects)), {
      'web.volumes.0.cloudInitNoCloud.userData': Buffer.from(text).toString('base64'),
      'login.data.user.data': 'dmFsdWU=',
    });
    expect(declared[0]!.inputs).toMatchObject({
      spec: { template: { spec: { volumes: [{ cloudInitNoCloud: { userData: text } }] } } },
    });
    expect(String((declared[1]!.inputs['data'] as Record<string, unknown>)['user.data'])).toBe('dmFsdWU=');
  });

  it('have a key each, also where names and paths read alike', () => {
    const found = resources(
      secret('web', { 'data.x': 'MQ==', spec: 'Mg==', template: 'Mw==' }),
      secret('web.data', { x: 'NA==' }),
    );
    const keys = found.flatMap(({ withheld }) => withheld.map(({ key }) => key));
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(4);
  });

  it('are copied by commands that no name can break out of', () => {
    const text = report(resources(...objects), { taken: [], omitted: [] }, { out: '.', context: "o'hara" });
    expect(text).toContain(
      `kubectl --context 'o'\\''hara' get secrets login --namespace vms --output 'jsonpath={.data.user\\.data}' | pulumi config set --secret login.data.user.data`,
    );
    expect(text).toContain(
      `get virtualmachines.kubevirt.io web --namespace vms --output 'jsonpath={.spec.template.spec.volumes[0].cloudInitNoCloud.userData}' | base64 | tr -d '\\n' | pulumi config set`,
    );
  });
});

it('any text of an object gives a program that compiles and declares that very text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom('class', '__proto__', 'constructor', '1', '`${', '\u2028', "'); evil(); ('", '*/', '0day-web'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 4 }), (rows) => {
      const objects = rows.map(([name, key, value]) =>
        object('v1', 'ConfigMap', name, { data: Object.fromEntries([[key, value]]) }),
      );
      const { declared, exported } = run(programOf(resources(...objects)));
      expect(declared.map(({ inputs }) => inputs['data'])).toEqual(
        objects.map((each) => importedInputs(each, DEFAULT_PROFILE).value['data']),
      );
      expect(Object.keys(exported)).toHaveLength(rows.length);
      expect(new Set(declared.map(({ name }) => name)).size).toBe(rows.length);
    }),
    { numRuns: 60 },
  );
});

it('two objects of one name get resources and constants of their own', () => {
  const found = resources(
    machine('web'),
    secret('web'),
    service('web', { app: 'web' }),
    machine('a-b'),
    machine('a.b'),
  );
  expect(found.map(({ type, name }) => `${type} ${name}`)).toEqual([
    'kubevirt:core/v1:VirtualMachine web',
    'kubevirt:index:Manifest web',
    'kubevirt:index:Manifest web-service',
    'kubevirt:core/v1:VirtualMachine a-b',
    'kubevirt:core/v1:VirtualMachine a.b',
  ]);
  expect(new Set(found.map(({ identifier }) => identifier)).size).toBe(5);
});

it('an object that a resource manages already is reported with its stack', () => {
  const web = machine('web');
  web.metadata!.annotations = { 'kubevirt-iac.io/urn': 'urn:pulumi:prod::shop::kubevirt:core/v1:VirtualMachine::web' };
  const found = resources(web);
  expect(report(found, { taken: [], omitted: [] }, { out: '.' })).toMatch(
    /Managed already.*\n {2}VirtualMachine vms\/web belongs to resource "web" of stack prod in project shop/,
  );
  expect(programOf(found)).not.toContain('kubevirt-iac.io/urn');
});

describe('the files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pulumi-import-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are not replaced without --force, and neither is written where one exists', () => {
    writeFiles(folder, { 'imported.ts': 'mine' });
    expect(() => writeFiles(folder, { 'import.json': 'new', 'imported.ts': 'new' })).toThrow(
      /imported\.ts exists\. Choose another folder with --out, or replace with --force/,
    );
    expect(readdirSync(folder)).toEqual(['imported.ts']);
    writeFiles(folder, { 'imported.ts': 'new' }, { force: true });
    expect(readFileSync(join(folder, 'imported.ts'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['imported.ts']);
  });
});
