import { MUTATING_WEBHOOKS, WEBHOOKS } from '../../../../sandbox/simulator/kinds';
import { bareCluster, play } from './play';

const service = { service: { name: 'cert-manager-webhook', namespace: 'cert-manager', path: '/validate' } };
const url = { url: 'https://127.0.0.1:1/evict' };

test.each([WEBHOOKS, MUTATING_WEBHOOKS])(
  'of a $kind, what a Service would answer is never asked, and the rest stays',
  ({ apiVersion, kind }) => {
    const world = bareCluster(1);
    const given = [
      { name: 'webhook.cert-manager.io', failurePolicy: 'Fail', clientConfig: service },
      { name: 'own.sandbox', failurePolicy: 'Fail', clientConfig: url },
    ];
    world.put({ apiVersion, kind, metadata: { name: 'one' }, webhooks: given } as never);
    play(world);
    const live = world.get({ apiVersion, kind } as never, undefined, 'one') as unknown as { webhooks: object[] };
    expect(live.webhooks).toEqual([
      { ...given[0], matchConditions: [{ name: expect.any(String), expression: 'false' }] },
      given[1],
    ]);
  },
);
