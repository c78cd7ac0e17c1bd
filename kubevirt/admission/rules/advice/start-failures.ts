/** What every webhook lets pass and what then fails: the pod of the guest, its devices, or its volumes. */
import { isObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import { labelValueProblem, qualifiedNameProblem, subdomainProblem } from '../../../../kube/names';
import type { KubeObject } from '../../../../kube/object';
import type { Fault } from '../../engine/fault';
import { objectRules, vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { repeated } from '../shared/messages';

const PASSES = 'The API takes this, but the guest never starts';

/** The resource names of devices that the cluster hands to guests. */
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
    check: ({ devices, cluster }) => {
      const permitted = permittedDevices(cluster.configuration);
      return (['gpus', 'hostDevices'] as const).flatMap((list) =>
        (devices[list] ?? []).flatMap(({ deviceName }, i) =>
          deviceName && !permitted.includes(deviceName)
            ? [
                {
                  at: `domain.devices.${list}[${i}].deviceName`,
                  message: `${show(deviceName)} is none of the devices that this cluster hands to guests. ${PASSES}. Have an administrator add it to spec.configuration.permittedHostDevices of the KubeVirt object (and to the cluster profile that this check reads), or use another device.`,
                  found: deviceName,
                  allowed: permitted.length > 0 ? permitted.join(', ') : 'none, as far as the cluster profile tells',
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
    check: (vmi) =>
      (vmi.devices.filesystems ?? []).flatMap(({ name }, i) =>
        vmi.volume(name)
          ? []
          : [
              {
                at: `domain.devices.filesystems[${i}].name`,
                message: `The filesystem "${name}" shares the volume of that name with the guest, and there is no such volume. ${PASSES}. Add a volume "${name}", or name one that is there.`,
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
    check: ({ spec }) =>
      (['schedulerName', 'priorityClassName'] as const).flatMap((at) => {
        const problem = spec[at] && subdomainProblem(spec[at]);
        return problem
          ? [
              {
                at,
                message: `${show(spec[at])} cannot be a ${at}: ${problem}. ${PASSES}. Correct the name.`,
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
    check: ({ spec }) =>
      (spec.tolerations ?? []).flatMap(({ key, operator, value }, i): Fault[] => {
        const problem = key ? qualifiedNameProblem(key) : undefined;
        if (problem)
          return [
            {
              at: `tolerations[${i}].key`,
              message: `${show(key)} is not the key of a taint: ${problem}. ${PASSES}. Correct the key.`,
              found: key,
            },
          ];
        if (operator === 'Exists' && value) {
          return [
            {
              at: `tolerations[${i}].value`,
              message: `With operator Exists every value is tolerated and none may be given; found ${show(value)}. ${PASSES}. Remove the value, or write operator: Equal.`,
              found: value,
              allowed: 'nothing, with operator Exists',
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
    check: ({ binding }, { cluster }) => {
      const plugins = objectAt(cluster.configuration, 'network', 'binding') ?? {};
      if (!binding?.name || Object.hasOwn(plugins, binding.name)) return undefined;
      return {
        at: 'binding.name',
        message: `No network binding plugin "${binding.name}" is registered in this cluster. ${PASSES}. Have an administrator register it under spec.configuration.network.binding of the KubeVirt object (and in the cluster profile that this check reads), or use masquerade: {} or bridge: {}.`,
        found: binding.name,
        allowed: Object.keys(plugins).join(', ') || 'none, as far as the cluster profile tells',
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
    check: ({ spec }) =>
      Object.entries(spec.nodeSelector ?? {}).flatMap(([key, value]) => {
        const problem = qualifiedNameProblem(key) ?? labelValueProblem(String(value));
        return problem
          ? [
              {
                at: 'nodeSelector',
                message: `"${key}: ${value}" cannot be the label of a node: ${problem}. ${PASSES}. Write a label that nodes have.`,
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
    check: ({ name, containerPath }, { cluster }) =>
      containerPath && !cluster.gate('ContainerPathVolumes')
        ? {
            at: 'containerPath',
            message: `The volume "${name}" (containerPath) needs the feature gate ContainerPathVolumes, which is off in this cluster. ${PASSES}. Have an administrator add it to spec.configuration.developerConfiguration.featureGates of the KubeVirt object (and to the cluster profile that this check reads), or remove the volume.`,
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

const templatesOf = (object: KubeObject) => {
  const path = object.kind === 'VirtualMachinePool' ? ['spec', 'virtualMachineTemplate', 'spec'] : ['spec'];
  return {
    at: [...path, 'dataVolumeTemplates'].join('.'),
    templates: objectsAt(object, ...path, 'dataVolumeTemplates'),
  };
};
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
        message: `dataVolumeTemplates[${first}] makes a DataVolume "${key}" already, so this one is never made. Give it another name, or remove it.`,
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
                  'The template says in both source and sourceRef what to put into its volume. KubeVirt takes it, but its importer of disks (CDI) refuses the DataVolume, so the VM never starts. Keep one of them.',
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
