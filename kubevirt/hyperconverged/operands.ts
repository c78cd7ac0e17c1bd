/** The other objects that HyperConverged makes: CDI, NetworkAddonsConfig and, on OpenShift, SSP. */
import { type JsonObject, objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { fieldOf, gateOf, given } from './fields';
import { kubevirtObject, type Making, operand } from './kubevirt';

function cdiObject(hyperConverged: KubeObject): KubeObject {
  const at = (path: string): unknown => fieldOf(hyperConverged, path);
  const infra = at('deployment.nodePlacements.infra');
  const workload = at('deployment.nodePlacements.workload');
  return operand(hyperConverged, 'containerizeddataimporter', {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'CDI',
    metadata: { name: 'cdi-kubevirt-hyperconverged' },
    spec: {
      uninstallStrategy: at('deployment.uninstallStrategy') ?? 'BlockUninstallIfWorkloadsExist',
      config: {
        featureGates: ['HonorWaitForFirstConsumer', 'DataVolumeClaimAdoption'],
        ...given({
          podResourceRequirements: at('storage.workloadResourceRequirements'),
          scratchSpaceStorageClass: at('storage.scratchSpaceStorageClass'),
          filesystemOverhead: at('storage.filesystemOverhead'),
          insecureRegistries: at('storage.storageImport.insecureRegistries'),
          logVerbosity: at('deployment.logVerbosityConfig.cdi'),
        }),
      },
      ...given({ infra, workload }),
    },
  });
}

function networkAddonsObject(hyperConverged: KubeObject): KubeObject {
  const at = (path: string): unknown => fieldOf(hyperConverged, path);
  const pool = at('networking.kubeMacPoolConfiguration') as JsonObject | undefined;
  const dns = gateOf(hyperConverged, 'deployKubeSecondaryDNS') === true;
  return operand(hyperConverged, 'networkaddonsconfigs', {
    apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
    kind: 'NetworkAddonsConfig',
    metadata: { name: 'cluster' },
    spec: {
      multus: {},
      linuxBridge: {},
      kubeMacPool: pool ?? {},
      kubevirtIpamController: {},
      ...(dns && {
        kubeSecondaryDNS: given({ nameServerIP: at('networking.kubeSecondaryDNSNameServerIP') }) ?? {},
      }),
      ...(hyperConverged.metadata?.annotations?.['deployOVS'] === 'true' && { ovs: {} }),
    },
  });
}

/** Boot images that come with the operator, unless common images are switched off. */
const COMMON_IMAGES = ['centos-stream9', 'centos-stream10', 'fedora'] as const;

const commonImage = (name: string): JsonObject => ({
  metadata: { name: `${name}-image-cron` },
  spec: {
    garbageCollect: 'Outdated',
    managedDataSource: name,
    schedule: '0 */12 * * *',
    template: {
      spec: {
        source: {
          registry: { url: `docker://quay.io/containerdisks/${name.replace('centos-stream', 'centos-stream:')}` },
        },
        storage: { resources: { requests: { storage: '30Gi' } } },
      },
    },
  },
});

function sspObject(hyperConverged: KubeObject): KubeObject {
  const at = (path: string): unknown => fieldOf(hyperConverged, path);
  const own = objectsAt(hyperConverged.spec, 'workloadSources', 'dataImportCronTemplates');
  const flat = objectsAt(hyperConverged.spec, 'dataImportCronTemplates');
  const common = at('workloadSources.enableCommonBootImageImport') === false ? [] : COMMON_IMAGES.map(commonImage);
  const namespace = hyperConverged.metadata?.namespace;
  const infra = at('deployment.nodePlacements.infra');
  return operand(hyperConverged, 'ssp', {
    apiVersion: 'ssp.kubevirt.io/v1beta3',
    kind: 'SSP',
    metadata: { name: 'ssp-kubevirt-hyperconverged', ...(namespace && { namespace }) },
    spec: {
      commonTemplates: {
        namespace: at('workloadSources.commonTemplatesNamespace') ?? 'openshift',
        dataImportCronTemplates: [...common, ...own, ...flat],
      },
      templateValidator: { replicas: 2, ...given({ placement: infra }) },
    },
  });
}

/** Everything that HyperConverged makes and reverts other edits of. */
export const operandsOf = (hyperConverged: KubeObject, { openshift, ...making }: Making & { openshift: boolean }) => [
  kubevirtObject(hyperConverged, making),
  cdiObject(hyperConverged),
  networkAddonsObject(hyperConverged),
  ...(openshift ? [sspObject(hyperConverged)] : []),
];
