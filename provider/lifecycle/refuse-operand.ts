/** One owner for the objects of the platform: HyperConverged, or the program. */
import { ApiError, type ResourceKind } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { HYPERCONVERGED_OPERANDS, hyperConvergedField, isHyperConvergedOperand } from '../../kubevirt/hyperconverged';
import { OPERATORS } from '../../kubevirt/operators';
import { allOf, resourceKind } from '../platform';
import { RpcError } from '../wire';
import type { Operation } from './operation';

/**
 * Rejects a write to an object that HyperConverged has made, whatever the program says of it: HyperConverged would revert it within seconds, and
 * two managers of one object never come to rest. Also the creation of one beside HyperConverged, and that of HyperConverged beside a standalone
 * installation, whose operators follow one object only. Reads only the few kinds that it makes.
 */
export async function refuseOperand(operation: Operation): Promise<void> {
  const { session, kind, ref, signal } = operation;
  const isOperand = HYPERCONVERGED_OPERANDS.includes(kind.kind);
  if (!isOperand && kind.kind !== 'HyperConverged') return;
  const live = await session.cluster.find(kind, ref, { signal });
  if (live && isOperand && isHyperConvergedOperand(live)) throw new RpcError(managed(operation));
  if (live) return;
  if (isOperand) {
    const [owner] = await installed(operation, resourceKind(OPERATORS.hyperconverged));
    if (owner) throw new RpcError(besideHyperConverged(operation, owner));
    return;
  }
  const standalone = [
    ...(await installed(operation, resourceKind(OPERATORS.kubevirt))),
    ...(await installed(operation, resourceKind(OPERATORS.cdi))),
  ].filter((one) => !isHyperConvergedOperand(one));
  if (standalone.length > 0) throw new RpcError(besideStandalone(operation, standalone));
}

const managed = ({ ref, kind }: Operation): string =>
  `${describe(ref)} is managed by HyperConverged, which reverts every other change of it. Nothing was changed. Remove it from the program (with \`retainOnDelete: true\` if it is in the state), and ${hyperConvergedField(kind.kind)}.`;

const besideHyperConverged = ({ ref, kind }: Operation, owner: KubeObject): string =>
  `${describe(ref)} was not created: ${describe(owner)} is in the cluster and makes its own ${kind.kind} object, and the operator follows one only. Remove it from the program, and ${hyperConvergedField(kind.kind)}.`;

const besideStandalone = ({ ref }: Operation, standalone: readonly KubeObject[]): string =>
  `${describe(ref)} was not created: ${standalone.map(describe).join(' and ')} ${standalone.length === 1 ? 'is' : 'are'} installed without HyperConverged, which would make its own, and the operators follow one only. Keep the standalone installation and remove HyperConverged from the program, or uninstall it first.`;

/** Objects of a kind, as far as this user may see them: who may not, is not kept from writing. */
async function installed({ session, signal }: Operation, kind: ResourceKind): Promise<readonly KubeObject[]> {
  try {
    return await allOf(session, kind, { signal });
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}
