/** Writes the platform as manifests: `platform-synth.js folder|inline PATH LOCK OUT`. The full one with a folder of all releases. */
import { readFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { MacRange, type ReleaseSource, synth, VirtualizationStack } from '../../../constructs';

const [kind, path, lockFile, outdir] = process.argv.slice(2) as [string, string, string, string];
const source: ReleaseSource = kind === 'folder' ? { folder: path } : { inline: JSON.parse(readFileSync(path, 'utf8')) };

const app = new App({ outdir });
new VirtualizationStack(new Chart(app, 'platform'), 'virt', {
  kubevirt: { source },
  lockFile,
  deletionProtection: true,
  monitoring: true,
  goldenImages: true,
  access: [{ role: 'migrate', subjects: [{ kind: 'Group', name: 'operators' }] }],
  ...(kind === 'folder'
    ? {
        certManager: true,
        hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes', default: true }] },
        networkAddons: { macPool: MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff') },
        networkResourcesInjector: true,
        networkPolicies: true,
        tektonTasks: { namespaces: ['ci'] },
      }
    : { nmstate: true }),
});
synth(app);

const { user, system } = process.cpuUsage();
process.stdout.write(`${(user + system) / 1000}\n`);
