/** Synthesizes a fleet (sites, VMs of each, folder) and prints what it took: a process of its own, as a user's is. */
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { CloudInit, Disk, Fleet, Image, synth, VirtualMachine } from '../../../constructs';

const [sites, vms, folder] = process.argv.slice(2) as [string, string, string];
const app = new App();
new Fleet(app, 'stores', {
  clusters: Array.from({ length: Number(sites) }, (_, index) => ({ name: `store-${index}` })),
  waves: [{ name: 'few', percent: 10 }, { name: 'rest' }],
  site: ({ app, name }) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    for (let index = 0; index < Number(vms); index++)
      new VirtualMachine(chart, `till-${index}`, {
        cpu: 2,
        memory: '4Gi',
        bootDisk: Disk.import(Image.registry('registry.example.com/till:5.2'), { size: '20Gi' }),
        cloudInit: CloudInit.config({ hostname: `${name}-${index}` }),
      });
  },
});
synth(app, { outdir: join(folder, 'dist'), onWarning: () => {} });
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({ seconds: (user + system) / 1_000_000, megabytes: process.resourceUsage().maxRSS / 1024 }),
);
