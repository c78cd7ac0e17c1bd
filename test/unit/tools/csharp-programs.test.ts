import { corrected } from '../../../tools/sdks/csharp';

const ALTERNATIVES = { inLists: new Set(['SshKeys']), withLists: new Set(['Namespaces']) };

const program = (lines: readonly string[]) =>
  [
    'using System.Collections.Generic;',
    'using Pulumi;',
    '',
    'return await Deployment.RunAsync(() => ',
    '{',
    ...lines,
    '});',
    '',
  ].join('\n');
const ofList = (name: string, open: string, close: string, items: readonly string[]) =>
  program([
    '    var vm = new VM("vm", new()',
    '    {',
    `        ${name} = ${open}`.trimEnd(),
    ...items.map((item) => `            ${item}`),
    `        ${close}`,
    '        Name = "vm",',
    '    });',
  ]);

describe('a program in C# that its converter wrote', () => {
  it.each<[string, written: string, compiles: string]>([
    [
      'has no array for a list of alternatives',
      ofList('SshKeys', 'new[]\n        {', '},', ['"a",', '"b",']),
      ofList('SshKeys', '\n        {', '},', ['"a",', '"b",']).replace('SshKeys = ', 'SshKeys ='),
    ],
    [
      'has no array where a list is an alternative',
      ofList('Namespaces', 'new[]\n        {', '},', ['"a",', '"b",']),
      ofList('Namespaces', 'ImmutableArray.Create(', '),', ['"a",', '"b"']).replace(
        'using System.Collections.Generic;\n',
        '$&using System.Collections.Immutable;\n',
      ),
    ],
    [
      'keeps the array of any other list',
      ofList('Allow', 'new[]\n        {', '},', ['"web-root",']),
      ofList('Allow', 'new[]\n        {', '},', ['"web-root",']),
    ],
    [
      'has a type for an object of free form in a list',
      program([
        '    { "interfaces", new[]',
        '    {',
        '        ',
        '        {',
        '            { "name", "br1" },',
        '        },',
        '    } },',
      ]),
      program([
        '    { "interfaces", new[]',
        '    {',
        '        new Dictionary<string, object?>',
        '        {',
        '            { "name", "br1" },',
        '        },',
        '    } },',
      ]),
    ],
  ])('%s', (_, written, compiles) => {
    expect(corrected(written, ALTERNATIVES)).toBe(compiles);
  });
});
