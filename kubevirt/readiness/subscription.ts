import type { KubeObject } from '../../kube/object';
import { APPROVE_ANNOTATION, approvalOf, CSV_PREFIX, wantedCsv } from '../hyperconverged';
import * as live from './conditions';
import { holds } from './evaluate';
import {
  all,
  annotation,
  any,
  at,
  choice,
  condition,
  equal,
  failed,
  given,
  isTrue,
  not,
  older,
  otherwise,
  READY,
  reason,
  say,
  spec,
  status,
  waiting,
} from './expression';
import type { KindGate, Readiness } from './gate';

const INSTALLED = status('installedCSV');
/** What is approved, where that is not left to OLM. */
const WANTED = choice(equal(spec('installPlanApproval'), 'Manual'), otherwise(annotation(APPROVE_ANNOTATION), ''), '');
const TARGET = choice(equal(WANTED, ''), otherwise(spec('startingCSV'), ''), WANTED);
const IS_THERE = all(
  given(INSTALLED),
  any(equal(INSTALLED, WANTED), all(equal(WANTED, ''), not(older(INSTALLED, spec('startingCSV'), CSV_PREFIX)))),
);
const PLAN = status('installPlanRef', 'name');
const APPROVAL_PENDING = all(
  given(PLAN),
  isTrue('InstallPlanPending'),
  equal(condition('InstallPlanPending', 'reason'), 'RequiresApproval'),
);
const INSTALLS = waiting(choice(equal(TARGET, ''), 'OLM installs it', say`OLM installs ${TARGET}`));

/**
 * OLM reports the version that is installed once its ClusterServiceVersion exists; until then, an InstallPlan may wait for its approval. Beside it
 * stand the InstallPlans and ClusterServiceVersions of the namespace.
 */
export const subscription: KindGate = {
  alone: [
    { when: IS_THERE, gives: READY },
    {
      when: isTrue('ResolutionFailed'),
      gives: failed(
        say`OLM finds no way to install it: ${reason('ResolutionFailed', 'no reason given')}`,
        'Compare source, channel and startingCSV with `oc get packagemanifest`.',
      ),
    },
    {
      when: APPROVAL_PENDING,
      gives: waiting(
        say`the InstallPlan ${PLAN} waits for its approval`,
        say`Approve it: \`oc -n ${at('metadata', 'namespace')} patch installplan ${PLAN} --type merge -p '{"spec":{"approved":true}}'\`.`,
      ),
    },
    { gives: INSTALLS },
  ],
  beside(object, related, alone) {
    if (alone.state === 'ready') return operatorInstalled(String(live.status(object, 'installedCSV')), related);
    const wanted = wantedCsv(object);
    if (alone.state === 'failed' || !wanted) return alone;
    const approval = approvalOf(object, wanted, ofKind(related, 'InstallPlan'));
    if (approval.state === 'refused') return live.failed(approval.message, approval.next);
    if (approval.state === 'approve')
      return live.waiting(`the InstallPlan ${approval.plan.metadata?.name} is being approved`);
    return holds(APPROVAL_PENDING, object) ? live.waiting(`OLM installs ${wanted}`) : alone;
  },
};

const ofKind = (objects: readonly KubeObject[], kind: string): KubeObject[] =>
  objects.filter((one) => one.kind === kind);

/** A ClusterServiceVersion exists before what it installs runs. */
function operatorInstalled(name: string, related: readonly KubeObject[]): Readiness {
  const csv = ofKind(related, 'ClusterServiceVersion').find(({ metadata }) => metadata?.name === name);
  if (!csv) return live.waiting(`OLM has not made the ClusterServiceVersion ${name} yet`);
  const phase = live.status(csv, 'phase');
  if (phase === 'Succeeded') return live.READY;
  const why = [live.status(csv, 'reason'), live.status(csv, 'message')].filter(Boolean).join(', ');
  const said = `the ClusterServiceVersion ${name} is ${phase ?? 'new'}${why ? `: ${why}` : ''}`;
  if (phase !== 'Failed') return live.waiting(said);
  // OLM tries again as long as the Deployments may still come up.
  return live.stuck(
    said,
    `Inspect what it installs: \`oc -n ${csv.metadata?.namespace} get deployments,pods\`; OLM goes on once that runs.`,
  );
}
