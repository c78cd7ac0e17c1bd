import { FLAVOURS, type PreflightInputs, REQUIREMENTS } from '../../kubevirt/preflight';
import type { ActionInput } from '../actions';
import { PROBE_DEFAULTS, type ProbeInputs } from './run';

export const FAIL_ON = ['fail', 'unknown', 'warn'] as const;
export type FailOn = (typeof FAIL_ON)[number];

const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/** What is judged. */
const JUDGED: Readonly<Record<keyof PreflightInputs, ActionInput>> = {
  kubevirtVersion: {
    type: 'string',
    description: 'Release of KubeVirt that is to be installed, such as `v1.9.0`. Default: the newest that is known.',
  },
  flavour: {
    type: 'string',
    description: `How it is installed: ${listed(FLAVOURS)}. Default: \`upstream\`.`,
  },
  nodeSelector: { type: 'map', description: 'Labels of the nodes for guests. Default: every Linux node.' },
  tolerations: {
    type: 'objects',
    description: 'Tolerations of virt-handler and the guests: tainted nodes count only with them. Default: none.',
  },
  requires: {
    type: 'list',
    description: `What guests must be able to do, which turns warnings into failures: ${listed(Object.keys(REQUIREMENTS))}. Default: none.`,
  },
  poolPath: {
    type: 'string',
    description:
      'Folder on every node for disks of the hostpath provisioner, as an absolute path. Default: none, its room is not checked.',
  },
  poolMinFree: { type: 'string', description: 'Space that must be free there, such as `200Gi`. Default: `50Gi`.' },
  emulation: {
    type: 'boolean',
    description:
      'Whether guests may be emulated: hardware virtualization is then not needed. Default: as in the KubeVirt object.',
  },
  disabledFeatureGates: {
    type: 'list',
    description:
      'Feature gates of KubeVirt that the installation disables, such as `ImageVolume`. Default: those of the KubeVirt object.',
  },
  namespaces: {
    type: 'list',
    description:
      'Namespaces in which guests will run: their quotas, limit ranges and Pod Security are checked. Default: none.',
  },
  infraPlacement: {
    type: 'boolean',
    description:
      'Whether the installation sets `infra.nodePlacement`: nodes with a control-plane label are then not needed. Default: false.',
  },
};

/** How nodes are probed, and a guest is started. */
const PROBING: Readonly<Record<keyof ProbeInputs, ActionInput>> = {
  probe: {
    type: 'boolean',
    description:
      'Whether to run a short-lived privileged Pod on each node, in a namespace of its own that is deleted afterwards. Default: true.',
  },
  probeImage: {
    type: 'string',
    description:
      'Image of the probe, with a shell at /bin/sh. Default: `quay.io/kubevirt/virt-launcher` of the release.',
  },
  probeTimeoutSeconds: {
    type: 'number',
    description: `Seconds that the probe of one node may take, its image pull included. Default: ${PROBE_DEFAULTS.probeTimeoutSeconds}.`,
  },
  probeParallelism: {
    type: 'number',
    description: `Nodes that are probed at once. Default: ${PROBE_DEFAULTS.probeParallelism}.`,
  },
  bootGuest: {
    type: 'boolean',
    description: 'Whether to start a small guest, and delete it; KubeVirt must be installed. Default: false.',
  },
  guestImage: {
    type: 'string',
    description: 'Container disk of that guest. Default: `quay.io/kubevirt/cirros-container-disk-demo` of the release.',
  },
  guestTimeoutSeconds: {
    type: 'number',
    description: `Seconds within which that guest must run. Default: ${PROBE_DEFAULTS.guestTimeoutSeconds}.`,
  },
};

/** Inputs of the resource Preflight. */
export const PREFLIGHT_INPUTS: Readonly<Record<string, ActionInput>> = {
  ...JUDGED,
  ...PROBING,
  failOn: {
    type: 'string',
    description: `Verdict from which the resource fails: ${listed(FAIL_ON)}. Default: \`fail\`; \`unknown\` also where something could not be checked.`,
  },
  triggers: {
    type: 'any',
    description:
      'Any value: the checks run again when it changes. Default: they run again only when another input changes.',
  },
};

/** Those that `kubevirt/preflight` judges, without the others. */
export function judgedInputs(given: Record<string, unknown>): PreflightInputs {
  return Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(JUDGED, key)));
}

export function probeInputs(given: Record<string, unknown>): ProbeInputs {
  const own = Object.entries(given).filter(([key, value]) => Object.hasOwn(PROBING, key) && value !== undefined);
  return { ...PROBE_DEFAULTS, ...Object.fromEntries(own) };
}
