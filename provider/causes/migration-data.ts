/** How much a live migration has left to copy. No object of the API holds it: virt-handler on the source node measures it, as a metric. */
import { objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { nodeOf } from './nodes';
import { bytes } from './progress';
import type { Surroundings } from './surroundings';

const METRIC = 'kubevirt_vmi_migration_data_remaining_bytes';

/** The newest value of the metric for a guest, in bytes. virt-handler gives several, with the times at which they were measured. */
export function dataRemaining(metrics: string, { namespace, name }: { namespace: string; name: string }) {
  const samples = metrics
    .split('\n')
    .filter((line) => line.startsWith(`${METRIC}{`))
    .map((line) => /\{(.*)\}\s+(\S+)(?:\s+(\d+))?/.exec(line))
    .filter((match) => match !== null)
    .map(([, labels = '', value, at = '0']) => ({ labels: `,${labels},`, value: Number(value), at: Number(at) }))
    .filter(({ labels }) => labels.includes(`,namespace="${namespace}",`) && labels.includes(`,name="${name}",`))
    .filter(({ value }) => Number.isFinite(value));
  return samples.sort((a, b) => a.at - b.at).at(-1)?.value;
}

/** Such as `120 MiB left to copy`; undefined where it cannot be read. `guest`: the VMI that is being migrated. */
export async function leftToCopy(guest: KubeObject | undefined, around: Surroundings): Promise<string | undefined> {
  const { name = '', namespace = '' } = guest?.metadata ?? {};
  const { sourceNode, completed } = objectAt(guest, 'status', 'migrationState') ?? {};
  if (!sourceNode || completed === true) return undefined;
  const [kubevirt] = await around.list('kubevirts');
  const home = kubevirt?.metadata?.namespace;
  if (home === undefined) return undefined;
  const handler = (await around.list('handlers', home)).find((pod) => nodeOf(pod) === sourceNode);
  const left = handler && dataRemaining(await around.metrics(handler), { namespace, name });
  return left === undefined ? undefined : `${bytes(left)} left to copy`;
}
