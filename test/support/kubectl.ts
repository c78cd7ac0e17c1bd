import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A folder with a `kubectl` of the one command that the printed commands use, for machines without the real one. */
export function kubectlFolder(below: string): string {
  const folder = join(below, 'kubectl');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'kubectl');
  writeFileSync(file, SCRIPT);
  chmodSync(file, 0o755);
  return folder;
}

const SCRIPT = `#!/usr/bin/env node
// kubectl get RESOURCE NAME --namespace NAMESPACE --output jsonpath={.path}
const { Cluster } = require(${JSON.stringify(join(ROOT, 'dist/cluster'))});
const { positionals: [verb, resource, name], values } = require('node:util').parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(['namespace', 'output', 'kubeconfig', 'context'].map((option) => [option, { type: 'string' }])),
});
const api = { secrets: '/api/v1', 'virtualmachines.kubevirt.io': '/apis/kubevirt.io/v1' }[resource];
if (verb !== 'get' || !api) throw new Error('not played: ' + process.argv.slice(2).join(' '));
const cluster = Cluster.connect({ kubeconfig: values.kubeconfig, context: values.context });
const path = [api, 'namespaces', values.namespace, resource.split('.')[0], name].join('/');
const steps = values.output.slice('jsonpath={'.length, -1).match(/\\.(?:\\\\.|[^.[\\\\])+|\\[\\d+\\]/g);
cluster.request({ method: 'GET', path }).then(async (object) => {
  const at = (value, step) => value[step[0] === '[' ? Number(step.slice(1, -1)) : step.slice(1).replaceAll('\\\\.', '.')];
  process.stdout.write(steps.reduce(at, object));
  await cluster.close();
});
`;
