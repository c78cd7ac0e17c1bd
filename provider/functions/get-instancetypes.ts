import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isDeprecated, latestOf, MATCHED_KINDS } from '../../kubevirt/instancetype';
import { kindOf } from '../../kubevirt/kinds';
import {
  type Call,
  type Field,
  type Fields,
  labelSelectorProblem,
  maybe,
  NAMESPACE,
  type ProviderFunction,
  type Struct,
  text,
} from './function';
import { listServed, requireNamespace } from './read';

const API = 'instancetype.kubevirt.io/v1beta1';

const boolean = (description: string): Field => ({ type: 'boolean', description });

const LISTED: Fields = {
  name: text('Its name, which a VM refers to.'),
  kind: text('Its kind: that of the cluster, or that of a namespace.'),
  namespace: maybe('string', 'Its namespace; absent where it is of the cluster.'),
  deprecated: boolean('Whether a later release removes it.'),
  latest: boolean(
    'Whether it is not deprecated and there is no newer version of it, by the names of common-instancetypes: `u1.medium`, `rhel.9`.',
  ),
  labels: { type: { map: 'string' }, description: 'Its labels.' },
};

const INSTANCETYPE: Struct = {
  name: 'ListedInstancetype',
  description: 'An instancetype: the size of a guest.',
  fields: {
    ...LISTED,
    cpu: { type: 'integer', description: 'vCPUs of the guest.' },
    memory: text('Memory of the guest, such as `4Gi`.'),
    dedicatedCpu: boolean('Whether its vCPUs have cores of their own.'),
    hugepages: maybe('string', 'Size of the huge pages that it needs.'),
    devices: { type: { list: 'string' }, description: 'Resource names of the GPUs and host devices that it brings.' },
  },
};

const PREFERENCE: Struct = {
  name: 'ListedPreference',
  description: 'A preference: devices and settings that suit an operating system.',
  fields: {
    ...LISTED,
    cpu: maybe('integer', 'vCPUs that a guest must have at least.'),
    memory: maybe('string', 'Memory that a guest must have at least.'),
    os: maybe('string', 'Operating system: `linux`, `windows` or `legacy`, where it says so.'),
  },
};

export const getInstancetypes: ProviderFunction = {
  description:
    'The instancetypes and preferences that VMs of a namespace can use: those of the cluster, and those of the namespace, with their sizes, and which are deprecated.',
  inputs: {
    namespace: NAMESPACE,
    labelSelector: maybe(
      'string',
      'Only those with these labels, such as `instancetype.kubevirt.io/vendor=kubevirt.io`. Default: all.',
    ),
    latestOnly: maybe('boolean', 'Whether deprecated ones and old versions are omitted. Default: false.'),
  },
  outputs: {
    instancetypes: { type: { list: INSTANCETYPE }, description: 'Instancetypes, by kind and name.' },
    preferences: { type: { list: PREFERENCE }, description: 'Preferences, by kind and name.' },
  },
  problem: labelSelectorProblem,
  async run(args, call) {
    const namespace = String(args['namespace'] ?? call.namespace);
    const labelSelector = args['labelSelector'] as string | undefined;
    const [instancetypes, preferences] = await Promise.all(
      [MATCHED_KINDS.instancetype, MATCHED_KINDS.preference].map(async (kinds) => {
        const all = (await Promise.all(kinds.map((kind) => listOf(call, kind, namespace, labelSelector)))).flat();
        const latest = latestOf(all);
        const chosen = args['latestOnly'] === true ? all.filter((one) => latest.has(one)) : all;
        return chosen.map((one) => ({ one, latest: latest.has(one) }));
      }),
    );
    const inNamespace = [...instancetypes!, ...preferences!].some(({ one }) => one.metadata?.namespace !== undefined);
    if (!inNamespace) await requireNamespace(call, namespace);
    return {
      instancetypes: instancetypes!.map(({ one, latest }) => ({ ...listed(one, latest), ...sizeOf(one) })),
      preferences: preferences!.map(({ one, latest }) => ({ ...listed(one, latest), ...neededBy(one) })),
    };
  },
};

async function listOf(call: Call, kind: string, namespace: string, labelSelector?: string): Promise<KubeObject[]> {
  const info = kindOf(API, kind)!;
  const found = await listServed(call, info, {
    ...(info.namespaced && { namespace }),
    ...(labelSelector !== undefined && { labelSelector }),
  });
  return found.sort((a, b) => (a.metadata?.name ?? '').localeCompare(b.metadata?.name ?? '', 'en', { numeric: true }));
}

function listed(object: KubeObject, latest: boolean): Record<string, unknown> {
  const { name, namespace, labels = {} } = object.metadata ?? {};
  return {
    name,
    kind: object.kind,
    ...(namespace !== undefined && { namespace }),
    deprecated: isDeprecated(object),
    latest,
    labels,
  };
}

function sizeOf({ spec }: KubeObject): Record<string, unknown> {
  const hugepages = valueAt(spec, 'memory', 'hugepages', 'pageSize');
  return {
    cpu: Number(valueAt(spec, 'cpu', 'guest') ?? 0),
    memory: String(valueAt(spec, 'memory', 'guest') ?? ''),
    dedicatedCpu: valueAt(spec, 'cpu', 'dedicatedCPUPlacement') === true,
    ...(typeof hugepages === 'string' && { hugepages }),
    devices: [...objectsAt(spec, 'gpus'), ...objectsAt(spec, 'hostDevices')].map(({ deviceName }) =>
      String(deviceName),
    ),
  };
}

function neededBy({ spec }: KubeObject): Record<string, unknown> {
  const cpu = valueAt(spec, 'requirements', 'cpu', 'guest');
  const memory = valueAt(spec, 'requirements', 'memory', 'guest');
  const os = objectAt(spec, 'annotations')?.['vm.kubevirt.io/os'];
  return {
    ...(typeof cpu === 'number' && { cpu }),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(typeof os === 'string' && { os }),
  };
}
