/** Which InstallPlan is approved for a Subscription: that of exactly one version, or none. */
import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { APPROVE_ANNOTATION, approvalOf, csvOf, wantedCsv } from '../../../kubevirt/hyperconverged';
import { readinessOf } from '../../../kubevirt/readiness';

const OLM = 'operators.coreos.com/v1alpha1';
const NAMESPACE = 'openshift-cnv';
const [OLD, WANTED, NEWER] = ['4.20.0', '4.20.1', '4.20.2'].map(csvOf) as [string, string, string];

const subscription = (status: Record<string, unknown> = {}, approval = 'Manual'): KubeObject => ({
  apiVersion: OLM,
  kind: 'Subscription',
  metadata: { name: 'kubevirt-hyperconverged', namespace: NAMESPACE, annotations: { [APPROVE_ANNOTATION]: WANTED } },
  spec: { installPlanApproval: approval, startingCSV: WANTED },
  status,
});
const plan = (
  name: string,
  csvs: string[],
  more: { approved?: boolean; phase?: string; message?: string } = {},
): KubeObject => ({
  apiVersion: OLM,
  kind: 'InstallPlan',
  metadata: { name, namespace: NAMESPACE },
  spec: { approved: more.approved ?? false, clusterServiceVersionNames: csvs, generation: Number(name.slice(1)) },
  status: {
    phase: more.phase ?? 'RequiresApproval',
    ...(more.message && { conditions: [{ type: 'Installed', status: 'False', message: more.message }] }),
  },
});
const refers = (name: string, installedCSV?: string) => ({
  state: 'UpgradePending',
  installPlanRef: { name },
  ...(installedCSV && { installedCSV }),
});

test.each<[string, KubeObject, KubeObject[], string | undefined]>([
  ['the plan of the version', subscription(refers('p1')), [plan('p1', [WANTED])], 'p1'],
  ['the newest of two plans of it', subscription(), [plan('p1', [WANTED]), plan('p2', [WANTED])], 'p2'],
  ['the plan of it beside a later one', subscription(refers('p2')), [plan('p1', [WANTED]), plan('p2', [NEWER])], 'p1'],
  ['no plan of a later version', subscription(refers('p1')), [plan('p1', [NEWER])], undefined],
  ['no plan of an earlier version', subscription(refers('p1')), [plan('p1', [OLD])], undefined],
  ['no plan that installs something else as well', subscription(), [plan('p1', [WANTED, 'other.v1.0.0'])], undefined],
  ['nothing once it is installed', subscription(refers('p2', WANTED)), [plan('p2', [NEWER])], undefined],
  [
    'nothing while it is being installed',
    subscription(),
    [plan('p1', [WANTED], { approved: true, phase: 'Installing' })],
    undefined,
  ],
])('approves %s', (_, live, plans, approved) => {
  const found = approvalOf(live, WANTED, plans);
  expect(found.state === 'approve' ? found.plan.metadata?.name : undefined).toBe(approved);
});

const csvs = ['4.19.9', '4.20.0', '4.20.1', '4.20.2', '4.21.0'].map(csvOf);

test('whatever the catalogue offers, and whatever is installed, no plan of another version is ever approved', () => {
  const plans = fc.array(
    fc.record({
      csvs: fc.subarray([...csvs, 'other.v1.0.0'], { minLength: 1 }),
      approved: fc.boolean(),
      phase: fc.constantFrom('RequiresApproval', 'Installing', 'Complete', 'Failed'),
    }),
    { maxLength: 6 },
  );
  const installed = fc.option(fc.constantFrom(...csvs), { nil: undefined });
  fc.assert(
    fc.property(plans, installed, fc.constantFrom(...csvs), (given, installedCSV, wanted) => {
      const all = given.map(({ csvs: names, ...more }, index) => plan(`p${index}`, names, more));
      const found = approvalOf(subscription(refers('p0', installedCSV)), wanted, all);
      if (found.state !== 'approve') return;
      expect(found.plan.spec).toMatchObject({ approved: false, clusterServiceVersionNames: [wanted] });
      expect(installedCSV).not.toBe(wanted);
    }),
  );
});

