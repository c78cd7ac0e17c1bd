import { objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';
import { shortened } from './pods';

/** Warnings that explain a wait by themselves, with the remedy. A warning that is not listed is often normal in a start. */
const TELLING: readonly { says: RegExp; next: string }[] = [
  { says: /exceeded quota/, next: 'Request less, or raise the ResourceQuota of the namespace.' },
  {
    says: /LimitRange|maximum .* usage per|minimum .* usage per/,
    next: "Request what the namespace's LimitRange allows.",
  },
  { says: /violates PodSecurity/, next: 'Label the namespace for Pod Security `privileged`, as KubeVirt requires.' },
  {
    says: /failed calling webhook|admission webhook .* denied/,
    next: 'Check the admission webhook that the message names, and the Pods behind it.',
  },
  { says: /storageclass\S* ".*" not found/i, next: 'Create the StorageClass, or name an existing one.' },
  { says: /ProvisioningFailed|no persistent volumes available/, next: 'Check the provisioner of the StorageClass.' },
  { says: /FailedMount|FailedAttachVolume|FailedMapVolume/, next: 'Check the volume that the message names.' },
  { says: /FailedCreatePodSandBox/, next: 'Check the network plugin of the node.' },
  {
    says: /ErrClaimNotValid|ErrUnableToDetermine|NotFound.*DataSource/i,
    next: 'Correct the storage request of the DataVolume.',
  },
];

/** The newest telling warning about one of the objects, each named `Kind/name`. */
export function eventCause(events: readonly KubeObject[], about: ReadonlySet<string>): Cause | undefined {
  const newestFirst = [...events].sort((a, b) => seen(b).localeCompare(seen(a)));
  for (const event of newestFirst) {
    const subject = objectAt(event, 'involvedObject') ?? {};
    if (!about.has(`${subject['kind']}/${subject['name']}`)) continue;
    const text = `${event['reason']}: ${event['message']}`;
    const telling = TELLING.find(({ says }) => says.test(text));
    if (telling) return { message: `${subject['kind']} ${subject['name']}: ${shortened(text)}`, next: telling.next };
  }
  return undefined;
}

function seen(event: KubeObject): string {
  return String(event['lastTimestamp'] ?? event['eventTime'] ?? event.metadata?.creationTimestamp ?? '');
}
