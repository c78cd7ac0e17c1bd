import type { networkaddonsoperator } from '../../kubevirt/types';
import { isKnown } from '../base';
import type { Installation, Installed, ReleaseProps } from './installation';
import { MacRange } from './mac-range';
import { type Nodes, nodeSelectorOf } from './node-selector';

type Spec = networkaddonsoperator.NetworkAddonsConfigSpec;

/** An addon without settings. */
type Empty = Record<string, never>;

/** Props of the cluster network addons. What is not named is not installed. */
export interface NetworkAddonsProps extends ReleaseProps {
  /**
   * Multus, which gives Pods and guests more than one network.
   * @default true
   * @change NetworkAddonsConfig/spec.multus
   */
  readonly multus?: boolean;
  /**
   * Whether NICs can be plugged into and out of running guests without a migration.
   * @default false
   * @change NetworkAddonsConfig/spec.multusDynamicNetworks
   */
  readonly multusDynamicNetworks?: boolean;
  /**
   * The CNI plugin of networks on Linux bridges, and the marker that lets the scheduler know which nodes have a bridge.
   * @default true
   * @change NetworkAddonsConfig/spec.linuxBridge
   */
  readonly linuxBridge?: boolean;
  /**
   * The CNI plugin of networks on Open vSwitch bridges. Open vSwitch itself must be on the nodes.
   * @default false
   * @change NetworkAddonsConfig/spec.ovs
   */
  readonly ovs?: boolean;
  /**
   * The CNI plugin of macvtap networks, and its device plugin.
   * @default false
   * @change NetworkAddonsConfig/spec.macvtap
   */
  readonly macvtap?: boolean | { readonly devicePluginConfig: string };
  /**
   * Addresses from which KubeMacPool gives each NIC of a guest its own, which it keeps. Ranges of clusters on one network
   * must not overlap.
   * @default - none: KubeVirt makes an address up at each start of a guest
   * @change NetworkAddonsConfig/spec.kubeMacPool
   */
  readonly macPool?: MacRange | { readonly start: string; readonly end: string };
  /**
   * A DNS server that answers with the addresses of guests on secondary networks.
   * @default false
   * @change NetworkAddonsConfig/spec.kubeSecondaryDNS
   */
  readonly secondaryDns?: boolean | { readonly domain?: string; readonly nameServerIP?: string };
  /**
   * Whether guests keep their addresses on user-defined networks of OVN-Kubernetes. Needs cert-manager.
   * @default false
   * @change NetworkAddonsConfig/spec.kubevirtIpamController
   */
  readonly ipamController?: boolean;
  /**
   * Nodes that have the networks, by label.
   * @default - every node
   * @change NetworkAddonsConfig/spec.placementConfiguration
   */
  readonly nodes?: Nodes;
  /**
   * Every other field of the spec, in the shape of the API. Takes precedence over the other props.
   * @default - none
   * @change NetworkAddonsConfig/spec
   */
  readonly spec?: Spec;
}

export const installNetworkAddons = (installation: Installation, props: NetworkAddonsProps): Installed =>
  installation.operated('cluster-network-addons', props, networkAddonsSpec(installation, props));

/** A field that is present installs its addon, even if it is empty. */
function present<T extends object>(value: T | boolean | undefined): T | Record<string, never> | undefined {
  if (value === undefined || value === false) return undefined;
  return value === true ? {} : value;
}

function networkAddonsSpec(installation: Installation, props: NetworkAddonsProps): Spec {
  const { macPool, nodes } = props;
  const fields: Spec = {
    imagePullPolicy: 'IfNotPresent',
    multus: present<Empty>(props.multus ?? true),
    multusDynamicNetworks: present<Empty>(props.multusDynamicNetworks),
    linuxBridge: present<Empty>(props.linuxBridge ?? true),
    ovs: present<Empty>(props.ovs),
    macvtap: present(props.macvtap),
    kubeMacPool: macPool && poolOf(installation, macPool),
    kubeSecondaryDNS: present(props.secondaryDns),
    kubevirtIpamController: present<Empty>(props.ipamController),
    placementConfiguration: nodes && { workloads: nodeSelectorOf(nodes).nodeSelector() },
  };
  const spec = {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...props.spec,
  };
  if (spec.multusDynamicNetworks && !spec.multus) {
    throw installation.error(
      'networkAddons.multusDynamicNetworks is set and multus is not: it attaches networks that Multus made. Set multus: true, or leave multusDynamicNetworks out.',
    );
  }
  return spec;
}

function poolOf(installation: Installation, range: NonNullable<NetworkAddonsProps['macPool']>): Spec['kubeMacPool'] {
  const { start, end } = range;
  if (isKnown(start) && isKnown(end)) {
    const problem = MacRange.problem(start, end);
    if (problem) throw installation.error(`networkAddons.macPool: ${problem}`);
  }
  return { rangeStart: start, rangeEnd: end };
}