test.each<[KubeObject, KubeObject[], RegExp, RegExp]>([
  [
    subscription(refers('p1', OLD)),
    [plan('p1', [NEWER])],
    /the catalogue offers kubevirt-hyperconverged-operator\.v4\.20\.2 after kubevirt-hyperconverged-operator\.v4\.20\.0, not kubevirt-hyperconverged-operator\.v4\.20\.1, so the InstallPlan p1 was not approved/,
    /Set the version to 4\.20\.2, or take a catalogue, or a channel, that offers/,
  ],
  [
    subscription(refers('p1')),
    [plan('p1', [OLD])],
    /the catalogue offers kubevirt-hyperconverged-operator\.v4\.20\.0, not/,
    /Set the version to 4\.20\.0 first, and to the wanted one once that is installed/,
  ],
  [
    subscription({ installedCSV: NEWER }),
    [],
    /v4\.20\.2 is installed, which is later than .*v4\.20\.1, and OLM does not go back/,
    /Set the version to 4\.20\.2 or a later one/,
  ],
  [
    subscription(),
    [plan('p1', [WANTED, 'other.v1.0.0'])],
    /the InstallPlan p1 installs other\.v1\.0\.0 together with .*v4\.20\.1, so it was not approved/,
    /namespace of their own, or approve the plan by hand/,
  ],
  [
    subscription(),
    [plan('p1', [WANTED], { approved: true, phase: 'Failed', message: 'no permission' })],
    /the InstallPlan p1 of .*v4\.20\.1 failed: no permission/,
    /delete the plan: OLM then makes a new one/,
  ],
])('refuses with what is offered, and what to do', (live, plans, message, next) => {
  expect(readinessOf(live, plans)).toEqual({
    state: 'failed',
    message: expect.stringMatching(message),
    next: expect.stringMatching(next),
  });
});

const csv = (phase: string, more: object = {}): KubeObject => ({
  apiVersion: OLM,
  kind: 'ClusterServiceVersion',
  metadata: { name: WANTED, namespace: NAMESPACE },
  status: { phase, ...more },
});

test.each<[string, KubeObject, KubeObject[], object]>([
  [
    'is ready once its version has succeeded',
    subscription({ installedCSV: WANTED }),
    [csv('Succeeded')],
    { state: 'ready' },
  ],
  [
    'waits while its version is installing',
    subscription({ installedCSV: WANTED }),
    [csv('Installing', { reason: 'InstallWaiting', message: 'waiting for virt-operator' })],
    { state: 'waiting', message: expect.stringContaining('is Installing: InstallWaiting, waiting for virt-operator') },
  ],
  [
    'is stuck where the installation failed',
    subscription({ installedCSV: WANTED }),
    [csv('Failed', { reason: 'InstallCheckFailed', message: 'install timeout' })],
    { state: 'waiting', stuck: true, message: expect.stringContaining('install timeout') },
  ],
  [
    'waits for the version that is wanted while an earlier one is installed',
    subscription({ installedCSV: OLD }),
    [],
    { state: 'waiting', message: `OLM installs ${WANTED}` },
  ],
  [
    'says that it is approving',
    subscription(refers('p1')),
    [plan('p1', [WANTED])],
    { state: 'waiting', message: 'the InstallPlan p1 is being approved' },
  ],
])('a Subscription %s', (_, live, related, readiness) => {
  expect(readinessOf(live, related)).toMatchObject(readiness);
});

test('an administrator approves where the Subscription does not name a version, and OLM itself where it asks nobody', () => {
  expect(wantedCsv(subscription())).toBe(WANTED);
  expect(wantedCsv(subscription({}, 'Automatic'))).toBeUndefined();
  const { metadata, ...rest } = subscription(refers('p1'));
  const plain = {
    ...rest,
    metadata: { name: metadata!.name, namespace: NAMESPACE },
    status: {
      ...refers('p1'),
      conditions: [{ type: 'InstallPlanPending', status: 'True', reason: 'RequiresApproval' }],
    },
  };
  expect(readinessOf(plain, [plan('p1', [WANTED])])).toMatchObject({
    state: 'waiting',
    message: 'the InstallPlan p1 waits for its approval',
  });
});
