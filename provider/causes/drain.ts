/** What a NodeMaintenance waits for: the guests and Pods on its node, as a drain treats them. */
import { objectAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type Occupant, planDrain } from '../../kubevirt/availability';
import { profileOf } from '../../kubevirt/declared-profile';
import type { Cause } from './cause';
import type { Surroundings } from './surroundings';

export async function maintenanceCause(live: KubeObject, around: Surroundings): Promise<Cause | undefined> {
  const node = String(valueAt(live, 'spec', 'nodeName') ?? '');
  const [pods, guests, machines, budgets, nodes, kubevirts] = await Promise.all([
    around.list('pods'),
    around.list('instances'),
    around.list('machines'),
    around.list('budgets'),
    around.list('nodes'),
    around.list('kubevirts'),
  ]);
  const plan = planDrain(
    {
      node,
      nodes,
      pods: pods.filter((pod) => valueAt(pod, 'spec', 'nodeName') === node),
      guests: guests.filter((vmi) => valueAt(vmi, 'status', 'nodeName') === node),
      machines,
      budgets,
      profile: profileOf(kubevirts),
    },
    // As the operator drains.
    { force: true, deleteEmptyDirData: true },
  );
  return causeAmong(plan, 'blocks') ?? failedMigration(plan) ?? causeAmong(plan, 'waits') ?? moving(plan);
}

/** The first that leaves in this way, and how many more there are. */
function causeAmong(plan: readonly Occupant[], leaving: Occupant['leaving']): Cause | undefined {
  const [first, ...others] = plan.filter((one) => one.leaving === leaving);
  if (!first) return undefined;
  return { message: `${nameOf(first)}${andMore(others)}: ${first.sentence.replace(/\.$/, '')}` };
}

function failedMigration(plan: readonly Occupant[]): Cause | undefined {
  const failed = plan.find(({ object }) => stateOf(object)?.['failed'] === true);
  if (!failed) return undefined;
  const reason = stateOf(failed.object)!['failureReason'] ?? 'no reason given';
  return { message: `${nameOf(failed)}: its migration failed, and KubeVirt tries again: ${reason}` };
}

function moving(plan: readonly Occupant[]): Cause | undefined {
  const [first, ...others] = plan.filter(({ leaving }) => leaving === 'moves');
  if (!first) return undefined;
  const to = stateOf(first.object)?.['targetNode'];
  return { message: `${nameOf(first)}${andMore(others)} is migrated${to ? ` to ${to}` : ''}` };
}

const stateOf = (vmi: KubeObject) => objectAt(vmi, 'status', 'migrationState');

const nameOf = ({ object, name }: Occupant): string => `${object.kind === 'Pod' ? 'Pod' : 'guest'} ${name}`;

const andMore = ({ length }: readonly Occupant[]): string => (length === 0 ? '' : ` (and ${length} more)`);
