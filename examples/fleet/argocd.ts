/** The same shops under one Argo CD: an ApplicationSet goes through them in waves, each in its own window for restarts. */
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Clusters, Disk, Fleet, GitOps, Image, synth, VirtualMachine } from 'kubevirt-iac';
import { z } from 'zod';

const Values = z.strictObject({ tills: z.int().min(1) });

const app = new App();
new Fleet(app, 'stores', {
  clusters: Clusters.fromFile(join(__dirname, 'clusters.yaml')),
  values: (values) => Values.parse(values),
  waves: [{ name: 'canary', sites: ['lab'] }, { name: 'few', percent: 10 }, { name: 'rest' }],
  site: ({ app, values }) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    for (let till = 1; till <= values.tills; till++) {
      new VirtualMachine(chart, `till-${till}`, {
        cpu: 2,
        memory: '4Gi',
        bootDisk: Disk.import(Image.registry('registry.example.com/till:5.2'), { size: '20Gi' }),
      });
    }
  },
});
synth(app, {
  gitops: GitOps.argoCd({
    repoURL: 'https://git.example.com/team/stores.git',
    path: 'dist',
    // Of a store that has no window of its own.
    restartWindow: { schedule: '0 22 * * 2', duration: '4h', timeZone: 'Europe/Berlin' },
    // Only of stores whose clusters Argo CD knows by now, a quarter of a wave at a time.
    fleet: { generator: 'matrix', clusterLabels: { fleet: 'stores' }, maxUpdate: { rest: '25%' } },
  }),
});
