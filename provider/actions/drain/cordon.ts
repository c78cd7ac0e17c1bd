import { describe } from '../../../kube/object';
import { kindOf } from '../../../kubevirt/kinds';
import type { Run } from '../action';

export const NODE = kindOf('v1', 'Node')!;

/** On a node that a drain has cordoned: the drain that did it. Without it, the node was cordoned by another client and is left so. */
const CORDONED_BY = 'kubevirt-iac.io/cordoned-by';

const MARK = ({ urn, name }: Run): string => `${urn} ${name}`;

/** Keeps new guests and Pods off the node. Another drain of the same resource hands its mark over. */
export async function cordon(run: Run, node: string): Promise<void> {
  const { session, signal, say } = run.operation;
  const live = await session.cluster.find(NODE, { name: node }, { signal });
  if (!live) throw new Error(`${describe({ ...NODE, name: node })} does not exist.`);
  const mark = live.metadata?.annotations?.[CORDONED_BY];
  const byAnother = live.spec?.['unschedulable'] === true && !mark?.startsWith(`${run.urn} `);
  if (byAnother || mark === MARK(run)) return;
  say(`cordoning ${node}`);
  const body = { metadata: { annotations: { [CORDONED_BY]: MARK(run) } }, spec: { unschedulable: true } };
  await session.cluster.patch(NODE, { name: node }, { type: 'merge', body }, { signal });
}

/** Makes the node schedulable again, if this very drain cordoned it. */
export async function uncordon(run: Run, node: string): Promise<void> {
  const { session, signal } = run.operation;
  const live = await session.cluster.find(NODE, { name: node }, { signal });
  if (live?.metadata?.annotations?.[CORDONED_BY] !== MARK(run)) return;
  const body = {
    metadata: { annotations: { [CORDONED_BY]: null } },
    spec: { unschedulable: null },
  };
  await session.cluster.patch(NODE, { name: node }, { type: 'merge', body }, { signal });
}
