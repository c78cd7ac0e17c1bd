import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import { describe, type KubeObject } from '../../../../kube/object';
import { matchesSelector } from '../../../../kube/selector';
import { namespaceOf } from '../../../guests';
import type { ObjectIndex } from '../../../object-index';
import { objectRules } from '../../engine/rule';

/** Sources that a Pod of CDI downloads. */
const DOWNLOADED = ['http', 's3', 'gcs', 'registry', 'imageio', 'vddk'];
/** Labels of the Pod that downloads. */
const IMPORTER = { app: 'containerized-data-importer', 'cdi.kubevirt.io': 'importer' };

/** Where the specs of DataVolumes are in each kind. */
const SPECS: Readonly<Record<string, (object: KubeObject) => readonly unknown[]>> = {
  DataVolume: ({ spec }) => [spec],
  VolumeImportSource: ({ spec }) => [spec],
  DataImportCron: (cron) => [valueAt(cron, 'spec', 'template', 'spec')],
  VirtualMachine: (vm) => objectsAt(vm, 'spec', 'dataVolumeTemplates').map(({ spec }) => spec),
  VirtualMachinePool: (pool) =>
    objectsAt(pool, 'spec', 'virtualMachineTemplate', 'spec', 'dataVolumeTemplates').map(({ spec }) => spec),
};

/** Whether a Pod of the namespace downloads it. With `pullMethod: node` the node does. */
function isDownloaded(spec: unknown): boolean {
  const source = objectAt(spec, 'source');
  const name = source && DOWNLOADED.find((one) => isObject(source[one]));
  return name !== undefined && valueAt(source, name, 'pullMethod') !== 'node';
}

const importIn = (namespace: string, related: ObjectIndex): KubeObject | undefined =>
  Object.entries(SPECS)
    .flatMap(([kind, specsOf]) => related.given(kind).map((object) => ({ object, specsOf })))
    .find(({ object, specsOf }) => namespaceOf(object) === namespace && specsOf(object).some(isDownloaded))?.object;

function deniesEgress({ spec }: KubeObject): boolean {
  const types = valueAt(spec, 'policyTypes');
  return Array.isArray(types) && types.includes('Egress') && !allowsEgress(spec);
}

const allowsEgress = (spec: unknown): boolean => {
  const egress = valueAt(spec, 'egress');
  return Array.isArray(egress) && egress.length > 0;
};

const coversImporter = ({ spec }: KubeObject): boolean => matchesSelector(valueAt(spec, 'podSelector'), IMPORTER);

const imported = (spec: JsonObject): KubeObject => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name: 'fedora', namespace: 'default' },
  spec,
});
const fedora = imported({ source: { registry: { url: 'docker://registry.example/fedora:42' } }, storage: {} });

export const NETWORK_POLICIES = objectRules('network policies', [
  {
    id: 'NP-01',
    name: 'egress-denied-to-importers',
    title: 'NetworkPolicy that denies egress to the Pods that import disks',
    kinds: ['NetworkPolicy'],
    paths: ['spec.podSelector', 'spec.egress'],
    severity: 'warning',
    check: (policy, { related }) => {
      if (!deniesEgress(policy) || !coversImporter(policy)) return undefined;
      const namespace = namespaceOf(policy);
      const others = related.given('NetworkPolicy').filter((one) => namespaceOf(one) === namespace);
      if (others.some((one) => coversImporter(one) && allowsEgress(one.spec))) return undefined;
      const blocked = importIn(namespace, related);
      return blocked
        ? {
            at: 'spec.egress',
            message: `This policy denies all egress to every Pod of namespace ${namespace}, including those in which CDI imports disks, so that ${describe(blocked)} never completes. Add a NetworkPolicy that allows egress to Pods with the label cdi.kubevirt.io: importer, at least to DNS and to the registry or server of the image.`,
            allowed: 'egress of Pods with the label cdi.kubevirt.io: importer',
          }
        : undefined;
    },
    good: {
      edit: { 'spec.policyTypes': ['Ingress', 'Egress'] },
      related: [
        fedora,
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'importers', namespace: 'default' },
          spec: {
            podSelector: { matchLabels: { 'cdi.kubevirt.io': 'importer' } },
            policyTypes: ['Egress'],
            egress: [{}],
          },
        },
      ],
    },
    bad: { edit: { 'spec.policyTypes': ['Ingress', 'Egress'] }, related: [fedora] },
  },
]);
