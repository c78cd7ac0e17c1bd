import type { KubeObject } from '../../../../kube/object';
import { FakeCluster, Process } from '../fake-cluster';

const OPERATOR = 'urn:pulumi:dev::platform::kubevirt:index:Manifest::virt-operator';
const CDI_OPERATOR = 'urn:pulumi:dev::platform::kubevirt:index:Manifest::cdi-operator';
const KUBEVIRT = 'urn:pulumi:dev::platform::kubevirt:core/v1:KubeVirt::kubevirt';

const operator = (name: string, variable: string, version: string, rest: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  await: 'created',
  metadata: { name, namespace: 'kubevirt' },
  spec: {
    selector: { matchLabels: { name } },
    template: {
      metadata: { labels: { name } },
      spec: { containers: [{ name, image: `r/${name}:${version}`, env: [{ name: variable, value: version }] }] },
    },
  },
  ...rest,
});
const virtOperator = (version: string, rest: object = {}) =>
  operator('virt-operator', 'KUBEVIRT_VERSION', version, rest);
const cdiOperator = (version: string) => operator('cdi-operator', 'OPERATOR_VERSION', version);
const deployed = (version: string): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  status: { observedKubeVirtVersion: version },
});

let cluster: FakeCluster;
beforeEach(() => {
  cluster = new FakeCluster();
});
const run = (): Process => new Process(cluster);
/** A preview whose cluster does not answer. */
const offline = (): Process => new Process({ list: async () => Promise.reject(new Error('no route')) } as never);

describe('an upgrade of KubeVirt', () => {
  type Case = [
    name: string,
    inState: string,
    observed: string | undefined,
    wanted: string,
    rejection: RegExp | undefined,
  ];
  const cases: Case[] = [
    ['to the next minor is planned', 'v1.8.4', 'v1.8.4', 'v1.9.0', undefined],
    ['to the next patch is planned', 'v1.8.3', 'v1.8.3', 'v1.8.4', undefined],
    ['that skips a patch is rejected with the path', 'v1.8.2', 'v1.8.2', 'v1.8.4', /Install v1\.8\.3, then v1\.8\.4/],
    [
      'from an older patch is rejected with the path',
      'v1.8.1',
      'v1.8.1',
      'v1.9.0',
      /v1\.8\.1 is installed, and v1\.9\.0 .* Install v1\.8\.2, then v1\.8\.3, then v1\.8\.4, then v1\.9\.0/,
    ],
    ['that skips a minor is rejected with the path', 'v1.7.4', 'v1.7.4', 'v1.9.0', /Install v1\.8\.4, then v1\.9\.0/],
    ['backwards is rejected', 'v1.9.0', 'v1.9.0', 'v1.8.4', /older\. .*does not support downgrades/],
    ['is judged by what runs, not by what the state wanted', 'v1.8.4', 'v1.7.4', 'v1.9.0', /v1\.7\.4 is installed/],
    ['that never finished may go back to what still runs', 'v1.9.0', 'v1.8.4', 'v1.8.4', undefined],
    ['is judged by the state where nothing runs', 'v1.7.4', undefined, 'v1.9.0', /v1\.7\.4 is installed/],
  ];
  test.each(cases)('%s', async (_, inState, observed, wanted, rejection) => {
    const kept = await run().create(OPERATOR, virtOperator(inState));
    if (observed) cluster.put(deployed(observed));
    const plan = run().diff(kept, virtOperator(wanted));
    if (!rejection) return expect(plan).resolves.toMatchObject({ diffs: ['spec'] });
    await expect(plan).rejects.toThrow(rejection);
    await expect(run().diff(kept, virtOperator(wanted))).rejects.toThrow(/set `allow: \['upgrade-path'\]`/);
    const allowed = virtOperator(wanted, { allow: ['upgrade-path'] });
    await expect(run().diff(kept, allowed)).resolves.toMatchObject({ diffs: expect.arrayContaining(['spec']) });
  });

  test('is judged by the state where a preview reaches no cluster', async () => {
    const kept = await run().create(OPERATOR, virtOperator('v1.7.4'));
    await expect(offline().diff(kept, virtOperator('v1.9.0'))).rejects.toThrow(/v1\.7\.4 is installed/);
  });

  test('is checked again before the write, where the preview had no cluster', async () => {
    const kept = await run().create(OPERATOR, virtOperator('v1.8.4'));
    cluster.put(deployed('v1.7.4'));
    await expect(run().update(kept, virtOperator('v1.9.0'))).rejects.toThrow(
      /Deployment kubevirt\/virt-operator was not written: .*v1\.7\.4 is installed/,
    );
    expect(cluster.writes).toEqual(['apply Deployment virt-operator']);
  });

  test('by a new program is judged by what runs', async () => {
    cluster.put(deployed('v1.9.0'));
    await expect(run().create(OPERATOR, virtOperator('v1.8.4'))).rejects.toThrow(/does not support downgrades/);
    expect(cluster.writes).toEqual([]);
  });

  test('by spec.imageTag is judged the same way', async () => {
    const kubevirt = (imageTag?: string) => ({
      await: 'created',
      metadata: { name: 'kubevirt', namespace: 'kubevirt' },
      spec: { ...(imageTag && { imageTag }) },
    });
    const kept = await run().create(KUBEVIRT, kubevirt());
    cluster.put({ ...cluster.get('KubeVirt', 'kubevirt')!, status: { observedKubeVirtVersion: 'v1.7.4' } });
    await expect(run().diff(kept, kubevirt('v1.9.0'))).rejects.toThrow(/v1\.7\.4 is installed/);
  });
});

test('CDI is never downgraded', async () => {
  const kept = await run().create(CDI_OPERATOR, cdiOperator('v1.66.0'));
  cluster.put({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'CDI',
    metadata: { name: 'cdi' },
    status: { observedVersion: 'v1.66.0' },
  });
  await expect(run().diff(kept, cdiOperator('v1.65.0'))).rejects.toThrow(/v1\.65\.0 is older/);
});

test('a Deployment of anything else asks nothing', async () => {
  const web = (version: string) => ({ ...virtOperator(version), metadata: { name: 'web', namespace: 'vms' } });
  const kept = await run().create(OPERATOR, web('v1.9.0'));
  await expect(run().diff(kept, web('v1.7.4'))).resolves.toMatchObject({ diffs: ['spec'] });
});
