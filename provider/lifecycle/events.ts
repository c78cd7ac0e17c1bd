import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Operation } from './operation';

const EVENT = kindOf('v1', 'Event')!;
const SHOWN = 3;

/** The last warning events about an object and other objects of its name: events of a guest are about its VM or its VMI. */
export async function lastWarnings({ session, ref, clean }: Operation): Promise<string[]> {
  if (!ref.namespace) return [];
  // Events are optional: without permission or connection, the rest of the message is shown.
  const signal = AbortSignal.any([AbortSignal.timeout(2_000), session.stopping]);
  const options = { namespace: ref.namespace, fieldSelector: `involvedObject.name=${ref.name},type=Warning`, signal };
  const { items } = await session.cluster.list(EVENT, options).catch(() => ({ items: [] as KubeObject[] }));
  return items
    .sort((a, b) => seen(a).localeCompare(seen(b)))
    .slice(-SHOWN)
    .map((event) => clean(`${event['reason']}: ${event['message']}`));
}

function seen(event: KubeObject): string {
  return String(event['lastTimestamp'] ?? event['eventTime'] ?? event.metadata?.creationTimestamp ?? '');
}
