import { Construct } from 'constructs';
import { normalVersion, versionNumbers } from '../../kubevirt/releases';
import type { hco } from '../../kubevirt/types';
import { checkedProps, constructError, Manifest } from '../base';
import { type Nodes, nodeSelectorOf } from './node-selector';

/** Where OLM finds the operator, and how it is called there. */
interface Catalog {
  readonly source: string;
  readonly packageName: string;
  readonly namespace: string;
  /** Namespaces that the operator may watch: its own, or all of them. */
  readonly watches: 'own' | 'all';
  /** The minor of HyperConverged in a version of the product. */
  readonly minorOf: (version: string) => number;
}

const CATALOGS = {
  redhat: {
    source: 'redhat-operators',
    packageName: 'kubevirt-hyperconverged',
    namespace: 'openshift-cnv',
    watches: 'own',
    // OpenShift Virtualization 4.20 is HyperConverged 1.16.
    minorOf: (version) => versionNumbers(version)[1] - 4,
  },
  community: {
    source: 'community-operators',
    packageName: 'community-kubevirt-hyperconverged',
    namespace: 'kubevirt-hyperconverged',
    watches: 'all',
    minorOf: (version) => versionNumbers(version)[1],
  },
} as const satisfies Readonly<Record<string, Catalog>>;

/** The first minor of HyperConverged that serves v1. */
const FIRST_WITH_V1 = 18;

/** Props of OpenShift Virtualization. */
export interface OpenShiftVirtualizationProps {
  /**
   * Version to install: of the product, such as `4.20.1`, or of HyperConverged, such as `1.18.1`, with the community
   * catalogue. A change is an upgrade, which OLM offers as an InstallPlan.
   * @change Subscription/spec.startingCSV
   */
  readonly version: string;
  /**
   * Catalogue that the operator comes from.
   * @default redhat
   * @change Subscription/spec.source
   */
  readonly catalog?: keyof typeof CATALOGS;
  /**
   * Catalogue of a mirror, by the name of its CatalogSource in openshift-marketplace.
   * @default - `redhat-operators` or `community-operators`
   * @change Subscription/spec.source
   */
  readonly catalogSource?: string;
  /**
   * Channel of the catalogue.
   * @default stable
   * @change Subscription/spec.channel
   */
  readonly channel?: string;
  /**
   * Whether each InstallPlan waits for an administrator. With `Automatic`, OLM upgrades as soon as the catalogue has a newer
   * version, whatever `version` says.
   * @default Manual
   * @change Subscription/spec.installPlanApproval
   */
  readonly approval?: 'Manual' | 'Automatic';
  /**
   * Nodes that run the operators, by label.
   * @default - as the catalogue says
   * @change Subscription/spec.config
   */
  readonly operatorNodes?: Nodes;
  /**
   * Whether guests run without hardware virtualization on nodes that lack it. Slow: for trials only.
   * @default false
   * @change Subscription/spec.config
   */
  readonly useEmulation?: boolean;
  /**
   * Spec of the HyperConverged object, in the shape of the API version that the version serves: v1 from HyperConverged 1.18
   * on, v1beta1 before.
   * @default - the defaults of the operator
   * @change HyperConverged/spec
   */
  readonly spec?: hco.HyperConvergedSpec | hco.HyperConvergedV1beta1Spec;
}

/**
 * OpenShift Virtualization by the Operator Lifecycle Manager: the namespace, the subscription to exactly one version, and the HyperConverged object,
 * which makes everything else.
 *
 * With `approval: 'Manual'` somebody approves the first InstallPlan, too:
 * `oc -n openshift-cnv patch installplan NAME --type merge -p '{"spec":{"approved":true}}'`.
 */
export class OpenShiftVirtualization extends Construct {
  /** The Subscription of the operator. */
  readonly subscription: Manifest;
  /** The HyperConverged object. */
  readonly hyperconverged: Manifest;
  /** Namespace of all of it. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: OpenShiftVirtualizationProps) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const catalog: Catalog = CATALOGS[props.catalog ?? 'redhat'];
    const version = this.version(props, catalog);
    const { namespace, packageName } = catalog;
    this.namespace = namespace;
    const home = new Manifest(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'openshift.io/cluster-monitoring': 'true' } },
    });
    const group = new Manifest(this, 'group', {
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: { name: `${namespace}-group`, namespace },
      spec: catalog.watches === 'own' ? { targetNamespaces: [namespace] } : {},
    });
    group.node.addDependency(home);
    this.subscription = new Manifest(this, 'subscription', {
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: { name: packageName, namespace },
      spec: {
        name: packageName,
        source: props.catalogSource ?? catalog.source,
        sourceNamespace: 'openshift-marketplace',
        channel: props.channel ?? 'stable',
        installPlanApproval: props.approval ?? 'Manual',
        startingCSV: `kubevirt-hyperconverged-operator.${version}`,
        ...configOf(props),
      },
    });
    this.subscription.node.addDependency(group);
    this.hyperconverged = new Manifest(this, 'hyperconverged', {
      apiVersion: `hco.kubevirt.io/${catalog.minorOf(version) >= FIRST_WITH_V1 ? 'v1' : 'v1beta1'}`,
      kind: 'HyperConverged',
      // The operator accepts no other name.
      metadata: { name: 'kubevirt-hyperconverged', namespace },
      spec: props.spec ?? {},
    });
    this.hyperconverged.node.addDependency(this.subscription);
  }

  private version(
    { version: asked, catalog: name = 'redhat' }: OpenShiftVirtualizationProps,
    catalog: Catalog,
  ): string {
    const example = name === 'redhat' ? '4.20.1' : '1.18.1';
    const version = normalVersion(asked);
    if (!version) {
      throw constructError(
        this,
        `${JSON.stringify(asked)} is not a valid version. Use three numbers, such as ${example}, as the catalogue lists it: \`oc get packagemanifest ${catalog.packageName}\`.`,
      );
    }
    const major = versionNumbers(version)[0];
    if (major !== versionNumbers(example)[0]) {
      throw constructError(
        this,
        `version ${asked} is not one of the ${name} catalogue, whose versions begin with ${versionNumbers(example)[0]}. Use one such as ${example}, or catalog: '${name === 'redhat' ? 'community' : 'redhat'}'.`,
      );
    }
    return version;
  }
}

function configOf({ operatorNodes, useEmulation }: OpenShiftVirtualizationProps): Record<string, unknown> {
  const config = {
    ...(operatorNodes && nodeSelectorOf(operatorNodes).nodeSelector()),
    ...(useEmulation && {
      selector: { matchLabels: { name: 'hyperconverged-cluster-operator' } },
      env: [{ name: 'KVM_EMULATION', value: 'true' }],
    }),
  };
  return Object.keys(config).length > 0 ? { config } : {};
}
