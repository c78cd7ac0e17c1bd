import type { Cluster } from '../../../cluster';
import { invoke } from '../../../provider/server/invoke';
import { Session } from '../../../provider/session';

const TOKEN = 'kubevirt:index:getVirtualMachine';
const objects: Readonly<Record<string, object>> = {
  'VirtualMachine vms/web': {
    kind: 'VirtualMachine',
    metadata: { uid: 'u1' },
    status: { printableStatus: 'Running', conditions: [{ type: 'RestartRequired', status: 'True' }] },
  },
  'VirtualMachineInstance vms/web': {
    kind: 'VirtualMachineInstance',
    status: { phase: 'Running', nodeName: 'node-1', interfaces: [{ ipAddress: '10.0.0.7' }] },
  },
  'VirtualMachine vms/off': { kind: 'VirtualMachine', metadata: { uid: 'u2' }, status: { printableStatus: 'Stopped' } },
};

function session(): Session {
  const made = new Session();
  const find: Pick<Cluster, 'find'>['find'] = async (kind, { namespace, name }) =>
    objects[`${kind.kind} ${namespace}/${name}`] as never;
  Object.defineProperty(made, 'cluster', { value: { find } });
  return made;
}
const call = (value: Record<string, unknown>, tok = TOKEN) => invoke({ tok, args: { value, secrets: [] } }, session());

describe('P7: the function getVirtualMachine', () => {
  it('reads the VM and its guest, of whoever manages it', async () => {
    expect((await call({ name: 'web', namespace: 'vms' })).return?.value).toEqual({
      name: 'web',
      namespace: 'vms',
      uid: 'u1',
      printableStatus: 'Running',
      running: true,
      restartRequired: true,
      nodeName: 'node-1',
      ipAddresses: ['10.0.0.7'],
    });
  });

  it('reports a stopped VM as such', async () => {
    expect((await call({ name: 'off', namespace: 'vms' })).return?.value).toMatchObject({
      running: false,
      restartRequired: false,
      ipAddresses: [],
    });
  });

  it('rejects a VM that does not exist, an unknown argument, and an unknown function', async () => {
    await expect(call({ name: 'web' })).rejects.toThrow(/VirtualMachine default\/web does not exist/);
    expect((await call({ nmae: 'web' })).failures).toEqual([
      { property: 'nmae', reason: 'is not an argument; the arguments are name, namespace' },
      { property: 'name', reason: 'must be a string' },
    ]);
    await expect(call({}, 'kubevirt:index:getX')).rejects.toThrow(/The functions are kubevirt:index:getVirtualMachine/);
  });
});
