import type { KubeObject } from '../../../../kube/object';
import { FakeCluster, Process } from '../fake-cluster';

const KUBEVIRT = 'urn:pulumi:dev::platform::kubevirt:core/v1:KubeVirt::kubevirt';

const kubevirt = (spec: object, rest: object = {}) => ({
  await: 'created',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec,
  ...rest,
});
const guestsOn = (nodeSelector: Record<string, string>) => ({ workloads: { nodePlacement: { nodeSelector } } });
const node = (name: string, labels: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/os': 'linux', ...labels } },
});

let cluster: FakeCluster;
beforeEach(() => {
  cluster = new FakeCluster();
  cluster.put(node('node-1', { rack: 'a' }));
  cluster.put(node('node-2', { rack: 'b', storage: 'ssd' }));
});
const run = (): Process => new Process(cluster);

const PARAGRAPH =
  "spec.workloads.nodePlacement.nodeSelector: virt-handler, and so every guest, would run nowhere: the node selector rack=z,storage=ssd matches none of the 2 nodes. Their labels are rack=a, rack=b and storage=ssd. Label the nodes (kubectl label node NAME rack=z storage=ssd), or correct the selector. Where such nodes join later, set `allow: ['unmatched-nodes']` on the resource.";
const NOWHERE = guestsOn({ rack: 'z', storage: 'ssd' });

describe('a node selector that matches nothing', () => {
  test('is rejected by the preview and by the write, with the labels that there are and the repair; nothing is applied', async () => {
    await expect(run().preview(KUBEVIRT, kubevirt(NOWHERE))).rejects.toThrow(PARAGRAPH);
    await expect(run().create(KUBEVIRT, kubevirt(NOWHERE))).rejects.toThrow(
      `KubeVirt kubevirt/kubevirt was not written: ${PARAGRAPH}`,
    );
    expect(cluster.writes).toEqual([]);
  });

  test('is known with what is created first, so that an update without a preview installs nothing', async () => {
    const urn = 'urn:pulumi:dev::platform::kubevirt:index:Manifest::Namespace-kubevirt';
    const at = 'KubeVirt kubevirt/kubevirt: spec.workloads.nodePlacement.nodeSelector';
    const namespace = (nodeSelector: object, rest: object = {}) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'kubevirt' },
      __placements: [{ at, nodeSelector, runs: 'virt-handler, and so every guest,' }],
      ...rest,
    });
    const nowhere = { rack: 'z', storage: 'ssd' };
    await expect(run().create(urn, namespace(nowhere))).rejects.toThrow(
      `Namespace kubevirt was not written: KubeVirt kubevirt/kubevirt: ${PARAGRAPH}`,
    );
    expect(cluster.writes).toEqual([]);
    await run().create(urn, namespace(nowhere, { allow: ['unmatched-nodes'] }));
    const kept = await run().create(urn, namespace({ rack: 'a' }));
    expect(JSON.stringify(kept)).not.toContain('__placements');
    // What is installed is judged by the change of the object that selects.
    await expect(
      run().diff(kept, namespace(nowhere, { metadata: { name: 'kubevirt', labels: { a: 'b' } } })),
    ).resolves.toMatchObject({ diffs: ['metadata'] });
  });

  test('is rejected as a change, and left alone where the change is of something else', async () => {
    const kept = await run().create(KUBEVIRT, kubevirt(guestsOn({ rack: 'a' })));
    await expect(run().diff(kept, kubevirt(NOWHERE))).rejects.toThrow(PARAGRAPH);
    cluster.put(node('node-1', { rack: 'c' }));
    const other = kubevirt({ ...guestsOn({ rack: 'a' }), imagePullPolicy: 'Always' });
    await expect(run().diff(kept, other)).resolves.toMatchObject({ diffs: ['spec'] });
  });

  test.each<[why: string, spec: object, rest: object]>([
    ['that every node lacks, but the program agrees to', NOWHERE, { allow: ['unmatched-nodes'] }],
    ['that one node matches', guestsOn({ storage: 'ssd' }), {}],
    ['that is empty', guestsOn({}), {}],
  ])('is written %s', async (_, spec, rest) => {
    await run().create(KUBEVIRT, kubevirt(spec, rest));
    expect(cluster.writes).toEqual(['apply KubeVirt kubevirt']);
  });

  test('is not judged where the nodes may not be read', async () => {
    const list = async () => Promise.reject(new Error('forbidden'));
    cluster.list = list;
    await expect(run().preview(KUBEVIRT, kubevirt(NOWHERE))).resolves.toBeDefined();
  });

  test.each<[urn: string, spec: object, at: string]>([
    ['cdi/v1beta1:CDI', { workload: { nodeSelector: { rack: 'z' } } }, 'spec.workload.nodeSelector'],
    [
      'hostpathprovisioner/v1beta1:HostPathProvisioner',
      { workload: { nodeSelector: { rack: 'z' } } },
      'spec.workload.nodeSelector',
    ],
    [
      'hco/v1:HyperConverged',
      { deployment: { nodePlacements: { infra: { nodeSelector: { rack: 'z' } } } } },
      'spec.deployment.nodePlacements.infra.nodeSelector',
    ],
  ])('is found in %s', async (type, spec, at) => {
    const inputs = { metadata: { name: 'one' }, spec };
    const urn = `urn:pulumi:dev::platform::kubevirt:${type}::one`;
    await expect(run().preview(urn, inputs)).rejects.toThrow(`${at}: `);
  });
});
