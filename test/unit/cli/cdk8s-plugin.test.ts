import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { KubeVirtValidation, type PluginViolation } from '../../../cli/cdk8s-plugin';
import { validObject } from '../../../kubevirt/admission/examples';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-plugin-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, ...objects: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, objects.map((object) => stringify(object)).join('---\n'));
  return path;
}

async function run(properties: unknown, ...manifests: string[]) {
  const violations: PluginViolation[] = [];
  const logged: string[] = [];
  let status = '';
  const report = {
    addViolation: (violation: PluginViolation) => violations.push(violation),
    submit: (submitted: string) => {
      status = submitted;
    },
  };
  await new KubeVirtValidation(properties).validate({
    manifests,
    report,
    logger: { log: (line: string) => logged.push(line) },
  } as never);
  return { violations, status, logged };
}

const refused = () => {
  const vm = validObject('VirtualMachine');
  vm.spec = { ...vm.spec, runStrategy: 'always' };
  return vm;
};

test('fails the synthesis for what KubeVirt would refuse, and says where it stands', async () => {
  const path = write('vms.k8s.yaml', validObject('DataVolume'), refused());
  const { violations, status } = await run({}, path);
  expect(status).toBe('failure');
  expect(violations).toEqual([
    {
      ruleName: 'VM-04',
      recommendation: expect.stringContaining('Always'),
      fix: expect.any(String),
      violatingResources: [{ resourceName: 'web', locations: ['spec.runStrategy'], manifestPath: path }],
    },
  ]);
});

test('warnings are told when asked, and fail nothing', async () => {
  const path = write('vms.k8s.yaml', validObject('VirtualMachine'));
  expect(await run({}, path)).toMatchObject({ violations: [], status: 'success' });
  const warned = await run({ warnings: true }, path);
  expect(warned.status).toBe('success');
  expect(warned.violations.map(({ ruleName }) => ruleName)).toContain('LM-08');
});

test('a rule is switched off with a reason, and the log says so', async () => {
  const path = write('vms.k8s.yaml', refused());
  const { status, logged } = await run({ off: { 'VM-04': 'our own webhook corrects it' } }, path);
  expect(status).toBe('success');
  expect(logged).toEqual(['Rule VM-04 is disabled: our own webhook corrects it']);
});

test('objects of other files are known', async () => {
  const gates = { configuration: { developerConfiguration: { featureGates: ['HostDisk'] } } };
  const vm = validObject('VirtualMachine');
  const volumes = [{ name: 'root', hostDisk: { path: '/x', type: 'Disk' } }];
  Object.assign((vm.spec as { template: { spec: object } }).template.spec, { volumes });
  const alone = write('vm.k8s.yaml', vm);
  const beside = write('kubevirt.k8s.yaml', { ...validObject('KubeVirt'), spec: gates });
  const rules = async (...files: string[]) => (await run({}, ...files)).violations.map(({ ruleName }) => ruleName);
  expect(await rules(alone)).toContain('VOL-12');
  expect(await rules(alone, beside)).not.toContain('VOL-12');
});

test('refuses properties that it does not know', () => {
  expect(() => new KubeVirtValidation({ clutser: 'x' })).toThrow(/The properties are cluster, warnings and off/);
  expect(() => new KubeVirtValidation({ off: { 'VM-04': '' } })).toThrow(/state the reason/);
});

test('a rule that does not exist cannot be switched off; the error names the nearest one', () => {
  expect(() => new KubeVirtValidation({ off: { 'unknown-runstrategy': 'ours differ' } })).toThrow(
    'Invalid properties of KubeVirtValidation in cdk8s.yaml: off: "unknown-runstrategy" is not the id or name of a rule. Did you mean "unknown-run-strategy"?',
  );
});
