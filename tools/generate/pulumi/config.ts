import type { Architecture } from '../../../kubevirt/config';
import { CONFIG_KEYS, type ConfigKey, ON_RESTART } from '../../../provider';
import { ANY, type ComplexTypeSpec, type PropertySpec, STRING } from './spec';

const ARCHITECTURES: readonly Architecture[] = ['amd64', 'arm64', 's390x'];
const CLUSTER = 'kubevirt:index:ClusterProfile';

/** Types of the provider's own settings. */
export const CONFIG_TYPES: Readonly<Record<string, ComplexTypeSpec>> = {
  [CLUSTER]: {
    type: 'object',
    description: 'Profile of a cluster, for checks that work offline.',
    properties: {
      kubevirtVersion: { ...STRING, description: 'Release of KubeVirt. Default: v1.9.0.' },
      architecture: {
        ...STRING,
        description: `Architecture of VMs that do not set one: ${ARCHITECTURES.join(', ')}. Default: amd64.`,
      },
      configuration: {
        type: 'object',
        additionalProperties: ANY,
        description: '`spec.configuration` of the KubeVirt object. Default: empty, with the default feature gates.',
      },
      workloadUpdateMethods: {
        type: 'array',
        items: STRING,
        description:
          '`spec.workloadUpdateStrategy.workloadUpdateMethods` of the KubeVirt object: LiveMigrate, Evict. Default: none.',
      },
    },
  },
  'kubevirt:settings:OnRestart': { type: 'string', enum: ON_RESTART.map((value) => ({ value })) },
};

/** The provider's settings, as Configure reads them. */
export function configProperties(): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(CONFIG_KEYS as Readonly<Record<string, ConfigKey>>).map(([name, key]) => [
      name,
      configProperty(key),
    ]),
  );
}

function configProperty({ type, description, secret, enum: values, environment }: ConfigKey): PropertySpec {
  return {
    ...(type === 'object'
      ? { $ref: `#/types/${CLUSTER}` }
      : values
        ? { $ref: '#/types/kubevirt:settings:OnRestart' }
        : { type }),
    description,
    ...(secret ? { secret } : {}),
    ...(environment ? { defaultInfo: { environment: [...environment] } } : {}),
  };
}
