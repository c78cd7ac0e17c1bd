import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Runs a program as a user would, and answers the files of the tree that it wrote, by object. */
function run(program: string): Map<string, string> {
  const outdir = join(mkdtempSync(join(tmpdir(), 'program-')), 'dist');
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
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

/** What each program makes. A program that is not here fails, so that every one runs. */
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
  'gpu-worker.ts': ['DataVolume trainer-root', 'NetworkAttachmentDefinition fast', 'VirtualMachine trainer'],
};

const programs = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

it.each(programs)('%s writes its objects in at most half the lines of their YAML', (program) => {
  const written = run(program);
  expect([...written.keys()].sort()).toEqual(PROGRAMS[program]);
  const yaml = [...written.values()].reduce((sum, text) => sum + lines(text), 0);
  const own = lines(readFileSync(join(__dirname, program), 'utf8'));
  expect({ program, own, yaml, short: own * 2 <= yaml }).toEqual({ program, own, yaml, short: true });
});
