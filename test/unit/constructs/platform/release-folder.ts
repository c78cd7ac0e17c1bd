import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { KubeObject } from '../../../../kube/object';
import { kindOf } from '../../../../kubevirt/kinds';
import { COMPONENTS, type ReleaseAsset } from '../../../../kubevirt/releases';

/** API version of the kinds that releases consist of. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  Deployment: 'apps/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  Issuer: 'cert-manager.io/v1',
  Certificate: 'cert-manager.io/v1',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  Task: 'tekton.dev/v1',
};

/** A folder with assets of every component that hold the objects of the table of releases, without their content. */
export function releaseFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'releases-'));
  for (const [component, { namespace, releases }] of Object.entries(COMPONENTS)) {
    for (const { version, assets } of releases) {
      const folder = join(root, component, version);
      mkdirSync(folder, { recursive: true });
      for (const asset of assets) {
        mkdirSync(dirname(join(folder, asset.file)), { recursive: true });
        writeFileSync(join(folder, asset.file), textOf(asset, namespace));
      }
    }
  }
  return root;
}

function textOf(asset: ReleaseAsset, namespace?: string): string {
  const { file, objects = [`Deployment/${file.replace('.yaml', '')}`] } = asset;
  return objects.map((one) => stringify(objectOf(one, namespace))).join('---\n');
}

function objectOf(one: string, namespace?: string): KubeObject {
  const slash = one.indexOf('/');
  const [kind, name] = [one.slice(0, slash), one.slice(slash + 1)];
  const apiVersion = API_VERSIONS[kind] ?? 'v1';
  const inNamespace = kindOf(apiVersion, kind)?.namespaced && kind !== 'Task';
  return { apiVersion, kind, metadata: { name, ...(inNamespace && { namespace }) } };
}
