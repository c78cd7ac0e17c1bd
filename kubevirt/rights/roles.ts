/** What each use of the product needs at least. A test uses every right of each, and none that is not here. */
import { kindOf } from '../kinds';
import { LEFTOVER_KINDS, OPERATORS } from '../operators';
import { MANAGE, READ, type Rule, rule, WRITE } from './rule';

const CORE = '';
const KUBEVIRT = 'kubevirt.io';
const CDI = 'cdi.kubevirt.io';

export const GUESTS: readonly Rule[] = [
  rule(KUBEVIRT, 'virtualmachines', MANAGE),
  rule(CDI, 'datavolumes', MANAGE),
  rule(CORE, 'services', MANAGE),
  rule(CORE, 'secrets', ['get', ...WRITE]),
  rule(
    KUBEVIRT,
    'virtualmachineinstances',
    ['list', 'watch'],
    'Outputs about the guest: its node, its addresses, and its state, which previews use. Without it these outputs are empty.',
  ),
  rule(
    CORE,
    'events',
    ['list'],
    "Warning events, shown if a guest does not start. Without it the message is based on the guest's status only.",
  ),
];

export const CAUSES: readonly Rule[] = [
  rule(CORE, 'persistentvolumeclaims', ['get', 'list', 'patch']),
  rule(CORE, 'pods nodes', ['list']),
  rule('apps', 'deployments daemonsets', ['list']),
  rule(KUBEVIRT, 'kubevirts', ['list'], 'Whether KubeVirt carries a live change to the guest: workloadUpdateMethods.'),
];

/** In the namespace of KubeVirt. */
export const MIGRATION_DATA: readonly Rule[] = [rule(CORE, 'pods', ['list']), rule(CORE, 'pods/proxy', ['get'])];

export const MORE: readonly Rule[] = [
  rule(
    KUBEVIRT,
    'virtualmachineinstances virtualmachineinstancemigrations virtualmachineinstancepresets virtualmachineinstancereplicasets',
    MANAGE,
  ),
  rule('pool.kubevirt.io', 'virtualmachinepools', MANAGE),
  rule('instancetype.kubevirt.io', 'virtualmachineinstancetypes virtualmachinepreferences', MANAGE),
  rule('snapshot.kubevirt.io', 'virtualmachinesnapshots virtualmachinesnapshotcontents virtualmachinerestores', MANAGE),
  rule('clone.kubevirt.io', 'virtualmachineclones', MANAGE),
  rule('export.kubevirt.io', 'virtualmachineexports', MANAGE),
  rule('backup.kubevirt.io', 'virtualmachinebackups virtualmachinebackuptrackers', MANAGE),
  rule('template.kubevirt.io', 'virtualmachinetemplates virtualmachinetemplaterequests', MANAGE),
  rule(CDI, 'datasources dataimportcrons volumeimportsources volumeuploadsources volumeclonesources', MANAGE),
  rule('forklift.cdi.kubevirt.io', 'openstackvolumepopulators ovirtvolumepopulators', MANAGE),
  rule('k8s.cni.cncf.io', 'network-attachment-definitions', MANAGE),
];

export const PROFILE: readonly Rule[] = [rule(KUBEVIRT, 'kubevirts', ['list'])];

export const STATUS: readonly Rule[] = [
  rule(KUBEVIRT, 'virtualmachines virtualmachineinstances kubevirts', ['list']),
  rule(CORE, 'persistentvolumeclaims nodes', ['list']),
  rule(
    'remediation.medik8s.io',
    'nodehealthchecks',
    ['list'],
    'Whether something fences dead nodes; where a cluster serves these kinds.',
  ),
  rule('machine.openshift.io', 'machinehealthchecks', ['list']),
  rule(
    'apps',
    'controllerrevisions',
    ['get'],
    '`plan --live` only: what a guest was booted from, instancetypes, and the network add-ons.',
  ),
  rule(
    'instancetype.kubevirt.io',
    'virtualmachineinstancetypes virtualmachineclusterinstancetypes virtualmachinepreferences virtualmachineclusterpreferences',
    ['list'],
  ),
  rule('networkaddonsoperator.network.kubevirt.io', 'networkaddonsconfigs', ['get']),
];

