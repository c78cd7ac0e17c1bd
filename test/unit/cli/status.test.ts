/** `kubevirt-iac status`: what it reads, and what it says where it may not. */
import { fleetText, readFleet } from '../../../cli/status';
import { ApiError, type ResourceKind } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';

const machine = (name: string, printableStatus: string): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'vms' },
  spec: { runStrategy: 'Always', template: { spec: { domain: {} } } },
  status: { printableStatus },
});
const KUBEVIRT: KubeObject = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt' },
  status: { observedKubeVirtVersion: 'v1.9.0' },
};

function clusterOf(objects: readonly KubeObject[], refused: Readonly<Record<string, number>> = {}) {
  const asked: string[] = [];
  return {
    asked,
    server: async () => 'https://127.0.0.1:6443',
    list: async ({ kind }: ResourceKind, { namespace }: { namespace?: string } = {}) => {
      asked.push(namespace ? `${kind} in ${namespace}` : kind);
      const status = refused[kind];
      if (status)
        throw new ApiError({
          message: `${kind} refused`,
          status,
          attempt: { verb: 'list', path: '/' },
          reason: 'Forbidden',
        });
      return { items: objects.filter((object) => object.kind === kind), resourceVersion: '1' };
    },
  };
}

it('lists each kind once, and the machines with something to report first', async () => {
  const cluster = clusterOf([machine('a', 'Running'), machine('b', 'ErrorUnschedulable'), KUBEVIRT]);
  const fleet = await readFleet(cluster, 'vms');
  expect(fleet.machines.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(new Set(cluster.asked).size).toBe(cluster.asked.length);
  expect(cluster.asked).toContain('VirtualMachine in vms');
  expect(cluster.asked).toContain('Node');
});

it('knows whether dead nodes are fenced: yes, no, or not known', async () => {
  const check = {
    apiVersion: 'remediation.medik8s.io/v1alpha1',
    kind: 'NodeHealthCheck',
    metadata: { name: 'workers' },
  };
  const remediation = async (cluster: ReturnType<typeof clusterOf>) => (await readFleet(cluster)).remediation;
  const none = { NodeHealthCheck: 404, MachineHealthCheck: 404 };
  expect(await remediation(clusterOf([KUBEVIRT, check]))).toBe(true);
  expect(await remediation(clusterOf([KUBEVIRT], none))).toBe(false);
  expect(await remediation(clusterOf([KUBEVIRT], { ...none, NodeHealthCheck: 403 }))).toBeUndefined();
});

it('names what it may not read and reports the rest', async () => {
  const fleet = await readFleet(clusterOf([machine('a', 'Running'), KUBEVIRT], { Node: 403 }));
  expect(fleet.unread).toEqual(['Node: Node refused']);
  expect(fleetText(fleet)).toMatch(/vms\/a {2}Running[\s\S]*could not be read: Node/);
});

it('is an error where the machines themselves cannot be read', async () => {
  await expect(readFleet(clusterOf([], { VirtualMachine: 403 }))).rejects.toThrow('VirtualMachine refused');
});
