/** Settings that every webhook accepts and that fail at the start of the guest: its pod, its devices, or its volumes. */
import { isObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import { labelValueProblem, qualifiedNameProblem, subdomainProblem } from '../../../../kube/names';
import type { KubeObject } from '../../../../kube/object';
import type { Fault } from '../../engine/fault';
import { objectRules, vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { virtualMachineSpecOf } from '../../engine/vmi-spec-view';
import { lackingGate, repeated } from '../shared/messages';

const PASSES = 'The API accepts this, but the guest never starts';

/** The resource names of the devices that the cluster permits. */
function permittedDevices(configuration: Readonly<Record<string, unknown>>): unknown[] {
  const permitted = objectAt(configuration, 'permittedHostDevices');
  return Object.values(permitted ?? {})
    .flatMap((devices) => (Array.isArray(devices) ? devices : []))
    .map((device) => valueAt(device, 'resourceName'));
}

export const LATER_GUEST = vmiRules('failing later', [
  {
    id: 'LT-01',
    name: 'device-not-permitted',
    title: 'Device that the cluster does not permit',
    paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
    severity: 'warning',
    view: 'guest',
    when: ['domain.devices.gpus', 'domain.devices.hostDevices'],
    check: ({ devices, cluster }) => {
      const permitted = permittedDevices(cluster.configuration);
      return (['gpus', 'hostDevices'] as const).flatMap((list) =>
        (devices[list] ?? []).flatMap(({ deviceName }, i) =>
          deviceName && !permitted.includes(deviceName)
            ? [
                {
                  at: `domain.devices.${list}[${i}].deviceName`,
                  message: `${show(deviceName)} is not one of the devices that this cluster permits. ${PASSES}. Ask an administrator to add it to spec.configuration.permittedHostDevices of the KubeVirt object (and add it to the cluster profile used for this check), or use another device.`,
                  found: deviceName,
                  allowed: permitted.length > 0 ? permitted.join(', ') : 'none, according to the cluster profile',
                  lacking: { setting: 'permittedHostDevices', value: deviceName },
                },
              ]
            : [],
        ),
      );
    },
    good: {
      edit: { 'domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] },
      configuration: {
        permittedHostDevices: { pciHostDevices: [{ pciVendorSelector: '10DE:25B6', resourceName: 'nvidia.com/A2' }] },
      },
    },
    bad: { 'domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] },
  },
  {
    id: 'LT-02',
    name: 'filesystem-without-volume',
    title: 'Filesystem without a volume',
    paths: ['domain.devices.filesystems[].name'],
    enforcement: 'ignored',
    view: 'guest',
    when: 'domain.devices.filesystems',
    check: (vmi) =>
      (vmi.devices.filesystems ?? []).flatMap(({ name }, i) =>
        vmi.volume(name)
          ? []
          : [
              {
                at: `domain.devices.filesystems[${i}].name`,
                message: `The filesystem "${name}" has no volume. Every filesystem needs an entry of the same name in volumes. ${PASSES}. Add a volume "${name}", or correct the name.`,
                found: name,
                allowed: 'the name of a volume',
              },
            ],
      ),
    good: {
      'volumes[2]': { name: 'settings', configMap: { name: 'settings' } },
      'domain.devices.filesystems': [{ name: 'settings', virtiofs: {} }],
    },
    bad: { 'domain.devices.filesystems': [{ name: 'settings', virtiofs: {} }] },
  },
  {
    id: 'LT-03',
    name: 'malformed-scheduler-or-priority-class',
    title: 'Malformed `schedulerName` or `priorityClassName`',
    paths: ['schedulerName', 'priorityClassName'],
    enforcement: 'ignored',
    view: 'guest',
    when: ['schedulerName', 'priorityClassName'],
    check: ({ spec }) =>
      (['schedulerName', 'priorityClassName'] as const).flatMap((at) => {
        const problem = spec[at] && subdomainProblem(spec[at]);
        return problem
          ? [
              {
                at,
                message: `${show(spec[at])} is not a valid ${at}: ${problem}. ${PASSES}. Correct the name.`,
                found: spec[at],
              },
            ]
          : [];
      }),
    good: { schedulerName: 'vms', priorityClassName: 'high' },
    bad: { schedulerName: 'Bad Name' },
  },
  {
    id: 'LT-04',
    name: 'malformed-toleration',
    title: 'Malformed toleration',
    paths: ['tolerations[]'],
    enforcement: 'ignored',
    view: 'guest',
    when: 'tolerations',
    check: ({ spec }) =>
      (spec.tolerations ?? []).flatMap(({ key, operator, value }, i): Fault[] => {
        const problem = key ? qualifiedNameProblem(key) : undefined;
        if (problem)
          return [
            {
              at: `tolerations[${i}].key`,
              message: `${show(key)} is not a valid toleration key: ${problem}. ${PASSES}. Correct the key.`,
              found: key,
            },
          ];
        if (operator === 'Exists' && value) {
          return [
            {
              at: `tolerations[${i}].value`,
              message: `The toleration operator Exists does not accept a value; found ${show(value)}. ${PASSES}. Remove the value, or use operator: Equal.`,
              found: value,
              allowed: 'nothing with operator: Exists',
            },
          ];
        }
        return [];
      }),
    good: { tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'vms' }] },
    bad: { tolerations: [{ key: 'dedicated', operator: 'Exists', value: 'vms' }] },
  },
  {
    id: 'LT-05',
    name: 'binding-plugin-not-registered',
    title: 'Network binding plugin that is not registered',
    forEach: 'interfaces',
    paths: ['domain.devices.interfaces[].binding.name'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.devices.interfaces[].binding',
    check: ({ binding }, { cluster }) => {
      const plugins = objectAt(cluster.configuration, 'network', 'binding') ?? {};
      if (!binding?.name || Object.hasOwn(plugins, binding.name)) return undefined;
      return {
        at: 'binding.name',
        message: `The network binding plugin "${binding.name}" is not registered in this cluster. ${PASSES}. Ask an administrator to register it in spec.configuration.network.binding of the KubeVirt object (and register it in the cluster profile used for this check), or use masquerade: {} or bridge: {}.`,
        found: binding.name,
        allowed: Object.keys(plugins).join(', ') || 'none, according to the cluster profile',
      };
    },
    good: {
      edit: { 'domain.devices.interfaces': [{ name: 'default', binding: { name: 'passt' } }] },
      configuration: { network: { binding: { passt: { sidecarImage: 'registry.example/passt:1' } } } },
    },
    bad: { 'domain.devices.interfaces': [{ name: 'default', binding: { name: 'passt' } }] },
  },
  {
    id: 'LT-06',
    name: 'malformed-node-selector',
    title: 'Malformed `nodeSelector`',
    paths: ['nodeSelector'],
    enforcement: 'ignored',
    view: 'guest',
    when: 'nodeSelector',
    check: ({ spec }) =>
      Object.entries(spec.nodeSelector ?? {}).flatMap(([key, value]) => {
        const problem = qualifiedNameProblem(key) ?? labelValueProblem(String(value));
        return problem
          ? [
              {
                at: 'nodeSelector',
                message: `"${key}: ${value}" is not a valid node label: ${problem}. ${PASSES}. Use a label that nodes have.`,
                found: { [key]: value },
              },
            ]
          : [];
      }),
    good: { nodeSelector: { 'kubernetes.io/arch': 'amd64' } },
    bad: { nodeSelector: { 'bad key': 'x' } },
  },
  {
    id: 'LT-07',
    name: 'container-path-feature-gate',
    title: '`containerPath` volume without its feature gate',
    forEach: 'volumes',
    paths: ['volumes[].containerPath'],
    severity: 'warning',
    view: 'guest',
    when: 'volumes[].containerPath',
    check: ({ name, containerPath }, { cluster }) =>
      containerPath && !cluster.gate('ContainerPathVolumes')
        ? {
            at: 'containerPath',
            message: `The volume "${name}" (containerPath) requires the feature gate ContainerPathVolumes, which is disabled in this cluster. ${PASSES}. Ask an administrator to add it to spec.configuration.developerConfiguration.featureGates of the KubeVirt object (and add it to the cluster profile used for this check), or remove the volume.`,
            lacking: lackingGate('ContainerPathVolumes'),
          }
        : undefined,
    good: {
      edit: {
        'volumes[2]': { name: 'token', containerPath: { path: '/var/run/secrets/x' } },
        'domain.devices.filesystems': [{ name: 'token', virtiofs: {} }],
      },
      configuration: { developerConfiguration: { featureGates: ['ContainerPathVolumes'] } },
    },
    bad: {
      'volumes[2]': { name: 'token', containerPath: { path: '/var/run/secrets/x' } },
      'domain.devices.filesystems': [{ name: 'token', virtiofs: {} }],
    },
  },
]);

const templatesOf = (object: KubeObject) => ({
  at: `${object.kind === 'VirtualMachinePool' ? 'spec.virtualMachineTemplate.spec' : 'spec'}.dataVolumeTemplates`,
  templates: objectsAt(virtualMachineSpecOf(object), 'dataVolumeTemplates'),
});
const image = (spec: object) => ({
  metadata: { name: 'root' },
  spec: { storage: { resources: { requests: { storage: '1Gi' } } }, ...spec },
});
const onImage = { 'spec.template.spec.volumes[0]': { name: 'root', dataVolume: { name: 'root' } } };

export const LATER_OBJECTS = objectRules('failing later', [
  {
    id: 'LT-08',
    name: 'duplicate-data-volume-template-name',
    title: 'Duplicate DataVolume template name',
    kinds: ['VirtualMachine', 'VirtualMachinePool'],
    paths: ['spec.dataVolumeTemplates[].metadata.name'],
    enforcement: 'ignored',
    check: (object) => {
      const { at, templates } = templatesOf(object);
      const nameOf = (template: unknown) => valueAt(template, 'metadata', 'name');
      return repeated(templates, (template) => nameOf(template) as string | undefined).map(({ index, first, key }) => ({
        at: `${at}[${index}].metadata.name`,
        message: `dataVolumeTemplates[${first}] already creates the DataVolume "${key}", so this one is never created. Rename it, or remove it.`,
        found: key,
      }));
    },
    good: { ...onImage, 'spec.dataVolumeTemplates': [image({ source: { blank: {} } })] },
    bad: {
      ...onImage,
      'spec.dataVolumeTemplates': [image({ source: { blank: {} } }), image({ source: { upload: {} } })],
    },
  },
  {
    id: 'LT-09',
    name: 'data-volume-template-with-source-and-source-ref',
    title: 'DataVolume template with both `source` and `sourceRef`',
    kinds: ['VirtualMachine', 'VirtualMachinePool'],
    paths: ['spec.dataVolumeTemplates[].spec.sourceRef'],
    enforcement: 'ignored',
    check: (object) => {
      const { at, templates } = templatesOf(object);
      return templates.flatMap((template, i) =>
        isObject(valueAt(template, 'spec', 'source')) && isObject(valueAt(template, 'spec', 'sourceRef'))
          ? [
              {
                at: `${at}[${i}].spec.sourceRef`,
                message:
                  'The DataVolume template sets both source and sourceRef. KubeVirt accepts this, but CDI, its storage importer, rejects the DataVolume, so the VM never starts. Keep one of them.',
                allowed: 'one of source, sourceRef',
              },
            ]
          : [],
      );
    },
    good: { ...onImage, 'spec.dataVolumeTemplates': [image({ sourceRef: { kind: 'DataSource', name: 'fedora' } })] },
    bad: {
      ...onImage,
      'spec.dataVolumeTemplates': [image({ source: { blank: {} }, sourceRef: { kind: 'DataSource', name: 'fedora' } })],
    },
  },
]);
