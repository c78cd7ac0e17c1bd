import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { virtualMachineSpecOf } from '../../engine/vmi-spec-view';
import { unlessOneOf } from '../shared/messages';
import { TEMPLATE_PATHS } from '../vm/data-volume-templates';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem', 'FromStorageProfile'];
const DNS_POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];
const HONOR = ['Honor', 'Ignore'];

/** Fields with Kubernetes types in a VMI spec, whose values the CRDs do not restrict but KubeVirt's webhook does. */
function* kubernetesValues(vmi: VmiSpecView): Generator<Fault | undefined> {
  const { spec, domain, volumes, object, path } = vmi;
  for (let i = 0; i < volumes.length; i++) {
    const policy = volumes[i]!.containerDisk?.imagePullPolicy;
    if (policy !== undefined)
      yield unlessOneOf(`volumes[${i}].containerDisk.imagePullPolicy`, policy, PULL_POLICIES, 'a valid pull policy');
  }
  yield unlessOneOf(
    'domain.firmware.kernelBoot.container.imagePullPolicy',
    domain.firmware?.kernelBoot?.container?.imagePullPolicy,
    PULL_POLICIES,
    'a valid pull policy',
  );
  yield unlessOneOf(
    'readinessProbe.httpGet.scheme',
    spec.readinessProbe?.httpGet?.scheme,
    ['HTTP', 'HTTPS'],
    'a valid probe scheme (in capitals)',
  );
  yield unlessOneOf(
    'livenessProbe.httpGet.scheme',
    spec.livenessProbe?.httpGet?.scheme,
    ['HTTP', 'HTTPS'],
    'a valid probe scheme (in capitals)',
  );
  if (spec.dnsPolicy === ('' as string)) yield unlessOneOf('dnsPolicy', '', DNS_POLICIES, 'a valid DNS policy');
  for (const [i, { operator, effect }] of (spec.tolerations ?? []).entries()) {
    yield unlessOneOf(`tolerations[${i}].operator`, operator, ['Equal', 'Exists'], 'a valid toleration operator');
    yield unlessOneOf(
      `tolerations[${i}].effect`,
      effect,
      ['NoExecute', 'NoSchedule', 'PreferNoSchedule'],
      'a valid taint effect',
    );
  }
  for (const [i, { nodeAffinityPolicy, nodeTaintsPolicy }] of (spec.topologySpreadConstraints ?? []).entries()) {
    yield unlessOneOf(
      `topologySpreadConstraints[${i}].nodeAffinityPolicy`,
      nodeAffinityPolicy,
      HONOR,
      'a valid topology spread policy',
    );
    yield unlessOneOf(
      `topologySpreadConstraints[${i}].nodeTaintsPolicy`,
      nodeTaintsPolicy,
      HONOR,
      'a valid topology spread policy',
    );
  }
  const templates = virtualMachineSpecOf(object).dataVolumeTemplates ?? [];
  for (const [i, template] of templates.entries()) {
    for (const key of ['pvc', 'storage'] as const) {
      const storage = template.spec?.[key];
      const at = `/${path.replace(/\.template\.spec$/, '')}.dataVolumeTemplates[${i}].spec.${key}`;
      for (const [j, mode] of (storage?.accessModes ?? []).entries())
        yield unlessOneOf(`${at}.accessModes[${j}]`, mode, ACCESS_MODES, 'a valid access mode');
      yield unlessOneOf(`${at}.volumeMode`, storage?.volumeMode, VOLUME_MODES, 'a valid volume mode');
    }
  }
}

export const KUBERNETES_VALUES = vmiRules(
  'kubernetes-values',
  [
    {
      id: 'SCH-04',
      name: 'unknown-kubernetes-value',
      title: 'Invalid value for a Kubernetes field',
      paths: [
        'volumes[].containerDisk.imagePullPolicy',
        'tolerations[].operator',
        'tolerations[].effect',
        'readinessProbe.httpGet.scheme',
        'topologySpreadConstraints[].nodeTaintsPolicy',
        '/spec.dataVolumeTemplates[].spec.storage.accessModes[]',
      ],
      ownerKinds: ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet'],
      when: [
        'volumes[].containerDisk.imagePullPolicy',
        'domain.firmware.kernelBoot.container.imagePullPolicy',
        'readinessProbe.httpGet.scheme',
        'livenessProbe.httpGet.scheme',
        'dnsPolicy',
        'tolerations',
        'topologySpreadConstraints',
        ...TEMPLATE_PATHS,
      ],
      check: (vmi) => [...kubernetesValues(vmi)].filter((fault) => fault !== undefined),
      good: { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }] },
      bad: { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'Never' }] },
    },
  ],
  { sameOnTemplateAndGuest: true },
);
