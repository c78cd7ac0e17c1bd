import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { ReleaseSource, VirtualizationStack, type VirtualizationStackProps } from '../../../../constructs/platform';
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
export function releaseFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'releases-'));
  for (const { namespace, releases } of Object.values(COMPONENTS)) {
    for (const asset of releases.flatMap(({ assets }) => assets)) {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, asset.file), textOf(asset, namespace));
    }
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function textOf({ file, objects = [`Deployment/${file.replace('.yaml', '')}`] }: ReleaseAsset, namespace?: string): string {
  return objects.map((one) => stringify(objectOf(one, namespace))).join('---\n');
}

function objectOf(one: string, namespace?: string): KubeObject {
  const [kind, name] = one.split('/') as [string, string];
  const apiVersion = API_VERSIONS[kind] ?? 'v1';
  const inNamespace = kindOf(apiVersion, kind)?.namespaced && kind !== 'Task';
  return { apiVersion, kind, metadata: { name, ...(inNamespace && { namespace }) } };
}
