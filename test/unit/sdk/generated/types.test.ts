import { firstErrors } from '../../types/compile';

const header = "import * as pulumi from '@pulumi/pulumi';\nimport * as kubevirt from './sdk';\n";
const vm = (spec: string) => `${header}
export const vm = new kubevirt.core.v1.VirtualMachine('web', {
  spec: { template: { spec: { domain: { devices: {} } } }, ${spec} },
});`;

const COMPILE: [string, string][] = [
  ['an Output as a leaf', vm("runStrategy: pulumi.output('Always' as const)")],
  ['an Output as an object', vm("dataVolumeTemplates: pulumi.output([{ metadata: { name: 'root' }, spec: {} }])")],
  ['an Output as an item', vm('instancetype: { name: pulumi.output("u1.medium") }')],
  [
    'what is known of a VM',
    `${vm('')}\nexport const word: pulumi.Output<string | undefined> = vm.status.apply((status) => status?.printableStatus);`,
  ],
  [
    'metadata of a VM in a manifest',
    `${vm('')}\nnew kubevirt.Manifest('s', { apiVersion: 'v1', kind: 'Service', spec: { selector: { vm: vm.metadata.name } } });`,
  ],
  [
    'a group named export',
    `${header}export const e: kubevirt.export.v1.VirtualMachineExportArgs = { spec: { source: { kind: 'X', name: 'x' } } };`,
  ],
];
const REFUSE: [string, string, RegExp][] = [
  ['a run strategy that is none', vm("runStrategy: 'Alwys'"), /"Alwys"/],
  ['an unknown key', vm('runStrategi: 1'), /runStrategi/],
  ['an Output of the wrong type', vm('runStrategy: pulumi.output(1)'), /number/],
  ['no spec', `${header}new kubevirt.core.v1.VirtualMachine('web', {});`, /'spec' is missing/],
  ['a policy that is none', vm('').replace("'web', {", "'web', { await: 'forever',"), /"forever"/],
  [
    'status that nobody keeps',
    `${vm('')}\nvm.status.apply((status) => status?.conditions);`,
    /'conditions' does not exist/,
  ],
];

const errors = firstErrors([...COMPILE, ...REFUSE].map(([, program]) => program));

test.each(COMPILE.map(([what], i) => [what, i] as const))('%s compiles', (_what, i) => {
  expect(errors[i]).toBeUndefined();
});

test.each(REFUSE.map(([what, , error], i) => [what, error, i] as const))('%s does not compile', (_what, error, i) => {
  expect(errors[COMPILE.length + i]).toMatch(error);
});
