import { Construct } from 'constructs';
import { Manifest } from '../base';

const NAME = 'approve-install-plan';

/** What the cluster itself serves, so that nothing is pulled from outside. */
const CLI_IMAGE = 'image-registry.openshift-image-registry.svc:5000/openshift/cli:latest';

/** Seconds for a catalogue to be read, the plan to be made, and the operators to start. */
const WAIT_SECONDS = 1_800;

/** What the Job may do: everything that its script does, and nothing else. */
export const APPROVAL_RULES = [
  { apiGroups: ['operators.coreos.com'], resources: ['installplans'], verbs: ['get', 'list', 'patch'] },
  { apiGroups: ['operators.coreos.com'], resources: ['clusterserviceversions'], verbs: ['get'] },
];

/**
 * Approves the InstallPlan whose only ClusterServiceVersion is the wanted one, and ends when that has succeeded. What it is about comes from the
 * environment, never from the text.
 */
export const APPROVAL_SCRIPT = `set -eu
end=$(($(date +%s) + WAIT_SECONDS))
while :; do
  plans=$(oc get installplans -n "$NAMESPACE" -o 'jsonpath={range .items[*]}{.metadata.name} {.spec.approved} {.spec.clusterServiceVersionNames[*]}{"\\n"}{end}')
  printf '%s\\n' "$plans" | while read -r name approved csvs; do
    if [ "$csvs" = "$CSV" ] && [ "$approved" != true ]; then
      oc patch installplan "$name" -n "$NAMESPACE" --type merge -p '{"spec":{"approved":true}}'
    fi
  done
  phase=$(oc get clusterserviceversions "$CSV" -n "$NAMESPACE" --ignore-not-found -o 'jsonpath={.status.phase}')
  if [ "$phase" = Succeeded ]; then exit 0; fi
  if [ "$(date +%s)" -ge "$end" ]; then
    printf 'No InstallPlan of %s alone has succeeded. There are:\\n%s\\n' "$CSV" "$plans" >&2
    exit 1
  fi
  sleep "$PAUSE_SECONDS"
done
`;

/**
 * The Job that approves one version, with its account and its rights. Another version is another Job. It does not depend on the Subscription, whose
 * health some tools await before they go on, and which is healthy only once its plan is approved: both come after the rights.
 */
export function approvalJob(
  scope: Construct,
  { namespace, csv, image = CLI_IMAGE }: { namespace: string; csv: string; image?: string | undefined },
): { job: Construct; rights: Construct } {
  const group = new Construct(scope, 'approval');
  const metadata = { name: NAME, namespace };
  const account = new Manifest(group, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  const role = new Manifest(group, 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: APPROVAL_RULES,
  });
  const binding = new Manifest(group, 'binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: NAME },
    subjects: [{ kind: 'ServiceAccount', name: NAME, namespace }],
  });
  binding.node.addDependency(role);
  const job = new Manifest(group, 'job', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { namespace, name: `approve-${csv.slice(csv.indexOf('.') + 1).replaceAll('.', '-')}` },
    spec: {
      backoffLimit: 3,
      template: {
        spec: {
          serviceAccountName: NAME,
          restartPolicy: 'Never',
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'approve',
              image,
              command: ['/bin/sh', '-c', APPROVAL_SCRIPT],
              env: [
                { name: 'NAMESPACE', value: namespace },
                { name: 'CSV', value: csv },
                { name: 'WAIT_SECONDS', value: String(WAIT_SECONDS) },
                { name: 'PAUSE_SECONDS', value: '5' },
              ],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
              resources: { requests: { cpu: '10m', memory: '64Mi' } },
            },
          ],
        },
      },
    },
  });
  job.node.addDependency(account, binding);
  return { job, rights: binding };
}
