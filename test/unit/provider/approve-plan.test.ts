/** The approval of an InstallPlan: sent once for each state of it, with the version that was judged, and a rejection ends the wait. */
import { ApiError } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { APPROVE_ANNOTATION } from '../../../kubevirt/hyperconverged';
import { PlanApprover } from '../../../provider/lifecycle/approve-plan';

const OLM = 'operators.coreos.com/v1alpha1';
const CSV = 'kubevirt-hyperconverged-operator.v4.20.1';
const subscription: KubeObject = {
  apiVersion: OLM,
  kind: 'Subscription',
  metadata: { name: 'virt', namespace: 'openshift-cnv', annotations: { [APPROVE_ANNOTATION]: CSV } },
  spec: { installPlanApproval: 'Manual' },
  status: {},
};
const plan = (resourceVersion: string, csvs = [CSV]): KubeObject => ({
  apiVersion: OLM,
  kind: 'InstallPlan',
  metadata: { name: 'install-a', namespace: 'openshift-cnv', resourceVersion },
  spec: { approved: false, clusterServiceVersionNames: csvs },
});

function approver(answer: () => Promise<unknown>) {
  const sent: unknown[] = [];
  const operation = {
    signal: new AbortController().signal,
    resource: { urn: 'urn:pulumi:dev::p::kubevirt:index:Manifest::subscription' },
    session: {
      config: {},
      cluster: {
        patch: (_: unknown, ref: object, { body }: { body: object }) => {
          sent.push({ ...ref, ...body });
          return answer();
        },
      },
    },
  };
  return { sent, made: new PlanApprover(operation as never) };
}

const rejected = (status: number) => async () => {
  throw new ApiError({ message: 'installplans is forbidden', status, reason: 'x', attempt: { verb: 'patch' } });
};

test('is sent with the version that was judged, once for each, and never for another ClusterServiceVersion', () => {
  const { sent, made } = approver(async () => ({}));
  expect(made.look(subscription, [plan('7', ['other.v1.0.0'])])).toBeUndefined();
  expect(sent).toEqual([]);
  for (const version of ['7', '7', '8']) expect(made.look(subscription, [plan(version)])).toBeUndefined();
  expect(sent).toEqual(
    ['7', '8'].map((resourceVersion) => ({
      name: 'install-a',
      namespace: 'openshift-cnv',
      metadata: { resourceVersion },
      spec: { approved: true },
    })),
  );
});

test('a rejection is a failure with the right that is missing; a plan that has changed since is judged again', async () => {
  const forbidden = approver(rejected(403));
  const woken = new Promise<void>((resolve) => forbidden.made.onAnswer(resolve));
  forbidden.made.look(subscription, [plan('7')]);
  await woken;
  expect(forbidden.made.look(subscription, [plan('7')])).toEqual({
    state: 'failed',
    message: 'the InstallPlan install-a could not be approved: installplans is forbidden',
    next: expect.stringContaining('right to patch installplans.operators.coreos.com'),
  });

  const changed = approver(rejected(409));
  changed.made.look(subscription, [plan('7')]);
  await Promise.resolve();
  expect(changed.made.look(subscription, [plan('8')])).toBeUndefined();
  expect(changed.sent).toHaveLength(2);
});
