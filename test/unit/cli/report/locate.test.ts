/** Where findings stand, and what of a file is never shown. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locator } from '../../../../cli/report/locate';
import { placeIn } from '../../../../kube/text-place';
import { runCli } from '../../../support/in-process-cli';

function written(text: string, name = 'a.yaml'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'locate-')), name);
  writeFileSync(file, text);
  return file;
}

const VM = `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: web}
spec:
  template:
    spec:
      domain:
        cpu:
          cores: 0 # none
          model: "host-model"
      volumes:
      - name: root
        containerDisk: {image: x}
      - name: init
        cloudInitNoCloud:
          userData: |
            password: hunter2
`;

test.each([
  ['spec.template.spec.domain.cpu.cores', '0'],
  ['spec.template.spec.domain.cpu.model', '"host-model"'],
  ['spec.template.spec.domain.cpu', 'cpu'],
  ['spec.template.spec.domain.cpu.threads', 'cpu'],
  ['spec.template.spec.volumes[0].containerDisk.image', 'x'],
  ['spec.template.spec.volumes[init].name', 'init'],
  ['spec.template.spec.volumes[1]', 'name'],
  ['metadata.name', 'web'],
  ['', 'apiVersion'],
])('%s is marked at %s', (path, marked) => {
  const place = locator(written(VM))(0)(path)!;
  const line = VM.split('\n')[place.line - 1]!;
  expect(place.text()).toBe(line);
  expect(line.slice(place.column - 1, place.column - 1 + place.length)).toBe(marked);
});

test('the second object of a list in the second document is found', () => {
  const text = `kind: X\napiVersion: v1\n---\nkind: List\napiVersion: v1\nitems:\n- {kind: A, apiVersion: v1}\n- kind: B\n  apiVersion: v1\n  spec: 5\n`;
  expect(locator(written(text))(2)('spec')).toMatchObject({ line: 10, column: 9, length: 1 });
});

const SECRET = 'hunter2-canary';
test.each([
  ['data of a Secret', `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n  key: ${SECRET}\n`, 'data.key'],
  [
    'a Secret on one line',
    `{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {key: ${SECRET}}}`,
    'metadata.name',
  ],
  ['user data in a block', VM.replace('hunter2', SECRET), 'spec.template.spec.volumes[1].cloudInitNoCloud.userData'],
  [
    'an alias of what stands elsewhere',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {note: &it ${SECRET}}}\nstringData:\n  key: *it\n`,
    'metadata.annotations.note',
  ],
  [
    'a merge key',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  annotations: &all\n    note: ${SECRET}\nstringData:\n  <<: *all\n`,
    'metadata.annotations.note',
  ],
  [
    'a comment that repeats it',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a # ${SECRET}\nstringData: {key: ${SECRET}}\n`,
    'metadata.name',
  ],
  [
    'a password in a URL',
    `apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolume\nmetadata: {name: a}\nspec:\n  source:\n    http: {url: "https://me:${SECRET}@example.org"}\n`,
    'spec.source.http.url',
  ],
])('%s is located and not shown', (_, text, path) => {
  const place = locator(written(text))(0)(path)!;
  expect(text.split('\n')[place.line - 1]).toContain(place.line === 16 ? 'userData' : SECRET);
  expect(place.text()).toBeUndefined();
});

test('a JSON file has places too', () => {
  const file = written(JSON.stringify({ apiVersion: 'v1', kind: 'A', spec: { a: [{ b: 12 }] } }), 'a.json');
  const place = locator(file)(0)('spec.a[0].b')!;
  expect(place.text()!.slice(place.column - 1, place.column - 1 + place.length)).toBe('12');
});

test('a file that is gone, or a path that is not one, has no place', () => {
  expect(locator('/nowhere.yaml')(0)('a')).toBeUndefined();
  expect(locator(written(VM))(5)('a')).toBeUndefined();
});

describe('a text that cannot be parsed', () => {
  test('is shown where it is wrong', () => {
    expect(placeIn('a: 1\n\tb: 2\n', 5)).toMatchObject({ line: 2, column: 1 });
    expect(placeIn('a: 1\n\tb: 2\n', 5).text()).toBe('\tb: 2');
    expect(placeIn('a: [\r\n', 6).text()).toBe('a: [');
  });

  test.each(['kind: Secret', '"kind":"Secret"', 'userData: x', 'password: x', 'https://a:b@c', 'token: x'])(
    'is not shown where it has %s anywhere',
    (sign) => {
      expect(placeIn(`a: [\nb: ${SECRET}\n# ${sign}\n`, 3).text()).toBeUndefined();
    },
  );

  test('never shows a Secret in the report of validate', async () => {
    const file = written(`apiVersion: v1\nkind: Secret\nstringData:\n\tkey: ${SECRET}\n`);
    for (const format of ['text', 'json', 'sarif', 'junit']) {
      const { code, out, err } = await runCli('validate', '--format', format, file);
      expect(code).toBe(1);
      expect(out).toContain('is not valid YAML');
      expect(out + err).not.toContain(SECRET);
    }
  });
});

test('validate and its settings quote the line with a mark', async () => {
  const file = written(VM.replace('cores: 0', 'cores: zero'));
  const { out } = await runCli('validate', file);
  expect(out).toContain(`${file}:9:18: error `);
  expect(out).toContain('\n  9 |           cores: zero # none\n    |                  ^^^^\n');
  const config = written('disable: [\n');
  const { code, err } = await runCli('validate', '--config', config, file);
  expect(code).toBe(2);
  expect(err).toMatch(/a\.yaml:1:\d+: error: /);
  expect(err).toContain('\n  1 | disable: [\n');
  const json = await runCli('validate', '--json', '--config', config, file);
  expect(JSON.parse(json.err)).toEqual({
    error: { message: expect.stringContaining('is not valid YAML'), file: config, line: 1, column: expect.any(Number) },
  });
});
