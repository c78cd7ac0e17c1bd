/** A release of the table as an API server takes it: every object by kind and name, with as little in it as its kind needs. */
import { stringify } from 'yaml';
import type { KubeObject } from '../../kube/object';
import { knownKinds } from '../../kubevirt/kinds';
import { COMPONENTS, type Component, requiredAssets } from '../../kubevirt/releases';
import { crdsOf } from '../../sandbox/crds';
import { operatorCrd } from '../../sandbox/release';

export interface ApplicableRelease {
  component: Component;
  version: string;
  /** Environment of the Deployments, by their names: what an operator reports as its version. */
  env?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Objects of assets of which the table has none, by file, as `Kind/name`. */
  unlisted?: Readonly<Record<string, readonly string[]>>;
}

/** Texts by `<component>/<file>`, as `ReleaseSource.inline` takes them. The same bytes every time. */
export function applicableRelease({
  component,
  version,
  env = {},
  unlisted = {},
}: ApplicableRelease): Record<string, string> {
  const { namespace = component } = COMPONENTS[component];
  const assets = requiredAssets(component, version);
  const issuer = assets
    .flatMap(({ objects = [] }) => objects)
    .find((one) => one.startsWith('Issuer/'))
    ?.slice('Issuer/'.length);
  return Object.fromEntries(
    assets.map(({ file, objects = unlisted[file] ?? [] }) => [
      `${component}/${file}`,
      objects
        .map((one) => {
          const at = one.indexOf('/');
          return stringify(objectOf(one.slice(0, at), one.slice(at + 1), { namespace, env, issuer }), { lineWidth: 0 });
        })
        .join('---\n'),
    ]),
  );
}

interface Surroundings {
  namespace: string;
  env: NonNullable<ApplicableRelease['env']>;
  /** Of the certificates in the release. */
  issuer: string | undefined;
}

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io/v1';

function objectOf(kind: string, name: string, { namespace, env, issuer }: Surroundings): KubeObject {
  const cluster = { name };
  const inside = { name, namespace };
  const of = (role: string) => ({ roleRef: { apiGroup: RBAC, kind: role, name }, subjects: [] });
  const make: Readonly<Record<string, () => KubeObject>> = {
    Namespace: () => ({ apiVersion: 'v1', kind, metadata: cluster }),
    CustomResourceDefinition: () => crdNamed(name),
    ServiceAccount: () => ({ apiVersion: 'v1', kind, metadata: inside }),
    Service: () => ({ apiVersion: 'v1', kind, metadata: inside, spec: { ports: [{ port: 443 }] } }),
    Role: () => ({ apiVersion: `${RBAC}/v1`, kind, metadata: inside, rules: [] }),
    ClusterRole: () => ({ apiVersion: `${RBAC}/v1`, kind, metadata: cluster, rules: [] }),
    RoleBinding: () => ({ apiVersion: `${RBAC}/v1`, kind, metadata: inside, ...of('Role') }),
    ClusterRoleBinding: () => ({ apiVersion: `${RBAC}/v1`, kind, metadata: cluster, ...of('ClusterRole') }),
    Deployment: () => deployment(name, namespace, env[name]),
    Issuer: () => ({ apiVersion: 'cert-manager.io/v1', kind, metadata: inside, spec: { selfSigned: {} } }),
    Certificate: () => ({
      apiVersion: 'cert-manager.io/v1',
      kind,
      metadata: inside,
      spec: { secretName: name, issuerRef: { name: issuer } },
    }),
    Secret: () => ({ apiVersion: 'v1', kind, metadata: inside }),
    ConfigMap: () => ({ apiVersion: 'v1', kind, metadata: inside }),
    PriorityClass: () => ({ apiVersion: 'scheduling.k8s.io/v1', kind, metadata: cluster, value: 1000 }),
    PodDisruptionBudget: () => ({ apiVersion: 'policy/v1', kind, metadata: inside, spec: { selector: {} } }),
    ValidatingWebhookConfiguration: () => ({ apiVersion: ADMISSION, kind, metadata: cluster, webhooks: [] }),
    MutatingWebhookConfiguration: () => ({ apiVersion: ADMISSION, kind, metadata: cluster, webhooks: [] }),
  };
  const made = make[kind];
  if (!made) throw new Error(`A release has a ${kind}, which test/support/applicable-release.ts cannot make yet.`);
  return made();
}

function deployment(name: string, namespace: string, env: Readonly<Record<string, string>> = {}): KubeObject {
  const labels = { name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name,
              image: `quay.io/kubevirt/${name}:v1`,
              env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
            },
          ],
        },
      },
    },
  };
}

/** The versions of an API that its kinds in the table do not say. */
const SERVED: Readonly<Record<string, readonly string[]>> = { 'hco.kubevirt.io': ['v1', 'v1beta1'] };

/** The real CRD where the project has its schema; otherwise one of the same name that takes any field. */
function crdNamed(name: string): KubeObject {
  const real = ['kubevirt', 'cdi', 'cluster-network-addons', 'hostpath-provisioner', 'ssp', 'aaq']
    .flatMap(crdsOf)
    .find(({ metadata }) => metadata.name === name);
  if (real) return real;
  const at = name.indexOf('.');
  const [plural, group] = [name.slice(0, at), name.slice(at + 1)];
  const known = [...knownKinds()].find((one) => one.group === group && one.plural === plural);
  const singular = plural.replace(/s$/, '');
  return operatorCrd({
    group,
    kind: known?.kind ?? singular[0]!.toUpperCase() + singular.slice(1),
    plural,
    shortNames: [],
    scope: known && !known.namespaced ? 'Cluster' : 'Namespaced',
    versions: (SERVED[group] ?? [known?.version ?? 'v1']).map((version, index) => ({
      name: version,
      storage: index === 0,
    })),
    statusSubresource: true,
    labels: {},
  });
}
