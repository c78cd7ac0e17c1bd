/** Who works with the platform, and the exact RBAC of each. The command line, the construct and the guide all read this table. */
import { type Installable, installerRules } from './installer';
import { CAUSES, CONSOLES, GUESTS, IMAGES, MIGRATED, MORE, OPERATE, UPLOAD, VIEW, VIEW_CLUSTER } from './roles';
import type { Rule } from './rule';

export interface Persona {
  readonly title: string;
  /** Rules for the objects of a namespace, or of all namespaces. */
  readonly rules: (components?: readonly Installable[]) => readonly Rule[];
  /** Rules for what has no namespace. */
  readonly cluster: readonly Rule[];
  /** Whether it works in all namespaces only. */
  readonly everywhere?: true;
  /** ClusterRoles of KubeVirt that it is bound to as well. */
  readonly binds: readonly string[];
}

const PODS: Rule = { apiGroups: [''], resources: ['pods'], verbs: ['list'], why: 'Why a guest does not start.' };
const NAMESPACED_CAUSES = CAUSES.filter(({ resources }) => resources.includes('persistentvolumeclaims'));

export const PERSONAS = {
  installer: {
    title: 'installs, upgrades and removes the platform',
    rules: installerRules,
    cluster: [],
    everywhere: true,
    binds: [],
  },
  'vm-author': {
    title: 'deploys VMs with their disks, networks and Secrets',
    rules: () => [...GUESTS, ...NAMESPACED_CAUSES, PODS, ...MORE],
    cluster: VIEW_CLUSTER,
    binds: [],
  },
  operator: {
    title: 'runs VMs that others have deployed: starts, stops and migrates them, and opens consoles',
    rules: () => OPERATE,
    cluster: VIEW_CLUSTER,
    // KubeVirt aggregates it to no role: neither `admin` nor `edit` of a namespace may migrate.
    binds: ['kubevirt.io:migrate'],
  },
  'console-operator': {
    title: 'reaches guests by console, VNC, SSH and RDP, and neither starts nor changes them',
    rules: () => CONSOLES,
    cluster: [],
    binds: [],
  },
  migrator: {
    title: 'moves running guests to other nodes, and does nothing else with them',
    rules: () => MIGRATED,
    cluster: [],
    binds: ['kubevirt.io:migrate'],
  },
  'image-publisher': {
    title: 'publishes golden images: imports, uploads and renews them',
    rules: () => IMAGES,
    cluster: UPLOAD,
    binds: [],
  },
  viewer: {
    title: 'sees VMs, and changes nothing',
    rules: () => VIEW,
    cluster: VIEW_CLUSTER,
    binds: [],
  },
} as const satisfies Readonly<Record<string, Persona>>;

export type PersonaName = keyof typeof PERSONAS;

export const PERSONA_NAMES = Object.keys(PERSONAS) as PersonaName[];
