import { ENDPOINT_SLICE } from '../../../../sandbox/simulator/kinds';
import { guest, play, sandbox, vm } from './play';

const service = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec },
});

test('P13: a Service gets the addresses of the guests that it selects', () => {
  const world = sandbox();
  world.put(service({ selector: { app: 'vm' } }));
  world.put(vm());
  world.put(vm('other'));
  play(world);
  const [slice] = world.list(ENDPOINT_SLICE, 'vms');
  expect(slice).toMatchObject({
    metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: [{ addresses: [guest(world).status!.interfaces![0]!.ipAddress], conditions: { ready: true } }],
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
  });
});

test('a Service that selects nothing, or an alias, has no endpoints of its own', () => {
  const world = sandbox();
  world.put(service({ type: 'ExternalName', externalName: 'example.com', selector: { app: 'vm' } }));
  play(world);
  expect(world.list(ENDPOINT_SLICE)).toEqual([]);
});
