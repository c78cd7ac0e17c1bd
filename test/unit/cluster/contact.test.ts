import { Cluster } from '../../../cluster';
import { Contact } from '../../../cluster/contact';
import { kubeconfig, scripted } from './server';

describe('P9: an API server that is away', () => {
  test('has not answered since the first request without an answer', () => {
    let now = Date.parse('2026-01-01T10:00:00Z');
    const contact = new Contact(() => now);
    contact.heard();
    now += 60_000;
    const settle = contact.sent();
    contact.failed('connect ECONNREFUSED 10.0.0.1:6443');
    settle();
    now += 60_000;
    expect(contact.silence).toEqual({
      since: new Date('2026-01-01T10:01:00Z'),
      message: 'connect ECONNREFUSED 10.0.0.1:6443',
    });
    contact.heard();
    expect(contact.silence).toBeUndefined();
  });

  test('may accept a request and never answer it: that shows within 10 s', () => {
    let now = 0;
    const contact = new Contact(() => now);
    contact.sent();
    now = 3_900;
    expect(contact.silence).toBeUndefined();
    now = 4_000;
    expect(contact.silence?.message).toMatch(/does not answer/);
  });

  test('a slow request beside others that are answered says nothing', () => {
    let now = 0;
    const contact = new Contact(() => now);
    contact.sent();
    now = 5_000;
    contact.heard();
    now = 8_000;
    expect(contact.silence).toBeUndefined();
  });

  test('is noticed by a wait that sends no requests', async () => {
    const api = await scripted(() => ({ body: { major: '1' } }));
    const cluster = Cluster.connect({ kubeconfig: kubeconfig(api.address) });
    try {
      await cluster.listen(0);
      expect(cluster.silence).toBeUndefined();
      await api.stop();
      await cluster.listen(0);
      expect(cluster.silence?.message).toMatch(/ECONNREFUSED|socket|ECONNRESET/);
    } finally {
      await cluster.close();
    }
  });
});
