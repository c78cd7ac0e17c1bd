import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = join(__dirname, '../../../examples');

/** Runs an example as a user would, and answers the objects of the tree that it wrote. */
function run(example: string): string[] {
  const outdir = join(mkdtempSync(join(tmpdir(), 'example-')), 'dist');
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => require(join(FOLDER, example)));
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  }
  const { resources } = parse(readFileSync(join(outdir, 'kustomization.yaml'), 'utf8')) as { resources: string[] };
  return resources.map((file) => {
    const { kind, metadata } = parse(readFileSync(join(outdir, file), 'utf8'));
    return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
  });
}

/** What each example makes. An example that is not here fails, so that every one runs. */
const EXAMPLES: Record<string, string[]> = {
  'ten-lines.ts': ['DataVolume vms/web-root', 'Service vms/web-http', 'VirtualMachine vms/web'],
  'vm-from-image.ts': [
    'DataImportCron golden-images/fedora',
    ...['blue', 'green'].flatMap((id) => [
      `DataVolume shop/${id}-data`,
      `DataVolume shop/${id}-root`,
      `NetworkPolicy shop/${id}-ingress`,
      `Service shop/${id}-http`,
      `VirtualMachine shop/${id}`,
    ]),
  ],
  'pool-and-policy.ts': [
    'MigrationPolicy gentle',
    ...Array.from({ length: 10 }, (_, i) => `Secret workers/worker-cloudinit-${i}`),
    'Service workers/worker-api',
    'VirtualMachinePool workers/worker',
  ],
  'gpu-sriov-pool.ts': ['NetworkAttachmentDefinition training/fabric', 'VirtualMachinePool training/trainer'],
  'template.ts': ['VirtualMachine vms/vm-first', 'VirtualMachineTemplate vms/small-linux'],
  'networks.ts': [
    'NetworkAttachmentDefinition net/fast',
    'NetworkAttachmentDefinition net/lan',
    'Service net/router-ssh',
    'VirtualMachine net/router',
  ],
  'windows.ts': ['DataVolume vms/dc-1-root', 'Service vms/dc-1-rdp', 'VirtualMachine vms/dc-1'],
};

const RUN_ELSEWHERE = /platform|stack|environment/;
const programs = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !RUN_ELSEWHERE.test(file));

it.each(programs)('%s writes the objects that are listed', (example) => {
  expect(run(example).sort()).toEqual(EXAMPLES[example]?.sort());
});
