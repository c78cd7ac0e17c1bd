/** Which MigrationPolicy applies to a guest. */
import { type JsonObject, objectAt } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { matchesLabels } from '../kube/selector';

/** Of the policies whose selectors all match: the one with most labels, then with most labels of the guest, then the first by name. */
export function migrationPolicyFor<P extends Pick<KubeObject, 'metadata' | 'spec'>>(
  policies: readonly P[],
  guestLabels: unknown,
  namespaceLabels: unknown,
): P | undefined {
  return policies
    .filter((policy) => {
      const selectors = selectorsOf(policy);
      return (
        selectors !== undefined &&
        matchesLabels(selectors['virtualMachineInstanceSelector'], guestLabels) &&
        matchesLabels(selectors['namespaceSelector'], namespaceLabels)
      );
    })
    .sort((a, b) => {
      const [allA, guestA] = weight(a);
      const [allB, guestB] = weight(b);
      return allB - allA || guestB - guestA || (nameOf(a) < nameOf(b) ? -1 : 1);
    })[0];
}

const selectorsOf = ({ spec }: { readonly spec?: unknown }): JsonObject | undefined => objectAt(spec, 'selectors');

const nameOf = ({ metadata }: Pick<KubeObject, 'metadata'>): string => String(metadata?.name);

function weight(policy: { readonly spec?: unknown }): readonly [all: number, guest: number] {
  const count = (key: string) => Object.keys(objectAt(selectorsOf(policy), key) ?? {}).length;
  const ofGuest = count('virtualMachineInstanceSelector');
  return [ofGuest + count('namespaceSelector'), ofGuest];
}
