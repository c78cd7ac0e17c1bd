/** The programs of Pulumi, run as its engine would: what they register, and how much YAML that would be. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { stringify } from 'yaml';
import { releaseFolder } from '../platform/release-folder';

let releases: string;
beforeAll(() => {
  releases = releaseFolder();
});
afterAll(() => rmSync(releases, { recursive: true, force: true }));

const lines = (text: string): number => text.split('\n').filter((line) => line.trim()).length;

/** What each program registers beside the objects of the operators' releases. */
const PROGRAMS: readonly (readonly [program: string, objects: readonly string[]])[] = [
  ['one-vm.ts', ['DataVolume', 'Service', 'VirtualMachine']],
  ['pool-and-policy.ts', ['MigrationPolicy', 'VirtualMachinePool']],
  [
    'stack.ts',
    ['CDI', 'DataVolume', 'HostPathProvisioner', 'KubeVirt', 'NetworkAddonsConfig', 'StorageClass', 'VirtualMachine'],
  ],
];

it.each(PROGRAMS)('%s registers its objects in at most half the lines of their YAML', async (program, objects) => {
  const registered: Record<string, unknown>[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      const kind = inputs['kind'] ?? type.split(':').at(-1);
      if (/^kubevirt:[^:]+:/.test(type) && !/^kubevirt:index:(?!Manifest)/.test(type))
        registered.push({ ...inputs, kind });
      return { id: `${name}-id`, state: inputs };
    },
    call: () => ({}),
  });
  pulumi.runtime.setAllConfig({
    'project:sshPublicKey': 'ssh-ed25519 AAAA ops',
    'project:releases': releases,
    'project:lockFile': join(releases, 'lock.json'),
  });
  require(`./pulumi/${program}`);
  await pulumi.runtime.disconnect();
  expect(registered.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...objects]));
  const yaml = registered.reduce((sum, object) => sum + lines(stringify(object)), 0);
  const own = lines(readFileSync(join(__dirname, 'pulumi', program), 'utf8'));
  expect({ program, own, yaml, short: own * 2 <= yaml }).toEqual({ program, own, yaml, short: true });
});
