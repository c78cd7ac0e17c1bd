import type { KubeObject } from '../../../kube/object';
import { audit, type Evidence } from '../../chaos/auditor';

const object = (kind: string, uid: string, more: object = {}): KubeObject =>
  ({ apiVersion: 'v1', kind, metadata: { name: 'web', namespace: 'vms', uid }, ...more }) as KubeObject;

const SERVICE = object('Service', 's', { spec: { ports: [{ port: 80 }], clusterIP: '10.96.0.1' } });
const GUEST = object('VirtualMachineInstance', 'g', {});
(GUEST.metadata as { ownerReferences?: object[] }).ownerReferences = [{ kind: 'VirtualMachine' }];

const RESOURCE = { urn: 'urn:web', type: 'kubevirt:Manifest', id: 'v1/Service/vms/web', outputs: { uid: 's' } };
const WELL: Evidence = {
  wanted: [{ id: RESOURCE.id, object: object('Service', 's', { spec: { ports: [{ port: 80 }] } }) }],
  state: { resources: [RESOURCE], pending: 0 },
  live: [SERVICE, GUEST],
  before: new Map([
    ['Service vms/web', ['s']],
    ['VirtualMachineInstance vms/web', ['g']],
  ]),
  seen: new Map([
    ['Service vms/web', ['s']],
    ['VirtualMachineInstance vms/web', ['g']],
  ]),
  announced: {},
  said: '',
};
// The wanted object of a program carries no uid.
delete (WELL.wanted[0]!.object.metadata as { uid?: string }).uid;

const restarted = new Map([
  ['Service vms/web', ['s']],
  ['VirtualMachineInstance vms/web', ['g', 'g2']],
]);

test('a stack that is as its program says has nothing wrong', () => {
  expect(audit(WELL)).toEqual([]);
});

test.each<[string, Partial<Evidence>, RegExp]>([
  [
    'an object that is gone',
    { live: [GUEST], state: { ...WELL.state, resources: [{ ...RESOURCE, outputs: {} }] } },
    /Service vms\/web is lost: it is not in the cluster/,
  ],
  [
    'a resource that the state has forgotten',
    { state: { resources: [], pending: 0 } },
    /v1\/Service\/vms\/web is lost: the state does not hold it/,
  ],
  [
    'an object that two resources hold',
    { state: { resources: [RESOURCE, { ...RESOURCE, urn: 'urn:other' }], pending: 0 } },
    /urn:other is not the only resource/,
  ],
  [
    'a deletion that is left over',
    { state: { resources: [{ ...RESOURCE, delete: true }], pending: 0 } },
    /waits in the state for its deletion/,
  ],
  [
    'an init error that is left over',
    { state: { resources: [{ ...RESOURCE, initErrors: ['slow'] }], pending: 0 } },
    /not ready: slow/,
  ],
  ['a pending operation', { state: { ...WELL.state, pending: 1 } }, /1 pending operations/],
  [
    'a state that knows another object',
    { state: { resources: [{ ...RESOURCE, outputs: { uid: 'old' } }], pending: 0 } },
    /uid of an object that does not exist/,
  ],
  ['an object that nothing owns', { live: [SERVICE, GUEST, object('Secret', 'x')] }, /Secret vms\/web is orphaned/],
  [
    'a field that is not as the program says',
    { live: [object('Service', 's', { spec: { ports: [{ port: 81 }] } }), GUEST] },
    /spec\.ports\[0\]\.port is 81, not 80/,
  ],
  ['a guest that was restarted', { seen: restarted }, /VirtualMachineInstance vms\/web was restarted unannounced/],
  [
    'an object that was recreated',
    { seen: new Map([['Service vms/web', ['old', 's']]]) },
    /Service vms\/web was recreated unannounced/,
  ],
  [
    'a new object that was made twice',
    { before: new Map(), seen: new Map([['Service vms/web', ['a', 's']]]) },
    /recreated unannounced/,
  ],
  [
    'a restart that did not happen',
    { announced: { restarts: ['web'] }, said: 'restart' },
    /started 0 times; once was announced/,
  ],
  [
    'a restart that happened twice',
    {
      announced: { restarts: ['web'] },
      seen: new Map([['VirtualMachineInstance vms/web', ['g', 'h', 'i']]]),
      said: 'restart',
    },
    /started 2 times/,
  ],
  [
    'a restart of which nothing was said',
    { announced: { restarts: ['web'] }, seen: restarted },
    /was restarted, and nothing was said/,
  ],
])('it reports %s', (_, change, complaint) => {
  expect(audit({ ...WELL, ...change }).join('\n')).toMatch(complaint);
});

test('a removal must leave nothing, and bring nothing back', () => {
  const gone = { ...WELL, wanted: [], state: { resources: [], pending: 0 }, live: [], announced: { removes: true } };
  // A controller may replace a member of a pool before it sees that the pool goes.
  expect(audit({ ...gone, seen: new Map([...WELL.seen, ['VirtualMachine vms/pool-2', ['x']]]) })).toEqual([]);
  expect(audit({ ...gone, live: [SERVICE] }).join()).toMatch(/Service vms\/web is orphaned/);
  const again = new Map([['Service vms/web', ['s', 't']]]);
  expect(audit({ ...gone, seen: again }).join()).toMatch(/created again by its removal/);
});

test('a Secret is compared by its encoded data, and its text is not repeated', () => {
  const secret = (data: object) =>
    ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login', namespace: 'vms' }, ...data }) as KubeObject;
  const wanted = [...WELL.wanted, { object: secret({ stringData: { userdata: 'hunter2' } }) }];
  const live = [...WELL.live, secret({ data: { userdata: Buffer.from('hunter2').toString('base64') } })];
  expect(audit({ ...WELL, wanted, live })).toEqual([]);
});
