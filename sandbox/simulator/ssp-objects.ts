/** What SSP makes beside its validator: golden images, and the policy that keeps protected VMs from being deleted. */
import { objectsAt } from '../../kube/json';
import { ADMISSION_BINDING, ADMISSION_POLICY, DATA_IMPORT_CRON } from './kinds';
import { type AnyLive, asKubeObject, type Draft } from './live-object';
import type { AddonObject } from './types';
import type { World } from './world';

const IMAGES = 'openshift-virtualization-os-images';
const POLICY = 'kubevirt-vm-deletion-protection';
const LABEL = 'kubevirt.io/vm-delete-protection';
const MANAGED_BY = 'app.kubernetes.io/managed-by';
const MANAGER = 'ssp-operator';

const namespace = (name: string): Draft => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** Golden images that it has made, and that are not asked for any more. */
export const obsoleteImages = (ssp: AddonObject, world: World): AnyLive[] => {
  const wanted = new Set(sspObjects(ssp).map(({ metadata }) => metadata.name));
  return world
    .list(DATA_IMPORT_CRON)
    .filter(({ metadata }) => metadata.labels?.[MANAGED_BY] === MANAGER && !wanted.has(metadata.name));
};

/** The namespaces stay when SSP goes. */
export const sspNamespaces = ({ spec }: AddonObject): Draft[] => {
  const templates = (spec['commonTemplates'] as { namespace?: string } | undefined)?.namespace ?? 'openshift';
  return [namespace(IMAGES), namespace(templates)];
};

export function sspObjects(ssp: AddonObject): Draft[] {
  const crons = objectsAt(asKubeObject(ssp).spec, 'commonTemplates', 'dataImportCronTemplates').map((template) => {
    const metadata = template['metadata'] as { name: string; namespace?: string };
    return {
      apiVersion: DATA_IMPORT_CRON.apiVersion,
      kind: DATA_IMPORT_CRON.kind,
      metadata: { ...metadata, namespace: metadata.namespace ?? IMAGES, labels: { [MANAGED_BY]: MANAGER } },
      spec: template['spec'] as object,
    };
  });
  return [
    ...crons,
    {
      apiVersion: ADMISSION_POLICY.apiVersion,
      kind: ADMISSION_POLICY.kind,
      metadata: { name: POLICY },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['kubevirt.io'], apiVersions: ['*'], operations: ['DELETE'], resources: ['virtualmachines'] },
          ],
        },
        validations: [
          {
            expression: `!has(oldObject.metadata.labels) || !('${LABEL}' in oldObject.metadata.labels) || !oldObject.metadata.labels['${LABEL}'].matches('^[Tt]rue$')`,
            message: `the VirtualMachine cannot be deleted: its label ${LABEL} protects it`,
          },
        ],
      },
    },
    {
      apiVersion: ADMISSION_BINDING.apiVersion,
      kind: ADMISSION_BINDING.kind,
      metadata: { name: POLICY },
      spec: { policyName: POLICY, validationActions: ['Deny'] },
    },
  ];
}
