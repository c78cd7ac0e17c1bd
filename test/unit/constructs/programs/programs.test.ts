import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { releaseFolder } from '../platform/release-folder';

let releases: string;
beforeAll(() => {
  releases = releaseFolder();
  Object.assign(process.env, { RELEASES: releases, LOCK_FILE: join(releases, 'lock.json') });
});
afterAll(() => {
  rmSync(releases, { recursive: true, force: true });
  delete process.env.RELEASES;
  delete process.env.LOCK_FILE;
});

/** Runs a program as a user would, and answers the files of the tree that it wrote, by object. */
function run(program: string): Map<string, string> {
  const outdir = join(mkdtempSync(join(tmpdir(), 'program-')), 'dist');
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  const warn = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    jest.isolateModules(() => require(join(__dirname, program)));
  } finally {
    warn.mockRestore();
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  }
  const { resources } = parse(readFileSync(join(outdir, 'kustomization.yaml'), 'utf8')) as { resources: string[] };
  return new Map(
    resources.map((file) => {
      const text = readFileSync(join(outdir, file), 'utf8');
      const { kind, metadata } = parse(text);
      return [`${kind} ${metadata.name}`, text];
    }),
  );
}

const lines = (text: string): number => text.split('\n').filter((line) => line.trim()).length;

/** What each program makes, beside the objects of the operators' releases. A program that is not here fails, so that every one runs. */
const PROGRAMS: Record<string, string[]> = {
  'one-vm.ts': ['DataVolume ubuntu-root', 'Service ubuntu-http', 'VirtualMachine ubuntu'],
  'pool-and-policy.ts': [
    'MigrationPolicy gentle',
    ...Array.from({ length: 10 }, (_, i) => `Secret workers-cloudinit-${i}`),
    'VirtualMachinePool workers',
  ],
  'windows-server.ts': [
    'DataVolume dc-1-iso',
    'DataVolume dc-1-root',
    'Secret dc-1-sysprep',
    'Service dc-1-rdp',
    'VirtualMachine dc-1',
  ],
  'static-address.ts': ['NetworkAttachmentDefinition lan', 'VirtualMachine router'],
  'snapshot-schedule.ts': [
    'CronJob nightly',
    'DataVolume db-root',
    'Role nightly',
    'RoleBinding nightly',
    'ServiceAccount nightly',
    'VirtualMachine db',
  ],
  'access.ts': [
    ...['viewer', 'vm-author'].flatMap((role) => [
      `ClusterRole vms-access-${role}-cluster`,
      `ClusterRoleBinding vms-access-${role}-cluster`,
    ]),
    ...['console-operator', 'migrator', 'viewer', 'vm-author'].flatMap((role) => [
      `Role vms-access-${role}`,
      `RoleBinding vms-access-${role}`,
    ]),
    'RoleBinding vms-access-migrator-migrate',
  ],
  'tenant.ts': [
    'ApplicationAwareResourceQuota guest-quota',
    'LimitRange claim-size',
    'Namespace team-a',
    ...['allow-dns', 'allow-imports', 'allow-virtctl', 'default-deny'].map((name) => `NetworkPolicy ${name}`),
    'ResourceQuota quota',
    ...['viewer', 'vm-author'].flatMap((role) => [
      `ClusterRole team-a-${role}-cluster`,
      `ClusterRoleBinding team-a-${role}-cluster`,
      `Role team-a-${role}`,
      `RoleBinding team-a-${role}`,
    ]),
  ],
  'golden-image.ts': [
    'DataImportCron fedora',
    'DataVolume web-root',
    'Role fedora-clone',
    'RoleBinding fedora-clone-vms',
    'VirtualMachine web',
  ],
  'stack.ts': [
    'CDI cdi',
    'HostPathProvisioner hostpath-provisioner',
    'KubeVirt kubevirt',
    'NMState nmstate',
    'NetworkAddonsConfig cluster',
    'NetworkAttachmentDefinition lan',
    'NodeNetworkConfigurationPolicy guests',
    'StorageClass hostpath-local',
  ],
  'template.ts': ['VirtualMachine vm-one', 'VirtualMachineTemplate small-linux'],
  'gpu-worker.ts': ['DataVolume trainer-root', 'NetworkAttachmentDefinition fast', 'VirtualMachine trainer'],
};

const programs = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

it.each(programs)('%s writes its objects in at most half the lines of their YAML', (program) => {
  const written = run(program);
  const objects = [...written.keys()].filter((object) => program !== 'stack.ts' || PROGRAMS[program]!.includes(object));
  expect(objects.sort()).toEqual([...(PROGRAMS[program] ?? [])].sort());
  const yaml = [...written.values()].reduce((sum, text) => sum + lines(text), 0);
  const own = lines(readFileSync(join(__dirname, program), 'utf8'));
  expect({ program, own, yaml, short: own * 2 <= yaml }).toEqual({ program, own, yaml, short: true });
});
