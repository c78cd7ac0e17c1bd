/** Networks of guests. */
import { objectAt, objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { matchesSelector } from '../../../kube/selector';
import type { Ref } from '../model';
import { clusterRefOf, details, type Reader, refOf, type Scene, text, textAt } from './reader';

/** What a network of a guest leads to: that of the Pods, or the one that it names. */
export function networkOf(network: unknown, home: string, scene: Scene): Ref | undefined {
  if (objectAt(network, 'pod')) return userDefined(home, scene, isPrimary) ?? podNetwork(home);
  const written = textAt(network, 'multus', 'networkName');
  if (written === undefined) return undefined;
  const at = written.indexOf('/');
  const [namespace, name] = at < 0 ? [home, written] : [written.slice(0, at), written.slice(at + 1)];
  if (scene.index.find('NetworkAttachmentDefinition', name, namespace)) return attachment(namespace, name);
  // OVN-Kubernetes makes a NetworkAttachmentDefinition of the network's name.
  return userDefined(namespace, scene, (one) => one.metadata?.name === name) ?? attachment(namespace, name);
}

const podNetwork = (namespace: string): Ref => ({ kind: 'PodNetwork', namespace, name: 'pod network' });
const attachment = (namespace: string, name: string): Ref => ({ kind: 'NetworkAttachmentDefinition', namespace, name });

/** The user-defined network of a namespace that meets a condition; one of the whole cluster is a namespace's where that is selected. */
function userDefined(namespace: string, scene: Scene, meets: (network: KubeObject) => boolean): Ref | undefined {
  const own = scene.index.given('UserDefinedNetwork').find((one) => refOf(one).namespace === namespace && meets(one));
  if (own) return refOf(own);
  const labels = { ...scene.namespaceLabels(namespace), 'kubernetes.io/metadata.name': namespace };
  const shared = scene.index
    .given('ClusterUserDefinedNetwork')
    .find((one) => meets(one) && matchesSelector(valueAt(one, 'spec', 'namespaceSelector') ?? NOTHING, labels));
  return shared && clusterRefOf(shared);
}

const NOTHING = { matchExpressions: [{}] };

const layersOf = ({ spec }: KubeObject) => {
  const network = objectAt(spec, 'network') ?? spec;
  return [objectAt(network, 'layer2'), objectAt(network, 'layer3'), objectAt(network, 'localnet')];
};

const isPrimary = (network: KubeObject): boolean => layersOf(network).some((layer) => layer?.['role'] === 'Primary');

export const userDefinedNetwork: Reader = (object) => {
  const network = objectAt(object, 'spec', 'network') ?? object.spec;
  const role = layersOf(object).map((layer) => text(layer?.['role']));
  const self = object.kind === 'UserDefinedNetwork' ? refOf(object) : clusterRefOf(object);
  return { nodes: [{ ...self, details: details(textAt(network, 'topology'), ...role) }] };
};

/** Keys of a CNI configuration that say what guests are attached to. */
const CONFIGURED = ['bridge', 'vlan', 'master', 'physicalNetworkName'] as const;

export const networkAttachment: Reader = (object, scene) => {
  const self = refOf(object);
  const { type, ...config } = configOf(object);
  const bridge = text(config['bridge']);
  const node = bridge === undefined ? undefined : nodeNetworkWith(bridge, scene);
  const resource = textAt(object, 'metadata', 'annotations', 'k8s.v1.cni.cncf.io/resourceName');
  return {
    nodes: [
      {
        ...self,
        details: details(
          text(type),
          ...CONFIGURED.map((key) => {
            const value = config[key];
            return typeof value === 'string' || typeof value === 'number' ? `${key} ${value}` : undefined;
          }),
          resource,
        ),
      },
    ],
    links: node ? [{ from: self, to: node, relation: 'attaches' }] : [],
  };
};

/** The plugin's configuration; of a list, that of the plugin that attaches. */
function configOf(object: KubeObject): Record<string, unknown> {
  try {
    const config: unknown = JSON.parse(textAt(object, 'spec', 'config') ?? '{}');
    return objectsAt(config, 'plugins')[0] ?? objectAt(config) ?? {};
  } catch {
    return {};
  }
}

function nodeNetworkWith(bridge: string, { index }: Scene): Ref | undefined {
  const found = index
    .given('NodeNetworkConfigurationPolicy')
    .find((policy) =>
      objectsAt(policy, 'spec', 'desiredState', 'interfaces').some(
        ({ name, type }) => name === bridge && isBridge(type),
      ),
    );
  return found && clusterRefOf(found);
}

const isBridge = (type: unknown): boolean => typeof type === 'string' && type.endsWith('bridge');

export const nodeNetwork: Reader = (object) => {
  const interfaces = objectsAt(object, 'spec', 'desiredState', 'interfaces').map(({ name }) => text(name));
  return { nodes: [{ ...clusterRefOf(object), details: details(...interfaces) }] };
};
