import { Construct } from 'constructs';
import { APPROVE_ANNOTATION, csvOf, FIRST_WITH_V1, hyperConvergedMinor } from '../../kubevirt/hyperconverged';
import { releaseAnnotations } from '../../kubevirt/operators';
import { normalVersion, versionNumbers } from '../../kubevirt/releases';
import type { hco } from '../../kubevirt/types';
import { checkChoice, checkedProps, constructError, Manifest } from '../base';
import { approvalJob } from './approval-job';
import { type Nodes, nodeSelectorOf } from './node-selector';

/** Where OLM finds the operator, and how it is called there. */
interface Catalog {
  readonly source: string;
  readonly packageName: string;
  readonly namespace: string;
  /** Namespaces that the operator may watch: its own, or all of them. */
  readonly watches: 'own' | 'all';
}

const CATALOGS = {
  redhat: {
    source: 'redhat-operators',
    packageName: 'kubevirt-hyperconverged',
    namespace: 'openshift-cnv',
    watches: 'own',
  },
  community: {
    source: 'community-operators',
    packageName: 'community-kubevirt-hyperconverged',
    namespace: 'kubevirt-hyperconverged',
    watches: 'all',
  },
} as const satisfies Readonly<Record<string, Catalog>>;

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
   * Who approves the InstallPlan of exactly `version`, with the approval `Manual`: `provider`, the Pulumi provider while it waits for the Subscription;
   * `job`, a Job in the namespace that may do nothing else, for a Git repository; `administrator`, a person. Neither the provider nor the Job approves
   * another version. In a Git repository, `provider` leaves it to an administrator.
   * @default provider
   * @change Subscription/metadata.annotations
   */
  readonly approver?: 'provider' | 'job' | 'administrator';
  /**
   * Image of the Job of `approver: 'job'`, with `sh` and `oc`.
   * @default - that of the internal registry of OpenShift, `openshift/cli`
   * @change Job/spec.template
   */
  readonly approverImage?: string;
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
 * OLM makes an InstallPlan for the first installation and for each upgrade. With the approval `Manual`, the default, exactly that of `version` is
 * approved, by whom `approver` names.
 *
 * Throws if the version is not one of the catalogue, or if `approver` is given although OLM asks nobody.
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
    checkChoice(this, 'catalog', props.catalog, Object.keys(CATALOGS));
    checkChoice(this, 'approval', props.approval, ['Manual', 'Automatic']);
    checkChoice(this, 'approver', props.approver, ['provider', 'job', 'administrator']);
    const catalog: Catalog = CATALOGS[props.catalog ?? 'redhat'];
    const version = this.version(props, catalog);
    const { namespace, packageName } = catalog;
    const { approval = 'Manual', approver = 'provider' } = props;
    if (approval === 'Automatic' && props.approver !== undefined) {
      throw constructError(
        this,
        `approver is ${JSON.stringify(approver)}, and with approval 'Automatic' OLM asks nobody. Omit one of them.`,
      );
    }
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
      metadata: {
        name: packageName,
        namespace,
        ...(approval === 'Manual' &&
          approver === 'provider' && { annotations: { [APPROVE_ANNOTATION]: csvOf(version) } }),
      },
      spec: {
        name: packageName,
        source: props.catalogSource ?? catalog.source,
        sourceNamespace: 'openshift-marketplace',
        channel: props.channel ?? 'stable',
        installPlanApproval: approval,
        startingCSV: csvOf(version),
        ...configOf(props),
      },
    });
    this.subscription.node.addDependency(group);
    this.hyperconverged = new Manifest(this, 'hyperconverged', {
      apiVersion: `hco.kubevirt.io/${hyperConvergedMinor(version) >= FIRST_WITH_V1 ? 'v1' : 'v1beta1'}`,
      kind: 'HyperConverged',
      // The operator accepts no other name.
      metadata: {
        name: 'kubevirt-hyperconverged',
        namespace,
        // With `Automatic`, whatever OLM has installed last is what it reports.
        ...(approval === 'Manual' && { annotations: releaseAnnotations('hyperconverged', version) }),
      },
      spec: props.spec ?? {},
    });
    this.hyperconverged.node.addDependency(this.subscription);
    if (approval === 'Manual' && approver === 'job') {
      const { job, rights } = approvalJob(this, { namespace, csv: csvOf(version), image: props.approverImage });
      job.node.scope?.node.addDependency(home);
      this.subscription.node.addDependency(rights);
      this.hyperconverged.node.addDependency(job);
    }
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
