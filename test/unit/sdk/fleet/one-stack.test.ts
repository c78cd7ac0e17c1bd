/** All clusters of a list in one stack: each with a provider of its own. */
import * as pulumi from '@pulumi/pulumi';
import { App, Chart } from 'cdk8s';
import { VirtualMachine } from '../../../../constructs';
import { deploy, Provider } from '../../../../sdk';

test('every object is applied by the provider of its own cluster', async () => {
  const registered: { name: string; provider: string | undefined }[] = [];
  await pulumi.runtime.setMocks({
    newResource({ type, name, inputs, provider }) {
      if (type !== 'pulumi:providers:kubevirt') registered.push({ name, provider });
      return { id: `${name}-id`, state: inputs };
    },
    call: () => ({}),
  });
  const app = new App();
  const deployments = ['lab', 'store-001'].map((name) => {
    const chart = new Chart(app, name, { namespace: 'shop' });
    new VirtualMachine(chart, 'till', { cpu: 2, memory: '4Gi', bootDisk: { blank: {}, size: '1Gi' } });
    return deploy(chart, { provider: new Provider(name, { kubeconfig: `of ${name}` }) });
  });
  const resources = deployments.flatMap((deployment) => Object.values(deployment.resources));
  await Promise.all(resources.map(({ urn }) => new Promise((resolve) => void urn.apply(resolve))));
  const objects = registered.filter(({ name }) => name.includes('till'));
  expect(objects.length).toBe(4);
  for (const { name, provider } of objects) expect(provider).toContain(`::${/lab|store-001/.exec(name)![0]}::`);
});
