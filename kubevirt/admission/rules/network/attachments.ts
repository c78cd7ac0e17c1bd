/** NetworkAttachmentDefinitions against the networks of the nodes beside them. */
import { isObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import type { ObjectIndex } from '../../../object-index';
import { objectRules } from '../../engine/rule';

const RESOURCE = 'k8s.v1.cni.cncf.io/resourceName';
const MARKED = 'bridge.network.kubevirt.io/';

/** The CNI configuration, where it is one. */
function configOf(object: KubeObject): Record<string, unknown> {
  const text = valueAt(object, 'spec', 'config');
  try {
    const config: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return isObject(config) ? config : {};
  } catch {
    return {};
  }
}

/** The interfaces that NMState makes on the nodes. */
const interfacesOf = (related: ObjectIndex) =>
  related
    .all('NodeNetworkConfigurationPolicy')
    .flatMap((policy) => objectsAt(policy, 'spec', 'desiredState', 'interfaces').map((one) => ({ policy, one })));

const config = (more: object) =>
  JSON.stringify({ cniVersion: '0.3.1', name: 'lan', type: 'bridge', bridge: 'br1', ...more });

const policy = (name: string, made: object): KubeObject => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name },
  spec: { desiredState: { interfaces: [made] } },
});
const BRIDGE = (port: string) =>
  policy('bridge', { name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: port }] } });
const VLAN = policy('vlan', { name: 'eno2.100', type: 'vlan', state: 'up', vlan: { 'base-iface': 'eno2', id: 100 } });
const KUBEVIRT: KubeObject = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: {},
};

export const NETWORK_ATTACHMENTS = objectRules<KubeObject>('networks of the nodes', [
  {
    id: 'NAD-01',
    name: 'double-tagged-network',
    title: 'VLAN in `spec.config` on a bridge whose port is a VLAN already',
    kinds: ['NetworkAttachmentDefinition'],
    paths: ['spec.config'],
    enforcement: 'ignored',
    check: (object, { related }) => {
      const { vlan, bridge } = configOf(object);
      if (typeof vlan !== 'number' || vlan === 0 || typeof bridge !== 'string') return undefined;
      const interfaces = interfacesOf(related);
      const ports = interfaces
        .filter(({ one }) => one['name'] === bridge)
        .flatMap(({ one }) => objectsAt(one, 'bridge', 'port').map(({ name }) => name));
      const tagged = interfaces.find(({ one }) => one['type'] === 'vlan' && ports.includes(one['name']));
      if (!tagged) return undefined;
      const { one, policy: by } = tagged;
      const id = valueAt(objectAt(one, 'vlan'), 'id');
      return {
        at: 'spec.config',
        message: `The network "${object.metadata?.name}" tags its frames with VLAN ${vlan}, and ${bridge} sends them through ${one['name']} of the NodeNetworkConfigurationPolicy "${by.metadata?.name}", which tags them with VLAN ${id} as well: no switch delivers them. Omit the VLAN of the network for guests on VLAN ${id}, or make the card itself the port of ${bridge}.`,
        found: vlan,
        allowed: 'a VLAN in one of the two',
      };
    },
    good: { edit: { 'spec.config': config({ vlan: 120 }) }, related: [BRIDGE('eno2')] },
    bad: { edit: { 'spec.config': config({ vlan: 120 }) }, related: [BRIDGE('eno2.100'), VLAN] },
  },
  {
    id: 'NAD-02',
    name: 'bridge-without-marker',
    title: `\`${RESOURCE}\` of a bridge without bridge-marker`,
    kinds: ['NetworkAttachmentDefinition'],
    paths: [`metadata.annotations["${RESOURCE}"]`],
    severity: 'warning',
    check: (object, { related }) => {
      const resource = object.metadata?.annotations?.[RESOURCE];
      // Only a program that has the platform shows what is not on it.
      if (!resource?.startsWith(MARKED) || !related.knows('KubeVirt')) return undefined;
      const marked = related
        .all('NetworkAddonsConfig')
        .some((one) => valueAt(one, 'spec', 'linuxBridge') !== undefined);
      if (marked || related.knows('HyperConverged')) return undefined;
      return {
        at: `metadata.annotations["${RESOURCE}"]`,
        message: `Guests on the network "${object.metadata?.name}" need the node resource ${resource}, which bridge-marker reports, and the platform beside it does not install that: they stay pending. Install the network addons with linuxBridge (networkAddons: {} of the stack), or set bridgeMarker: false on the network where every node has the bridge.`,
        found: resource,
        allowed: 'a network without the annotation, or a NetworkAddonsConfig with linuxBridge',
      };
    },
    good: {
      edit: { 'metadata.annotations': { [RESOURCE]: `${MARKED}br1` } },
      related: [
        KUBEVIRT,
        {
          apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
          kind: 'NetworkAddonsConfig',
          metadata: { name: 'cluster' },
          spec: { linuxBridge: {} },
        },
      ],
    },
    bad: { edit: { 'metadata.annotations': { [RESOURCE]: `${MARKED}br1` } }, related: [KUBEVIRT] },
  },
]);
