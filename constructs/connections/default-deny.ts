import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checkedProps, constructError, isKnown, Manifest } from '../base';
import { type Json, Port } from '../machine';
import { DNS_PORTS, ruleFor } from './connections';
import { inNamespaces, Peer, platformNamespaces } from './peer';

/** Traffic that a default deny lets pass, by name. */
export type DenyException = 'dns' | 'imports' | 'virtctl' | 'same-namespace';

export interface DefaultDenyProps {
  /**
   * Namespace whose Pods and guests are isolated.
   * @default - the namespace of the chart
   * @change NetworkPolicy/metadata.namespace
   */
  readonly namespace?: string;
  /**
   * Traffic that passes: name resolution (`dns`), the Pods of CDI that import, upload and clone disks (`imports`),
   * `virtctl ssh` and `port-forward` (`virtctl`), and traffic among the Pods and guests of the namespace
   * (`same-namespace`). Each guest's own `connections` allow more.
   * @default ['dns', 'imports', 'virtctl']
   * @change NetworkPolicy/spec
   */
  readonly except?: readonly DenyException[];
  /**
   * Servers that disk images are imported from, for the exception `imports`. Name them where the tenant is not trusted:
   * whoever may label guests can give one the label of CDI's Pods.
   * @default [Peer.anywhere()]
   * @change NetworkPolicy/spec
   */
  readonly imageSources?: readonly Peer[];
}

/** Label of the Pods that CDI runs in the namespace of the disk, and the port on which they report progress and receive data. */
const CDI_PODS = { app: 'containerized-data-importer' };
const CDI_PORT: Port = Port.tcp(8443);

interface Policy {
  /** Labels of the Pods; `{}` for all. */
  readonly pods: Readonly<Record<string, string>>;
  readonly ingress?: Json[];
  readonly egress?: Json[];
}

const EXCEPTIONS: Readonly<Record<DenyException, (imageSources: readonly Peer[]) => Policy>> = {
  dns: () => ({ pods: {}, egress: [ruleFor('to', Peer.dns().peers, DNS_PORTS)] }),
  imports: (imageSources) => ({
    pods: CDI_PODS,
    // The controller of CDI reads progress, its proxy sends uploads, and the source of a clone sends the data of a disk.
    ingress: [
      ruleFor(
        'from',
        [
          inNamespaces(platformNamespaces()),
          { namespaceSelector: {}, podSelector: { matchLabels: { 'cdi.kubevirt.io': 'cdi-clone-source' } } },
        ],
        [CDI_PORT],
      ),
    ],
    egress: [
      ...imageSources.map(({ peers }) => ruleFor('to', peers, [])),
      ruleFor('to', [{ namespaceSelector: {}, podSelector: { matchLabels: CDI_PODS } }], [CDI_PORT]),
    ],
  }),
  virtctl: () => ({ pods: {}, ingress: [ruleFor('from', Peer.virtctl().peers, [])] }),
  'same-namespace': () => ({
    pods: {},
    ingress: [ruleFor('from', [{ podSelector: {} }], [])],
    egress: [ruleFor('to', [{ podSelector: {} }], [])],
  }),
};

/**
 * NetworkPolicies that deny all traffic of the Pods and guests of a namespace on the pod network, but for what disks and name resolution need.
 * `vm.connections` and further NetworkPolicies allow more. A guest notices the change at once, and needs no restart.
 */
export class DefaultDeny extends Construct {
  constructor(scope: Construct, id: string, props: DefaultDenyProps = {}) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const { namespace = Chart.of(this).namespace, except = ['dns', 'imports', 'virtctl'] } = props;
    const { imageSources = [Peer.anywhere()] } = props;
    this.policy('default-deny', namespace, { pods: {}, ingress: [], egress: [] });
    for (const name of new Set(except)) {
      if (!isKnown(name))
        throw constructError(
          this,
          '`except` decides which policies there are, so it must be plain text that is known at synth.',
        );
      if (!Object.hasOwn(EXCEPTIONS, name)) {
        throw constructError(
          this,
          `"${name}" is not a valid exception. Choose from ${Object.keys(EXCEPTIONS).join(', ')}; \`vm.connections\` allows traffic of one VM or pool.`,
        );
      }
      this.policy(`allow-${name}`, namespace, EXCEPTIONS[name](imageSources));
    }
  }

  private policy(name: string, namespace: string | undefined, { pods, ingress, egress }: Policy): void {
    new Manifest(this, name, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace },
      spec: {
        podSelector: Object.keys(pods).length > 0 ? { matchLabels: { ...pods } } : {},
        policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
        // The API server drops an empty list: no rule allows nothing.
        ingress: ingress?.length ? ingress : undefined,
        egress: egress?.length ? egress : undefined,
      },
    });
  }
}