/** What Preflight and `doctor` read. */
export const DOCTOR: readonly Rule[] = [
  rule(CORE, 'nodes pods resourcequotas limitranges', ['list']),
  rule(
    CORE,
    'namespaces services',
    ['get'],
    'The namespaces of the operators and of guests, and the Services behind webhooks.',
  ),
  rule('apps', 'daemonsets', ['list']),
  rule('storage.k8s.io', 'storageclasses', ['list']),
  rule('snapshot.storage.k8s.io', 'volumesnapshotclasses', ['list']),
  rule('scheduling.k8s.io', 'priorityclasses', ['get']),
  rule('admissionregistration.k8s.io', 'validatingwebhookconfigurations mutatingwebhookconfigurations', ['list']),
  rule('apiregistration.k8s.io', 'apiservices', ['list']),
  rule('apiextensions.k8s.io', 'customresourcedefinitions', ['list']),
  rule(KUBEVIRT, 'kubevirts', ['list']),
  rule(CDI, 'cdis storageprofiles', ['list']),
  rule('hco.kubevirt.io', 'hyperconvergeds', ['list']),
  rule('networkaddonsoperator.network.kubevirt.io', 'networkaddonsconfigs', ['list']),
];

/** The probe of the nodes, and a guest that boots. */
export const PROBE: readonly Rule[] = [
  rule(CORE, 'namespaces', ['list', 'create', 'delete']),
  rule('batch', 'jobs', ['create']),
  rule(CORE, 'pods', ['list', 'watch']),
  rule(
    KUBEVIRT,
    'virtualmachineinstances',
    ['list', 'watch', 'create', 'delete'],
    'A guest that boots (`--boot-guest`, `bootGuest`).',
  ),
];

/** The network of nodes, for whoever installs NMState. */
export const NODE_NETWORKS: readonly Rule[] = [
  rule('nmstate.io', 'nodenetworkconfigurationpolicies', MANAGE),
  rule(
    'nmstate.io',
    'nodenetworkconfigurationenactments',
    ['list', 'watch'],
    'Whether the status of a policy is about its last change. Optional.',
  ),
];

/** The maintenance of nodes, for whoever installs node-maintenance-operator. */
export const NODE_MAINTENANCES: readonly Rule[] = [
  rule('nodemaintenance.medik8s.io', 'nodemaintenances', MANAGE),
  rule(
    'policy',
    'poddisruptionbudgets',
    ['list'],
    'What a drain waits for, as its guests and Pods are listed anyway. Optional.',
  ),
];

/** What `leftovers` searches. */
export const LEFTOVERS: readonly Rule[] = [
  rule('apps', 'deployments', ['list']),
  ...Object.values(OPERATORS).map(({ resource, crd }) => rule(resource.split('/')[0]!, crd.split('.')[0]!, ['list'])),
  ...LEFTOVER_KINDS.map(([apiVersion, kind]) => {
    const { group, plural } = kindOf(apiVersion, kind)!;
    return rule(group, plural, ['list']);
  }),
];

export const PULUMI_IMPORT: readonly Rule[] = [
  rule(KUBEVIRT, 'virtualmachines', ['get', 'list']),
  rule('pool.kubevirt.io', 'virtualmachinepools', ['list']),
  rule(CDI, 'datavolumes', ['get', 'list']),
  rule('instancetype.kubevirt.io', 'virtualmachineinstancetypes virtualmachinepreferences', ['get', 'list']),
  rule(CORE, 'services', ['list']),
  rule(CORE, 'secrets', ['get']),
];

export const IMPORT_LIVE: readonly Rule[] = [
  rule(KUBEVIRT, 'virtualmachines virtualmachineinstances virtualmachineinstancereplicasets', ['list']),
  rule('pool.kubevirt.io', 'virtualmachinepools', ['list']),
  rule(CDI, 'datavolumes', ['list']),
  rule('instancetype.kubevirt.io', 'virtualmachineinstancetypes virtualmachinepreferences', ['list']),
  rule('k8s.cni.cncf.io', 'network-attachment-definitions', ['list']),
  rule(CORE, 'services', ['list']),
  rule(CORE, 'namespaces', ['get'], 'Only to tell a namespace that does not exist from an empty one.'),
];

