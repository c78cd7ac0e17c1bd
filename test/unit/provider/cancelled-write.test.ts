/** A cancel in the middle of a write: what the engine then keeps must be something that it can keep. */
import type { KubeObject } from '../../../kube/object';
import { decode, protocol, type RpcError } from '../../../provider/wire';
import { bag, FakeCluster, Process } from './fake-cluster';

const URN = 'urn:pulumi:dev::shop::kubevirt:index:Manifest::service';
const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { ports: [{ port: 80 }] },
};

/** What the engine is told of a call that is cancelled while the API server has not answered. */
async function cancelled(call: (process: Process) => Promise<unknown>) {
  const cluster = new FakeCluster();
  const process = new Process(cluster);
  const { stopping } = process.session;
  cluster.apply = () =>
    new Promise<KubeObject>((_, reject) => stopping.addEventListener('abort', () => reject(stopping.reason)));
  const error = call(process).then(
    () => undefined,
    (failure: RpcError) => failure,
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.session.cancel();
  const { details } = decode(protocol.Status, (await error)!.details!);
  return decode(protocol.ErrorResourceInitFailed, Buffer.from(details[0]!.value));
}

test('a create keeps its id and its inputs, and no unknown value: no state can hold one', async () => {
  const { id, properties, reasons } = await cancelled((process) => process.create(URN, SERVICE));
  expect(id).toBe('v1/Service/vms/web');
  expect(properties.value).toMatchObject({ kind: 'Service', spec: SERVICE.spec });
  expect(Object.keys(properties.value['spec'] as object)).toEqual(['ports']);
  expect(reasons).toEqual([expect.stringMatching(/unknown whether the object was written/)]);
});

test('an update keeps what was known of the object: its uid, its address, whose it is', async () => {
  const outputs = { ...SERVICE, spec: { ...SERVICE.spec, clusterIP: '10.96.0.7' }, uid: 'uid-1', writtenFor: URN };
  const kept = { urn: URN, id: 'v1/Service/vms/web', inputs: bag(SERVICE), outputs: bag(outputs) };
  const now = { ...SERVICE, spec: { ports: [{ port: 81 }] } };
  const { properties } = await cancelled((process) => process.update(kept, now));
  expect(properties.value).toMatchObject({
    uid: 'uid-1',
    writtenFor: URN,
    spec: { ports: [{ port: 81 }], clusterIP: '10.96.0.7' },
  });
});
