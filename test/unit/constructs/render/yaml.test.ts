import * as fc from 'fast-check';
import { parse } from 'yaml';
import { toYaml } from '../../../../constructs/render/yaml';

const awkward = fc.constantFrom(
  'yes',
  'No',
  'on',
  'null',
  '~',
  '',
  '0775',
  '1:30',
  '1e3',
  '.inf',
  '0x1f',
  '1_000',
  '- a',
  'a: b',
  'a #b',
  ' a',
  'a ',
  '@a',
  '`',
  '{}',
  '[x]',
  '&a',
  '*a',
  '!t',
  '|',
  '>',
  '%',
  '"q"',
  "it's",
  '=',
  '<<',
  'a\nb',
  'a\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a\n b\n',
  'tab\tx\ny',
  'a\r\nb',
  'a\u2028b\nc',
  '\ufeffa\nb',
  '\ud800\nb',
  '---\na',
  'a\n---\nb',
  'a\n...\n',
  '#cloud-config\nusers:\n  - name: ops\n',
  '2026-11-21',
  'a:',
  'a:b',
  'x:1',
  'é\nü',
  '\u0085\nx',
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.string({ unit: 'binary' }),
    awkward,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(fc.string(), awkward).filter((k) => k !== '__proto__'),
      tie('value'),
    ),
  ),
})).value;

describe('toYaml', () => {
  it.each(['1.1', '1.2'] as const)('says what it was given to a YAML %s reader', (version) => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.string(), awkward).filter((k) => k !== '__proto__'),
          json,
        ),
        (value) => {
          expect(parse(toYaml(value), { version, merge: false })).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('writes manifests as people do', () => {
    expect(
      toYaml({
        kind: 'VirtualMachine',
        spec: {
          volumes: [{ name: 'root', cloudInitNoCloud: { userData: '#cloud-config\na: 1\n' } }],
          on: 'yes',
          masquerade: {},
          args: [],
        },
      }),
    ).toBe(
      [
        'kind: VirtualMachine',
        'spec:',
        '  volumes:',
        '    - name: root',
        '      cloudInitNoCloud:',
        '        userData: |',
        '          #cloud-config',
        '          a: 1',
        '  "on": "yes"',
        '  masquerade: {}',
        '  args: []',
        '',
      ].join('\n'),
    );
  });
});