/** What `graph --live` lists: in its namespace, and of the whole cluster what applies to guests there. */
export const GRAPH: readonly Rule[] = [
  rule(KUBEVIRT, 'virtualmachines virtualmachineinstances virtualmachineinstancereplicasets', ['list']),
  rule('pool.kubevirt.io', 'virtualmachinepools', ['list']),
  rule('template.kubevirt.io', 'virtualmachinetemplates', ['list']),
  rule(CDI, 'datavolumes datasources dataimportcrons volumeimportsources volumeclonesources volumeuploadsources', [
    'list',
  ]),
  rule('instancetype.kubevirt.io', 'virtualmachineinstancetypes virtualmachinepreferences', ['list']),
  rule('snapshot.kubevirt.io', 'virtualmachinesnapshots virtualmachinerestores', ['list']),
  rule('clone.kubevirt.io', 'virtualmachineclones', ['list']),
  rule('backup.kubevirt.io', 'virtualmachinebackups', ['list']),
  rule('export.kubevirt.io', 'virtualmachineexports', ['list']),
  rule('migrations.kubevirt.io', 'migrationpolicies', ['list']),
  rule(CORE, 'services persistentvolumeclaims', ['list']),
  rule(CORE, 'namespaces', ['list'], 'Their labels, by which policies select them.'),
  rule('batch', 'cronjobs', ['list']),
  rule('autoscaling', 'horizontalpodautoscalers', ['list']),
  rule('networking.k8s.io', 'ingresses networkpolicies', ['list']),
  rule('gateway.networking.k8s.io', 'gateways httproutes', ['list']),
  rule('route.openshift.io', 'routes', ['list']),
  rule('k8s.cni.cncf.io', 'network-attachment-definitions', ['list']),
  rule('k8s.ovn.org', 'userdefinednetworks clusteruserdefinednetworks', ['list']),
  rule('nmstate.io', 'nodenetworkconfigurationpolicies', ['list']),
];

const ACTED: readonly (readonly [group: string, resources: string])[] = [
  [KUBEVIRT, 'virtualmachineinstancemigrations'],
  ['snapshot.kubevirt.io', 'virtualmachinesnapshots virtualmachinerestores'],
  ['clone.kubevirt.io', 'virtualmachineclones'],
  ['backup.kubevirt.io', 'virtualmachinebackups'],
  ['export.kubevirt.io', 'virtualmachineexports'],
];

/** Restarts that a change needs, and actions in a namespace. */
export const ACTIONS: readonly Rule[] = [
  rule(
    'subresources.kubevirt.io',
    'virtualmachines/restart virtualmachines/start virtualmachines/stop virtualmachines/migrate virtualmachines/addvolume virtualmachines/removevolume virtualmachineinstances/pause virtualmachineinstances/unpause',
    ['update'],
    'onRestart: restart, guests that have never run, the actions on guests, and disks that are plugged.',
  ),
  rule(
    'apps',
    'controllerrevisions',
    ['get'],
    'onRestart: restart. Without controllerrevisions, only guests with the condition RestartRequired are restarted.',
  ),
  rule(CORE, 'services pods', ['list', 'watch']),
  rule(
    KUBEVIRT,
    'virtualmachineinstances',
    [...READ, 'delete'],
    'delete: a restart under the run strategy Once, where KubeVirt rejects one.',
  ),
  rule(KUBEVIRT, 'virtualmachines', [...READ, 'patch'], 'patch: interfaces that are plugged.'),
  ...ACTED.map(([group, resources], at) =>
    rule(group, resources, [...READ, 'create', 'delete'], at === 0 ? 'The actions that are objects.' : undefined),
  ),
  rule(CORE, 'secrets', ['get'], 'Export: the token, in a Secret that KubeVirt names.'),
  rule(CDI, 'datavolumes', [...READ, 'create', 'delete'], 'Upload. delete: for deleteDisk.'),
  rule('upload.cdi.kubevirt.io', 'uploadtokenrequests', ['create']),
];

/** The address of cdi-uploadproxy, which has no namespace. */
export const UPLOAD: readonly Rule[] = [rule(CDI, 'cdiconfigs', ['get'])];

/** The drain of a node, which concerns the whole cluster. */
export const DRAIN: readonly Rule[] = [
  rule(CORE, 'nodes', ['get', 'list', 'patch']),
  rule(CORE, 'pods', ['list', 'watch']),
  rule(CORE, 'pods/eviction', ['create']),
  rule('policy', 'poddisruptionbudgets', ['list']),
  rule(KUBEVIRT, 'virtualmachines', ['list']),
  rule(KUBEVIRT, 'virtualmachineinstances', READ),
];

