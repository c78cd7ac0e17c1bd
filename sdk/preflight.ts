import * as pulumi from '@pulumi/pulumi';
import type { DeepInput } from './deep-input';
import { VERSION } from './generated/version';

export interface PreflightToleration {
  key?: string;
  operator?: 'Exists' | 'Equal';
  value?: string;
  effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export interface PreflightArgs {
  /** Release of KubeVirt that is to be installed, such as `v1.9.0`. Default: the newest that is known. */
  kubevirtVersion?: pulumi.Input<string>;
  /** How it is installed. Default: `upstream`. */
  flavour?: pulumi.Input<'upstream' | 'openshift' | 'hco'>;
  /** Labels of the nodes for guests. Default: every Linux node. */
  nodeSelector?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Tolerations of virt-handler and the guests: tainted nodes count only with them. Default: none. */
  tolerations?: DeepInput<PreflightToleration[]>;
  /** What guests must be able to do, which turns warnings into failures. Default: none. */
  requires?: pulumi.Input<
    pulumi.Input<
      | 'storage'
      | 'live-migration'
      | 'snapshots'
      | 'expansion'
      | 'block'
      | 'host-devices'
      | 'hugepages'
      | 'nested'
      | 'cert-manager'
    >[]
  >;
  /** Folder on every node for disks of the hostpath provisioner, as an absolute path. Default: none, its room is not checked. */
  poolPath?: pulumi.Input<string>;
  /** Space that must be free there, such as `200Gi`. Default: `50Gi`. */
  poolMinFree?: pulumi.Input<string>;
  /** Whether guests may be emulated: hardware virtualization is then not needed. Default: as in the KubeVirt object. */
  emulation?: pulumi.Input<boolean>;
  /** Feature gates of KubeVirt that the installation disables, such as `ImageVolume`. Default: those of the KubeVirt object. */
  disabledFeatureGates?: pulumi.Input<pulumi.Input<string>[]>;
  /** Namespaces in which guests will run: their quotas, limit ranges and Pod Security are checked. Default: none. */
  namespaces?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether the installation sets `infra.nodePlacement`: nodes with a control-plane label are then not needed. Default: false. */
  infraPlacement?: pulumi.Input<boolean>;
  /** Whether to run a short-lived privileged Pod on each node, in a namespace of its own that is deleted afterwards. Default: true. */
  probe?: pulumi.Input<boolean>;
  /** Image of the probe, with a shell at /bin/sh. Default: `quay.io/kubevirt/virt-launcher` of the release. */
  probeImage?: pulumi.Input<string>;
  /** Seconds that the probe of one node may take, its image pull included. Default: 120. */
  probeTimeoutSeconds?: pulumi.Input<number>;
  /** Nodes that are probed at once. Default: 10. */
  probeParallelism?: pulumi.Input<number>;
  /** Whether to start a small guest, and delete it; KubeVirt must be installed. Default: false. */
  bootGuest?: pulumi.Input<boolean>;
  /** Container disk of that guest. Default: `quay.io/kubevirt/cirros-container-disk-demo` of the release. */
  guestImage?: pulumi.Input<string>;
  /** Seconds within which that guest must run. Default: 300. */
  guestTimeoutSeconds?: pulumi.Input<number>;
  /** Verdict from which the resource fails. Default: `fail`; `unknown` also where something could not be checked. */
  failOn?: pulumi.Input<'fail' | 'unknown' | 'warn'>;
  /** Any value: the checks run again when it changes. Default: they run again only when another input changes. */
  triggers?: pulumi.Input<unknown>;
}

/** The result of one check. */
export interface PreflightCheck {
  /** Name of the check, such as `kvm`. It never changes. */
  id: string;
  /** What it is about. */
  title: string;
  /** What it needs: the API alone, the nodes, or an installed KubeVirt. */
  level: 'api' | 'node' | 'after';
  verdict: 'skipped' | 'pass' | 'unknown' | 'warn' | 'fail';
  /** What was found. */
  message: string;
  /** What to do; undefined where the check passed or was skipped. */
  repair?: string;
}

/**
 * Checks whether a cluster and its nodes are ready for KubeVirt, when it is created and whenever an input changes, and fails with the repair of
 * each problem. What is to wait for it says `dependsOn`.
 *
 * @example
 * const preflight = new kubevirt.Preflight('preflight', { kubevirtVersion: 'v1.9.0', requires: ['live-migration'] });
 * new kubevirt.VirtualizationStack('stack', { version: 'v1.9.0' }, { dependsOn: [preflight] });
 */
export class Preflight extends pulumi.CustomResource {
  static readonly __pulumiType = 'kubevirt:index:Preflight';
  // Declared only: Pulumi's constructor sets the outputs, and a field of the class would hide them.
  /** Every check and its result. */
  declare readonly checks: pulumi.Output<PreflightCheck[]>;
  /** The most harmful verdict. */
  declare readonly verdict: pulumi.Output<PreflightCheck['verdict']>;
  /** Newest CPU model that all nodes for guests share; undefined before KubeVirt is installed, or where they share none. */
  declare readonly cpuModel: pulumi.Output<string | undefined>;
  /** Names of the nodes that would run guests. */
  declare readonly nodes: pulumi.Output<string[]>;

  constructor(name: string, args: PreflightArgs = {}, opts: pulumi.CustomResourceOptions = {}) {
    const outputs = { checks: undefined, verdict: undefined, cpuModel: undefined, nodes: undefined };
    super(
      Preflight.__pulumiType,
      name,
      { ...outputs, ...args } as pulumi.Inputs,
      pulumi.mergeOptions({ version: VERSION }, opts),
    );
  }
}
