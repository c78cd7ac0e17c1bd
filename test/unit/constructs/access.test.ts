import { App, Chart } from 'cdk8s';
import {
  Access,
  type AccessSubjects,
  MachineAccess,
  Subject,
  VirtualMachine,
  VirtualMachineInstance,
  VMPool,
} from 'kubevirt-iac';
import { UNRESOLVED } from '../../../kube/unresolved';
import { PERSONAS } from '../../../kubevirt/rights';
import { chartIn, type Loose, objectsOf } from './rendered';

const OPS = Subject.group('ops');

describe('Access', () => {
  it.each([
    ['viewers', 'viewer'],
    ['consoleOperators', 'console-operator'],
    ['operators', 'operator'],
    ['authors', 'vm-author'],
    ['migrators', 'migrator'],
    ['imagePublishers', 'image-publisher'],
  ] as const)('%s get the rights of the persona %s, and no others', (role, persona) => {
    const chart = chartIn('shop');
    new Access(chart, 'access', { [role]: [OPS] } as AccessSubjects);
    const objects = objectsOf(chart) as unknown as Loose[];
    const made = objects.filter(({ kind }) => (kind as unknown as string) === 'Role');
    expect(made.map(({ metadata }) => metadata)).toEqual([{ name: `shop-access-${persona}`, namespace: 'shop' }]);
    const own = PERSONAS[persona].rules().map(({ why: _, ...rule }) => rule);
    expect(made[0]!.rules).toEqual(own);
    const bindings = objects.filter(({ kind }) => String(kind) === 'RoleBinding');
    const bound = bindings.map(({ roleRef }) => String(roleRef.name)).filter((name) => name.includes(':'));
    expect(bound).toEqual([...PERSONAS[persona].binds]);
    for (const { subjects } of bindings)
      expect(subjects).toEqual([{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'ops' }]);
  });

  it('of two namespaces do not share a name, and all subjects of a role one binding', () => {
    const app = new App();
    for (const namespace of ['a', 'b']) {
      const chart = new Chart(app, namespace, { namespace });
      new Access(chart, 'access', { viewers: [OPS, Subject.user('alice'), Subject.serviceAccount('ci', 'pipelines')] });
    }
    const objects = app.charts.flatMap((chart) => objectsOf(chart));
    const names = objects.map(({ kind, metadata }) => `${kind} ${metadata?.namespace ?? ''}/${metadata?.name}`);
    expect(new Set(names).size).toBe(names.length);
    const binding = objects.find(({ kind }) => kind === 'RoleBinding') as unknown as Loose;
    expect(binding.subjects).toMatchObject([
      { name: 'ops' },
      { name: 'alice' },
      { name: 'ci', namespace: 'pipelines' },
    ]);
  });

  it('of all namespaces are ClusterRoles', () => {
    const chart = chartIn('shop');
    new Access(chart, 'admins', { operators: [OPS], allNamespaces: true });
    expect(objectsOf(chart).map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual([
      'ClusterRole admins-operator',
      'ClusterRoleBinding admins-operator',
      'ClusterRoleBinding admins-operator-migrate',
    ]);
  });

  it.each([
    [{}, 'nobody gets any right. Name subjects in one of `viewers`'],
    [{ viewers: [{ kind: 'ServiceAccount', name: 'ci' }] }, 'the ServiceAccount ci has no namespace'],
    [{ viewers: [OPS], namespace: 'a', allNamespaces: true }, 'exclude each other'],
    [{ viewers: [OPS], namespace: UNRESOLVED as never }, 'must be plain text that is known at synth'],
  ] as const)('rejects %j', (props, message) => {
    expect(() => new Access(chartIn(), 'access', props as AccessSubjects)).toThrow(message);
  });

  it('need a namespace, or say that they are cluster-wide', () => {
    expect(() => new Access(new Chart(new App(), 'c'), 'access', { viewers: [OPS] })).toThrow(
      'Set `namespace`, or `allNamespaces: true`',
    );
  });
});

describe('the commands that connect to a guest', () => {
  const { access } = new VirtualMachine(chartIn('shop'), 'web', { instancetype: 'u1.small' });

  it.each([
    [access.ssh('fedora'), 'virtctl ssh --namespace shop fedora@vm/web'],
    [
      access.ssh('fedora', { identityFile: 'my keys/id' }),
      "virtctl ssh --namespace shop --identity-file 'my keys/id' fedora@vm/web",
    ],
    [access.scp('fedora', 'a.tgz', '/tmp/'), 'virtctl scp --namespace shop a.tgz fedora@vm/web:/tmp/'],
    [access.vnc(), 'virtctl vnc --namespace shop web'],
    [access.serial(), 'virtctl console --namespace shop web'],
    [access.rdp(), 'virtctl port-forward --namespace shop vm/web 13389:3389'],
    [access.portForward(5432), 'virtctl port-forward --namespace shop vm/web 5432:5432'],
    [
      access.openShiftConsole('https://console.example.com/'),
      'https://console.example.com/k8s/ns/shop/kubevirt.io~v1~VirtualMachine/web/console',
    ],
  ])('%s', (command, expected) => {
    expect(command).toBe(expected);
  });

  it('are those of a VMI for a bare guest, and of one VM for a pool', () => {
    const chart = chartIn('shop');
    const vmi = new VirtualMachineInstance(chart, 'job', { cpu: 1, memory: '1Gi' });
    const pool = new VMPool(chart, 'workers', { machine: { instancetype: 'u1.small' } });
    expect(vmi.access.ssh('root')).toBe('virtctl ssh --namespace shop root@vmi/job');
    expect(pool.accessTo(3).serial()).toBe('virtctl console --namespace shop workers-3');
  });

  it('hold what a program gives as single words, and no options in place of a user', () => {
    expect(access.scp('ops', 'a; rm -rf ~', '/tmp/$(id)')).toBe(
      "virtctl scp --namespace shop 'a; rm -rf ~' 'ops@vm/web:/tmp/$(id)'",
    );
    expect(() => access.ssh('-oProxyCommand=x')).toThrow('is not a valid user name of a guest');
  });

  it('are known once the name is', () => {
    expect(new MachineAccess({ name: UNRESOLVED as never }).vnc()).toBe(UNRESOLVED);
  });
});
