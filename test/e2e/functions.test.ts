/** The functions of the provider under the real Pulumi CLI: `fn::invoke` of a YAML program, and the Output forms of a TypeScript program. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

const bin = join(__dirname, '../../bin');
const PASSWORD = 'correct-horse-battery-staple';
jest.setTimeout(240_000);

let sandbox: Sandbox;
let folder: string;
let workspace: PulumiWorkspace;
beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-functions-'));
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  workspace = pulumiWorkspace(dirname(pulumi), bin, {
    PATH: `${dirname(language)}:${dirname(pulumi)}:${process.env.PATH}`,
  });
}, 600_000);
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const program = (vm: string): string => `
name: functions
runtime: yaml
plugins:
  providers:
    - name: kubevirt
      path: ${JSON.stringify(bin)}
resources:
  web:
    type: kubevirt:core/v1:VirtualMachine
    properties:
      await: agent
      metadata: { name: web, namespace: default, labels: { app: web } }
      spec:
        runStrategy: Always
        instancetype: { name: u1.medium }
        template:
          spec:
            hostname: web-1
            domain: { devices: { interfaces: [{ name: default, masquerade: {} }] } }
            networks: [{ name: default, pod: {} }]
            volumes:
              - { name: root, containerDisk: { image: "quay.io/containerdisks/fedora:42" } }
              - { name: init, cloudInitNoCloud: { userData: "#cloud-config\\nuser: ops\\npassword: ${PASSWORD}\\n" } }
variables:
  capabilities:
    fn::invoke: { function: kubevirt:getCapabilities, arguments: { namespace: default } }
  sizes:
    fn::invoke: { function: kubevirt:getInstancetypes, arguments: { namespace: default, latestOnly: true } }
  vm:
    fn::invoke: { function: kubevirt:getVirtualMachine, arguments: { name: ${vm}, after: "\${web.uid}" } }
  info:
    fn::invoke: { function: kubevirt:getGuestInfo, arguments: { name: "\${web.id}", after: "\${web.uid}" } }
  access:
    fn::invoke: { function: kubevirt:getAccess, arguments: { name: "\${web.id}", after: "\${web.uid}" } }
  expanded:
    fn::invoke: { function: kubevirt:expand, arguments: { name: "\${web.id}", after: "\${web.uid}" } }
  inventory:
    fn::invoke: { function: kubevirt:getInventory, arguments: { namespace: default, after: "\${web.uid}" } }
outputs:
  release: \${capabilities.kubevirtVersion}
  size: \${sizes.instancetypes[0].kind}
  status: \${vm.printableStatus}
  hostname: \${info.hostname}
  ssh: \${access.ssh}
  memory: \${expanded.memory}
  expanded: \${expanded.vm}
  yaml: \${inventory.yaml}
`;

it('fn::invoke of each function: a preview waits for what does not exist yet, and texts of cloud-init stay secret', async () => {
  mkdirSync(folder, { recursive: true });
  const ID = `"\${web.id}"`;
  const write = (vm = ID) => writeFileSync(join(folder, 'Pulumi.yaml'), program(vm));
  write();
  const stack = await workspace.local('dev', folder);
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  expect((await stack.preview()).changeSummary).toEqual({ create: 2 });
  const { outputs, stdout } = await stack.up();
  expect(outputs).toMatchObject({
    release: { value: 'v1.9.0' },
    size: { value: 'VirtualMachineClusterInstancetype' },
    status: { value: 'Running' },
    hostname: { value: 'web-1' },
    ssh: { value: 'virtctl ssh --namespace default ops@vm/web' },
    memory: { value: '4Gi' },
  });
  expect(outputs['yaml']?.value).toMatch(/^ {4}web\.default:\n {6}ansible_host: 10\..*\n {6}ansible_user: ops$/m);
  expect(stdout).not.toContain(PASSWORD);
  const files = readdirSync(workspace.state, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const state = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  expect(state.filter((text) => text.includes('web-1')).length).toBeGreaterThan(0);
  expect(state.filter((text) => text.includes(PASSWORD))).toEqual([]);
  const again = await stack.up();
  expect(again.summary.resourceChanges).toEqual({ same: 2 });
  write('wbe');
  await expect(stack.preview()).rejects.toThrow(
    /VirtualMachine default\/wbe does not exist\. `kubectl get virtualmachines --namespace default` lists those that do/,
  );
  writeFileSync(join(folder, 'Pulumi.yaml'), program(ID).replace('arguments: { name:', 'arguments: { nmae:'));
  await expect(stack.preview()).rejects.toThrow(/nmae/);
  write();
  await stack.destroy();
});

it('a TypeScript program: the Output forms wait for the VM in a preview, and answer after it', async () => {
  const stack = await workspace.inline('functions-ts', async () => {
    const vm = new kubevirt.VirtualMachine('app', {
      namespace: 'default',
      instancetype: 'u1.small',
      bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
      await: 'agent',
    });
    const at = { name: vm.resource.id, after: vm.resource.uid };
    return {
      release: (await kubevirt.getCapabilities({ namespace: 'default' })).kubevirtVersion,
      hostname: kubevirt.getGuestInfoOutput(at).hostname,
      vnc: kubevirt.getAccessOutput(at).vnc,
      hosts: kubevirt
        .getInventoryOutput({ namespace: 'default', after: vm.resource.uid })
        .hosts.apply((all) => all.map(({ host }) => host)),
    };
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  await stack.preview();
  const { outputs } = await stack.up();
  expect(outputs).toMatchObject({
    release: { value: 'v1.9.0' },
    hostname: { value: 'app' },
    vnc: { value: 'virtctl vnc --namespace default app' },
    hosts: { value: ['app.default'] },
  });
  await stack.destroy();
});
