import { Construct } from 'constructs';
import { releaseAnnotations } from '../../kubevirt/operators';
import { COMPONENTS, releaseOf, versionsOf } from '../../kubevirt/releases';
import type { hco } from '../../kubevirt/types';
import { constructError, Manifest } from '../base';
import { Installation, type ReleaseProps } from './installation';
import { ReleaseSource } from './release-source';
import { ReleasedObjects } from './released-objects';
import type { Transform, TransformChange } from './transforms';

/** Props of HyperConverged without the Operator Lifecycle Manager. */
export interface HyperConvergedStackProps {
  /**
   * Release of HyperConverged: one that the project has tagged, such as `1.18.1`, or a branch of it, such as `release-1.19`, whose files move.
   * It brings its own releases of KubeVirt, CDI and the network addons.
   * @default - the newest tagged release that this library knows
   * @change Deployment/spec.template
   */
  readonly version?: string;
  /**
   * Spec of the HyperConverged object, in the shape of v1 of its API.
   * @default - the defaults of the operator
   * @change HyperConverged/spec
   */
  readonly spec?: hco.HyperConvergedSpec;
  /**
   * cert-manager, which the webhooks of the operators get their certificates from; `false` where it is in the cluster.
   * @default - installed
   * @change Deployment/spec.template
   */
  readonly certManager?: ReleaseProps | boolean;
  /**
   * Where to read the manifests of the operators from.
   * @default ReleaseSource.upstream()
   */
  readonly source?: ReleaseSource;
  /**
   * Changes of the operators' manifests before they are applied: other registries, pull secrets, placement, replicas, proxy, resources.
   * @default - none
   */
  readonly transforms?: readonly Transform[];
  /**
   * File that pins the sha256 of every downloaded manifest. Keep it in Git.
   * @default - `kubevirt-iac.lock.json` in the working directory
   */
  readonly lockFile?: string;
}

/** What serves OpenShift alone: HyperConverged does not make an SSP object elsewhere, and nothing links to the downloads. */
const OF_OPENSHIFT = [
  ...['Deployment', 'ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map(
    (kind) => `${kind}/ssp-operator`,
  ),
  'Service/ssp-operator-service',
  'Certificate/ssp-operator-service-cert',
  'ValidatingWebhookConfiguration/vssp.kb.io',
  'Deployment/hyperconverged-cluster-cli-download',
  'ServiceAccount/hyperconverged-cluster-cli-download',
];

/** A webhook whose service the release does not contain: it would reject every NodeMaintenance. */
const WITHOUT_SERVICE = [
  'Certificate/node-maintenance-operator-service-cert',
  'ValidatingWebhookConfiguration/nodemaintenance-validation.kubevirt.io',
];

/**
 * HyperConverged on plain Kubernetes, without the Operator Lifecycle Manager: its operator with those of KubeVirt, CDI, the network addons, the
 * hostpath provisioner and the quota, and the HyperConverged object, which makes everything else. The same programs of VMs run on it as on OpenShift.
 *
 * Experimental: the project publishes no manifests with its releases, and the images of its own two Deployments are moving tags. Prefer
 * `VirtualizationStack` unless the cluster is to be configured as OpenShift Virtualization is.
 *
 * Throws if the version is not known.
 */
export class HyperConvergedStack extends Construct {
  /** The release of HyperConverged that is installed, as its project spells it. */
  readonly version: string;
  /** The version of KubeVirt that comes with it, with its leading `v`. */
  readonly kubevirtVersion: string;
  /** The HyperConverged object. */
  readonly hyperconverged: Manifest;
  /** Namespace of all of it: the release allows no other. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: HyperConvergedStackProps = {}) {
    super(scope, id);
    const { certManager = true, source = ReleaseSource.upstream(), lockFile = 'kubevirt-iac.lock.json' } = props;
    const release = releaseOf('hyperconverged', props.version ?? newestTagged());
    if (!release) {
      throw constructError(
        this,
        `HyperConverged ${JSON.stringify(props.version)} is not a known version of it. Use ${versionsOf('hyperconverged').join(' or ')}, or a release of kubevirt-iac that knows another.`,
      );
    }
    const minor = release.kubevirt?.[0] ?? '';
    this.version = release.version;
    this.kubevirtVersion = versionsOf('kubevirt').find((one) => one.startsWith(`v${minor}.`)) as string;
    const { namespace, resource } = COMPONENTS.hyperconverged;
    this.namespace = namespace as string;
    const installation = new Installation(this, {
      kubevirtVersion: this.kubevirtVersion,
      source,
      lockFile,
      transforms: props.transforms,
    });
    const home = new Manifest(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: this.namespace, labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    });
    const { operator } = installation.release(
      'hyperconverged',
      { version: release.version },
      { id: 'operators', omit: [...OF_OPENSHIFT, ...WITHOUT_SERVICE], namespace: this.namespace },
    );
    operator.node.addDependency(home);
    if (certManager) {
      const given = certManager === true ? {} : certManager;
      operator.node.addDependency(installation.release('cert-manager', given, { id: 'cert-manager' }).operator);
    }
    installation.complete();
    this.hyperconverged = new Manifest(this, 'hyperconverged', {
      apiVersion: resource!.apiVersion,
      kind: resource!.kind,
      metadata: {
        name: resource!.name,
        namespace: this.namespace,
        annotations: releaseAnnotations('hyperconverged', release.version),
      },
      spec: props.spec ?? {},
    });
    this.hyperconverged.node.addDependency(operator);
  }

  /** Every field in which the applied manifests of operators differ from the published ones. */
  get transformChanges(): readonly TransformChange[] {
    return this.node.children.flatMap((child) => (child instanceof ReleasedObjects ? child.changes : []));
  }
}

/** A branch is taken only where it is named. */
const newestTagged = (): string => versionsOf('hyperconverged').find((version) => version.startsWith('v')) as string;
