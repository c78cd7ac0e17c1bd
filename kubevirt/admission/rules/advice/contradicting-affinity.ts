/** Guests that must share a node and must not. */
import { objectAt, objectsAt } from '../../../../kube/json';
import { describe, type KubeObject } from '../../../../kube/object';
import { matchesSelector } from '../../../../kube/selector';
import { type Guests, guestsLike, namespaceOf } from '../../../guests';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { sameJson } from '../shared/rule-templates';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

type Term = Readonly<Record<string, unknown>>;

const termsOf = (spec: unknown, kind: 'podAffinity' | 'podAntiAffinity'): readonly Term[] =>
  objectsAt(spec, 'affinity', kind, REQUIRED);

/** Whether a term of a guest in `namespace` is about those guests. A selector of namespaces may mean any. */
function isAbout(term: Term, namespace: string, { namespace: theirs, labels }: Pick<Guests, 'namespace' | 'labels'>) {
  const named = term['namespaces'];
  const given = Array.isArray(named) && named.length > 0;
  const reaches = term['namespaceSelector'] !== undefined || (given ? named.includes(theirs) : theirs === namespace);
  return reaches && term['labelSelector'] !== undefined && matchesSelector(term['labelSelector'], labels);
}

const sameTopology = (one: Term, other: Term) => one['topologyKey'] === other['topologyKey'];

const sameGuests = (one: Term, other: Term) =>
  ['labelSelector', 'namespaces', 'namespaceSelector'].every((key) => sameJson(one[key], other[key]));

/** Why a guest can be nowhere beside those that a term of its affinity names. */
function contradiction(vmi: VmiSpecView, together: Term): string | undefined {
  const apart = termsOf(vmi.spec, 'podAntiAffinity').filter((term) => sameTopology(term, together));
  const namespace = namespaceOf(vmi.object);
  if (apart.some((term) => sameGuests(term, together))) return 'its podAntiAffinity selects the same guests';
  const labels = vmi.metadata.labels ?? {};
  const own = vmi.object.metadata?.name;
  const wanted = objectAt(together, 'labelSelector', 'matchLabels') ?? {};
  for (const guests of guestsLike(wanted, vmi.related)) {
    if (guests.name === own && guests.namespace === namespace) continue;
    if (!isAbout(together, namespace, guests)) continue;
    if (apart.some((term) => isAbout(term, namespace, guests)))
      return `its podAntiAffinity keeps it away from ${describe(guests.owner)}, which both select`;
    const theirs = termsOf(guests.spec, 'podAntiAffinity').filter((term) => sameTopology(term, together));
    if (theirs.some((term) => isAbout(term, guests.namespace, { namespace, labels })))
      return `the podAntiAffinity of ${describe(guests.owner)}, which it selects, keeps that away from it`;
  }
  return undefined;
}

const term = (app: string) => ({ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } });
const together = (app: string) => ({ podAffinity: { [REQUIRED]: [term(app)] } });
const apart = (app: string) => ({ podAntiAffinity: { [REQUIRED]: [term(app)] } });
const db = (affinity: object): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'db', namespace: 'default' },
  spec: { runStrategy: 'Always', template: { metadata: { labels: { app: 'db' } }, spec: { affinity, domain: {} } } },
});

export const CONTRADICTING_AFFINITY = vmiRules('affinity', [
  {
    id: 'AFF-17',
    name: 'contradicting-pod-affinity',
    title: 'Guest that must be both beside and apart from another',
    paths: [`affinity.podAffinity.${REQUIRED}`, `affinity.podAntiAffinity.${REQUIRED}`],
    severity: 'warning',
    view: 'guest',
    when: 'affinity.podAffinity',
    check: (vmi): Fault[] =>
      termsOf(vmi.spec, 'podAffinity').flatMap((one, i) => {
        const why = contradiction(vmi, one);
        return why === undefined
          ? []
          : [
              {
                at: `affinity.podAffinity.${REQUIRED}[${i}]`,
                message: `The guest must run on the same ${domainOf(one)} as the guests that this term selects, but ${why}. The API accepts this, but the scheduler finds no node for it. Remove one of the two, or make one a preference (preferredDuringSchedulingIgnoredDuringExecution).`,
              },
            ];
      }),
    good: { edit: { affinity: { ...together('db'), ...apart('web') } }, related: [db(apart('db'))] },
    bad: { edit: { affinity: together('db') }, related: [db(apart('web'))] },
  },
]);

const domainOf = (term: Term): string =>
  term['topologyKey'] === 'kubernetes.io/hostname' ? 'node' : `domain (${String(term['topologyKey'])})`;
