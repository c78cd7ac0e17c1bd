import { firstErrors } from './compile';

const header =
  "import type { cdi, core, pool, template } from './kubevirt/types';\nimport type * as types from './kubevirt/types';\n";
const vm = (spec: string) => `${header}
export const vm: core.VirtualMachine = {
  apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'web' },
  spec: { template: { spec: { domain: { devices: {} } } }, ${spec} },
};`;
const domain = (text: string) =>
  vm(`template: { spec: { domain: { devices: {}, ${text} } } }`).replace(
    'template: { spec: { domain: { devices: {} } } }, ',
    '',
  );

const COMPILE: Record<string, string> = {
  'a VM': vm("runStrategy: 'Always'"),
  'a guest with disks': domain(
    "cpu: { cores: 2, model: 'Skylake-Client' }, memory: { guest: '2Gi' }, resources: { requests: { cpu: 1, memory: '1Gi' } }",
  ),
  'labels on a template': vm('').replace('template: {', "template: { metadata: { labels: { app: 'web' } }, "),
  "a VM's template as a pool's": `${header}
export const make = (template: core.VirtualMachineInstanceTemplateSpec): pool.VirtualMachinePoolSpec => ({
  selector: { matchLabels: { app: 'x' } },
  virtualMachineTemplate: { spec: { runStrategy: 'Always', template } },
});`,
  'an older version that is still served': `${header}
export const old: pool.VirtualMachinePool['apiVersion'] = 'pool.kubevirt.io/v1alpha1';`,
  'a phase that a later release adds': `${header}
export const phase: cdi.DataVolumeStatus['phase'] = 'SomethingNew';`,
  'a type of the group export': `${header}
export const link: types.export.VirtualMachineExportVolumeFormat = { format: 'raw', url: 'https://x' };`,
  'a template with anything inside': `${header}
export const made: template.VirtualMachineTemplateSpec = { virtualMachine: { spec: { runStrategy: '\${RUN}' } } };`,
};

const REFUSE: [what: string, program: string, error: RegExp][] = [
  [
    'a run strategy that is none',
    vm("runStrategy: 'Alwys'"),
    /^2\d+ .*'"Alwys"' is not assignable|Did you mean '"Always"'/,
  ],
  ['an unknown key', vm('runStrategi: 1'), /'runStrategi' does not exist|Did you mean .*'runStrategy'/],
  ['an unknown key far down', domain('cpu: { sokets: 2 }'), /'sokets' does not exist|Did you mean .*'sockets'/],
  [
    'a bus that is none',
    domain('clock: {}').replace('devices: {}', "devices: { disks: [{ name: 'a', disk: { bus: 'ide' } }] }"),
    /"ide"/,
  ],
  ['a number in words', domain("cpu: { cores: '2' }"), /'string' is not assignable to type 'number'/],
  ['an access mode that is none', `${header}export const s: cdi.StorageSpec = { accessModes: ['RWX'] };`, /"RWX"/],
  ['another kind', vm('').replace("kind: 'VirtualMachine'", "kind: 'Pod'"), /"Pod"/],
  ['a missing required field', `${header}export const d: core.Disk = {};`, /Property 'name' is missing/],
  [
    'keys in what is empty',
    `${header}export const b: cdi.DataVolumeBlankImage = { size: '1Gi' };`,
    /not assignable to type 'never'/,
  ],
];

const names = Object.keys(COMPILE);
const errors = firstErrors([...names.map((name) => COMPILE[name]!), ...REFUSE.map(([, program]) => program)]);

test.each(names.map((name, i) => [name, i] as const))('%s compiles', (_name, i) => {
  expect(errors[i]).toBeUndefined();
});

test.each(REFUSE.map(([what, , error], i) => [what, error, i] as const))('%s does not compile', (_what, error, i) => {
  expect(errors[names.length + i]).toMatch(error);
});

test('importing the types costs nothing at run time', () => {
  expect(Object.keys(require('../../../kubevirt/types'))).toEqual([]);
});
