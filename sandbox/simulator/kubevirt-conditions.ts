/** What the KubeVirt object says in each state: always the same conditions, whatever it waits for. */
import { type Condition, withConditions, withoutConditions } from './conditions';
import type { KubeVirt } from './types';
import type { World } from './world';

type Told = { conditions: readonly Condition[]; gone: readonly string[] };

const three = (
  reason: string,
  message: string,
  [available, progressing, degraded]: readonly Condition['status'][],
): Condition[] => [
  { type: 'Available', status: available!, reason, message },
  { type: 'Progressing', status: progressing!, reason, message },
  { type: 'Degraded', status: degraded!, reason, message },
];
const CREATED: Condition = {
  type: 'Created',
  status: 'True',
  reason: 'AllResourcesCreated',
  message: 'All resources were created.',
};
export const AVAILABLE: Told = {
  conditions: [...three('AllComponentsReady', 'All components are ready.', ['True', 'False', 'False']), CREATED],
  gone: ['Synchronized'],
};
export const DEPLOYING: Told = {
  conditions: three('DeploymentInProgress', 'Deploying the components', ['False', 'True', 'False']),
  gone: ['Synchronized'],
};
export const UPDATING: Told = {
  conditions: three('UpdateInProgress', 'Transitioning to the new version', ['True', 'True', 'True']),
  gone: ['Created', 'Synchronized'],
};
export const DELETING: Told = {
  conditions: three('DeletionInProgress', 'Deletion was triggered', ['False', 'False', 'True']),
  gone: ['Created', 'Synchronized'],
};

/** Of two KubeVirt objects, or one beside its operator's namespace, virt-operator touches none. */
export const ANOTHER: Condition = {
  type: 'Synchronized',
  status: 'False',
  reason: 'ExistingDeployment',
  message: 'There is an active KubeVirt deployment',
};

/** virt-operator tries an object that it cannot create again and again. */
export const STUCK: Condition = {
  type: 'Synchronized',
  status: 'False',
  reason: 'DeploymentFailed',
  message: 'An error occurred during deployment: simulated by the fault stuck',
};

export const told = ({ status }: KubeVirt, { conditions, gone }: Told, world: World): Condition[] =>
  withConditions(withoutConditions(status?.conditions, gone), conditions, world.now());
