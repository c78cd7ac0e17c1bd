import { readFileSync } from 'node:fs';
import { lazy } from '../kube/lazy';
import type { ClusterProfile } from '../kubevirt/config';
import type { hco } from '../kubevirt/types';

/** Loaded with the first profile that is read: most programs name none. */
const files = lazy(() => require('../kubevirt/profile-file') as typeof import('../kubevirt/profile-file'));
const declared = lazy(() => require('../kubevirt/declared-profile') as typeof import('../kubevirt/declared-profile'));
const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

/** The cluster that manifests are for, as `synth(app, { cluster })` takes it. */
export const Cluster = {
  /**
   * The cluster that a file describes: a profile that `kubevirt-iac profile` wrote, or the object that configures KubeVirt there, KubeVirt or
   * HyperConverged, alone or in the List that `kubectl get kubevirt,hyperconverged -A -o yaml` prints. Throws with what is wrong where.
   */
  fromFile(path: string): ClusterProfile {
    const text = readText(path);
    let documents: unknown[];
    try {
      documents = yaml().loadAll(text, undefined, { schema: yaml().CORE_SCHEMA });
    } catch (error) {
      throw new Error(`Cluster.fromFile: ${path} is not valid YAML: ${(error as Error).message}`);
    }
    return files().parseProfile(documents, path);
  },

  /**
   * The cluster that an object describes: the KubeVirt or HyperConverged object, or a profile, of which every field has a default. Throws with
   * what is wrong where.
   */
  from(object: object): ClusterProfile {
    return profileIn(object, 'Cluster.from');
  },

  /**
   * OpenShift with a version of OpenShift Virtualization, such as `4.20`: the release of KubeVirt that it brings, the feature gates that
   * HyperConverged opens, and its defaults. `spec`: that of the HyperConverged object, in either version of its API. Throws if the version is not
   * one of OpenShift.
   */
  openshift(version: string, spec: hco.HyperConvergedSpec | hco.HyperConvergedV1beta1Spec = {}): ClusterProfile {
    if (!/^4\.\d+(\.\d+)?$/.test(version)) {
      throw new Error(
        `Cluster.openshift: ${JSON.stringify(version)} is not a version of OpenShift. Use one such as '4.20'.`,
      );
    }
    const hyperConverged = {
      apiVersion: 'hco.kubevirt.io/v1',
      kind: 'HyperConverged',
      metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
      spec: spec as Record<string, unknown>,
    };
    return declared().profileOfHyperConverged(hyperConverged, [], version);
  },
};

/** The profile that an object describes; `source` names it in errors. */
export const profileIn = (object: object, source: string): ClusterProfile => files().parseProfile(object, source);

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`Cluster.fromFile: cannot read ${path}: ${(error as Error).message}`);
  }
}
