import { VERDICTS } from '../../../kubevirt/preflight';
import { PREFLIGHT_INPUTS } from '../../../provider';
import { INPUT_TYPES } from './actions';
import { type ComplexTypeSpec, type PropertySpec, type ResourceSpec, STRING } from './spec';

const CHECK = 'kubevirt:index:PreflightCheck';

export const PREFLIGHT_TYPES: Readonly<Record<string, ComplexTypeSpec>> = {
  [CHECK]: {
    type: 'object',
    description: 'The result of one check.',
    properties: {
      id: { ...STRING, description: 'Name of the check, such as `kvm`. It never changes.' },
      title: { ...STRING, description: 'What it is about.' },
      level: { ...STRING, description: '`api`, `node`, or `after` the installation.' },
      verdict: { ...STRING, description: VERDICTS.map((verdict) => `\`${verdict}\``).join(', ') },
      message: { ...STRING, description: 'What was found.' },
      repair: { ...STRING, description: 'What to do; absent where the check passed or was skipped.' },
    },
    required: ['id', 'title', 'level', 'verdict', 'message'],
  },
};

const DESCRIPTION =
  'Checks whether a cluster and its nodes are ready for KubeVirt, when it is created and whenever an input changes, and fails with the repair of each problem. What is to wait for it says `dependsOn`.';

export function preflightResource(): ResourceSpec {
  const inputProperties = Object.fromEntries(
    Object.entries(PREFLIGHT_INPUTS).map(([key, { type, description }]): [string, PropertySpec] => [
      key,
      { ...INPUT_TYPES[type], description },
    ]),
  );
  return {
    description: DESCRIPTION,
    properties: {
      ...inputProperties,
      checks: { type: 'array', items: { $ref: `#/types/${CHECK}` }, description: 'Every check and its result.' },
      verdict: { ...STRING, description: 'The most harmful verdict.' },
      cpuModel: {
        ...STRING,
        description:
          'Newest CPU model that all nodes for guests share: a guest with it migrates between all of them. Absent before KubeVirt is installed, or where they share none.',
      },
      nodes: { type: 'array', items: STRING, description: 'Names of the nodes that would run guests.' },
    },
    required: ['checks', 'verdict', 'nodes'],
    inputProperties,
    requiredInputs: [],
  };
}