/** Starting, stopping and moving guests, and their consoles. KubeVirt's own `kubevirt.io:view` has none of these. */
export const OPERATE: readonly Rule[] = [
  rule(KUBEVIRT, 'virtualmachines virtualmachineinstances virtualmachineinstancereplicasets', READ),
  rule('pool.kubevirt.io', 'virtualmachinepools', READ),
  rule(CDI, 'datavolumes', READ),
  rule(CORE, 'pods persistentvolumeclaims events', READ),
  rule(
    'subresources.kubevirt.io',
    'virtualmachines/start virtualmachines/stop virtualmachines/restart virtualmachineinstances/pause virtualmachineinstances/unpause virtualmachineinstances/softreboot',
    ['update'],
    'Start, stop, restart, pause, and a restart from within the guest.',
  ),
  rule(
    'subresources.kubevirt.io',
    'virtualmachineinstances/console virtualmachineinstances/vnc virtualmachineinstances/guestosinfo virtualmachineinstances/filesystemlist virtualmachineinstances/userlist',
    ['get'],
    'Consoles, and what the guest agent reports.',
  ),
  rule(
    'snapshot.kubevirt.io',
    'virtualmachinesnapshots',
    [...READ, 'create', 'delete'],
    'Snapshots before maintenance.',
  ),
];

const SEEN_GUESTS: Rule = rule(
  KUBEVIRT,
  'virtualmachines virtualmachineinstances virtualmachineinstancereplicasets',
  READ,
  'Which guests there are, and where they run.',
);

/** Consoles and what reaches a guest through the API server, without the right to start, stop or change it. */
export const CONSOLES: readonly Rule[] = [
  SEEN_GUESTS,
  rule(
    'subresources.kubevirt.io',
    'virtualmachineinstances/console virtualmachineinstances/vnc virtualmachineinstances/vnc/screenshot',
    ['get'],
    'The serial console and VNC.',
  ),
  rule(
    'subresources.kubevirt.io',
    'virtualmachines/portforward virtualmachineinstances/portforward',
    ['get'],
    '`virtctl ssh`, `scp` and `port-forward`, and with it RDP.',
  ),
];

/** Beside KubeVirt's own role `kubevirt.io:migrate`, which may migrate guests and not see them. */
export const MIGRATED: readonly Rule[] = [SEEN_GUESTS];

/** Golden images: what imports and uploads them, and the DataSources that they are cloned from. */
export const IMAGES: readonly Rule[] = [
  rule(CDI, 'datavolumes datasources dataimportcrons', MANAGE),
  rule(CORE, 'persistentvolumeclaims', READ),
  rule('snapshot.storage.k8s.io', 'volumesnapshots', READ, 'Images that are kept as snapshots.'),
  rule(CORE, 'pods events', ['list'], 'Why an import does not proceed.'),
  rule('upload.cdi.kubevirt.io', 'uploadtokenrequests', ['create'], '`virtctl image-upload`.'),
];

/** Everything that concerns guests, read-only: no Secrets and no consoles. */
export const VIEW: readonly Rule[] = [
  rule(
    KUBEVIRT,
    'virtualmachines virtualmachineinstances virtualmachineinstancemigrations virtualmachineinstancereplicasets',
    READ,
  ),
  rule('pool.kubevirt.io', 'virtualmachinepools', READ),
  rule('instancetype.kubevirt.io', 'virtualmachineinstancetypes virtualmachinepreferences', READ),
  rule('snapshot.kubevirt.io', 'virtualmachinesnapshots virtualmachinerestores', READ),
  rule(CDI, 'datavolumes datasources dataimportcrons', READ),
  rule(CORE, 'pods services persistentvolumeclaims events', READ),
];

/** What has no namespace and explains guests to whoever may see them. */
export const VIEW_CLUSTER: readonly Rule[] = [
  rule(CORE, 'nodes', ['get', 'list']),
  rule(KUBEVIRT, 'kubevirts', ['get', 'list'], 'The configuration of KubeVirt: `profile`, `status`, and live changes.'),
  rule('instancetype.kubevirt.io', 'virtualmachineclusterinstancetypes virtualmachineclusterpreferences', [
    'get',
    'list',
  ]),
  rule('storage.k8s.io', 'storageclasses', ['get', 'list']),
];
