import { describe } from '../../kube/object';
import {
  HYPERCONVERGED_OPERANDS,
  hyperConvergedField,
  isHyperConvergedOperand,
} from '../../kubevirt/hyperconverged-operands';
import { RpcError } from '../wire';
import type { Operation } from './operation';

/**
 * Rejects a write to an object that HyperConverged has made, whatever the program says of it: HyperConverged would revert it within seconds, and
 * two managers of one object never come to rest. Reads only the few kinds that it makes.
 */
export async function refuseOperand({ session, kind, ref, signal }: Operation): Promise<void> {
  if (!HYPERCONVERGED_OPERANDS.includes(kind.kind)) return;
  const live = await session.cluster.find(kind, ref, { signal });
  if (!live || !isHyperConvergedOperand(live)) return;
  throw new RpcError(
    `${describe(ref)} is managed by HyperConverged, which reverts every other change of it. Nothing was changed. Remove it from the program (with \`retainOnDelete: true\` if it is in the state), and ${hyperConvergedField(kind.kind)}.`,
  );
}
