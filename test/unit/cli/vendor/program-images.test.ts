import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { imagesOfProgram } from '../../../../cli/vendor/program-images';
import {
  Disk,
  GoldenImage,
  Image,
  RestoreDrill,
  SnapshotSchedule,
  synth,
  VirtualMachine,
} from '../../../../constructs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-images-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const manifests = () => join(folder, 'manifests');
const written = (name: string, object: object): string => {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(object));
  return file;
};

it('lists the images of scheduled Jobs, container disks and golden images of a program, each once', () => {
  const app = new App();
  const chart = new Chart(app, 'vms', { namespace: 'vms' });
  const web = new VirtualMachine(chart, 'web', {
    cpu: 1,
    memory: '1Gi',
    bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
  });
  const schedule = new SnapshotSchedule(chart, 'nightly', { schedule: '0 2 * * *', of: [web] });
  new RestoreDrill(chart, 'drill', {
    schedule: '0 4 * * 0',
    of: [web],
    snapshots: schedule,
    image: 'quay.io/example/node:22',
  });
  new GoldenImage(chart, 'debian', {
    from: Image.registry('quay.io/containerdisks/debian:13'),
    size: '10Gi',
    schedule: '0 3 * * 1',
  });
  synth(app, { outdir: manifests(), onWarning: () => {} });
  expect(imagesOfProgram([manifests(), manifests()])).toEqual([
    'docker.io/library/node:22.21.1-alpine3.22',
    'quay.io/containerdisks/debian:13',
    'quay.io/containerdisks/fedora:42',
    'quay.io/example/node:22',
  ]);
});

it('lists kernels and volumes of images, and neither parameters of templates nor imports over HTTP', () => {
  const object = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web' },
    spec: {
      kernelBoot: { container: { image: 'quay.io/example/kernel@sha256:'.concat('a'.repeat(64)) } },
      volumes: [{ image: { reference: 'quay.io/example/tools:1' } }, { containerDisk: { image: `\${IMAGE}` } }],
      source: { http: { url: 'https://example.com/disk.img' } },
    },
  };
  expect(imagesOfProgram([written('vm', object)])).toEqual([
    `quay.io/example/kernel@sha256:${'a'.repeat(64)}`,
    'quay.io/example/tools:1',
  ]);
});

it('names the object whose image cannot be mirrored, and a path that does not exist', () => {
  const object = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly', namespace: 'vms' },
    spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'run', image: 'node' }] } } } } },
  };
  expect(() => imagesOfProgram([written('job', object)])).toThrow(
    /job\.json: CronJob vms\/nightly names the image "node", .*cannot be mirrored\. Write its registry and its tag or digest\./,
  );
  expect(() => imagesOfProgram([join(folder, 'nowhere')])).toThrow(/--manifests .*nowhere does not exist/);
});
