import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { guestOutputs } from '../kinds';
import type { Session } from '../session';
import { type CheckFailure, type InvokeRequest, type InvokeResponse, RpcError, status } from '../wire';

const ARGUMENTS = ['name', 'namespace'];
const TIMEOUT_MS = 60_000;

/** Functions read the cluster, in previews too: a program that calls one needs a cluster. */
export async function invoke({ tok, args }: InvokeRequest, session: Session): Promise<Partial<InvokeResponse>> {
  if (tok !== 'kubevirt:index:getVirtualMachine') {
    throw new RpcError(
      `${tok} is not a function of the kubevirt provider. The functions are kubevirt:index:getVirtualMachine.`,
      status.INVALID_ARGUMENT,
    );
  }
  const failures = argumentFailures(args.value);
  if (failures.length > 0) return { failures };
  const { name, namespace = session.config.namespace } = args.value as { name: string; namespace?: string };
  return { return: { value: await getVirtualMachine(name, namespace, session), secrets: [] } };
}

function argumentFailures(args: Record<string, unknown>): CheckFailure[] {
  const unknown = Object.keys(args).filter((key) => !ARGUMENTS.includes(key));
  const wrong = ARGUMENTS.filter((key) => typeof args[key] !== 'string' && (key === 'name' || args[key] !== undefined));
  return [
    ...unknown.map((property) => ({
      property,
      reason: `is not an argument; the arguments are ${ARGUMENTS.join(', ')}`,
    })),
    ...wrong.map((property) => ({ property, reason: 'must be a string' })),
  ];
}

async function getVirtualMachine(name: string, namespace: string, session: Session): Promise<Record<string, unknown>> {
  const signal = AbortSignal.any([session.stopping, AbortSignal.timeout(TIMEOUT_MS)]);
  const read = (kind: string): Promise<KubeObject | undefined> => {
    const apiVersion = 'kubevirt.io/v1';
    const { plural, namespaced } = kindOf(apiVersion, kind)!;
    const ref = { apiVersion, kind, namespace, name };
    return session.cluster.find({ apiVersion, kind, plural, namespaced }, ref, { signal });
  };
  const live = await read('VirtualMachine');
  if (!live) {
    const ref = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace, name };
    throw new RpcError(`${describe(ref)} does not exist. Check its name and namespace.`, status.NOT_FOUND);
  }
  const instance = await read('VirtualMachineInstance');
  const conditions = (live.status?.['conditions'] ?? []) as { type?: string; status?: string }[];
  return {
    name,
    namespace,
    uid: live.metadata?.uid,
    printableStatus: live.status?.['printableStatus'] ?? '',
    running: instance?.status?.['phase'] === 'Running',
    restartRequired: conditions.some((one) => one.type === 'RestartRequired' && one.status === 'True'),
    ipAddresses: [],
    ...(instance && guestOutputs(instance)),
  };
}
