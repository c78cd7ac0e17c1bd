import { Construct, type IConstruct } from 'constructs';
import { constructError, seconds } from '../base';
import type { NetworkConfig } from './cloud-config';
import { cpuProblem, memoryProblem } from './cpu-checks';
import { devicesSpec, tpmSpec } from './devices';
import { EvictionStrategy } from './enums';
import { acpiVolumes, firmwareSpec } from './firmware';
import { type GuestConfig, guestConfig } from './guest-config';
import { hardwareSpec } from './hardware';
import type { Json } from './json';
import { Networking } from './networking';
import { podSpec } from './pod';
import { probeSpec } from './probe';
import type { MachineProps } from './props';
import { ResourceClaims } from './resource-claim';
import { MachineScheduling } from './scheduling';
import type { SecretMaker } from './secret-maker';
import { cpuSpec, matchers, memorySpec, preferredDevices } from './sizing';
import { type DataVolumeMaker, Storage } from './storage';

/** The owner of a guest: a VirtualMachine, a VMPool or a Template. They create Secrets and DataVolumes in different ways. */
export interface MachineCarrier {
  readonly construct: IConstruct;
  /** Name of the VM; `undefined` where many VMs share the description. */
  readonly name?: string;
  readonly namespace?: string;
  /** Labels that identify the guests. */
  readonly identity: Readonly<Record<string, string>>;
  readonly makeSecret: SecretMaker;
  readonly makeDataVolume: DataVolumeMaker;
}

/** The guest in the manifest of its owner, assembled from storage, networking, scheduling and configuration. */
export class Machine {
  readonly storage: Storage;
  readonly networking: Networking;
  readonly scheduling: MachineScheduling;
  /** Labels of the guest, including those that identify it. */
  readonly guestLabels: Record<string, string>;
  /** `spec.instancetype` and `spec.preference`. */
  readonly matchers: { readonly instancetype?: Json; readonly preference?: Json };
  private readonly config: GuestConfig;
  private readonly claims: ResourceClaims;
  private readonly devices: Json;
  private dnsService?: string;

  constructor(
    { construct, name, namespace, identity, makeSecret, makeDataVolume }: MachineCarrier,
    private readonly props: MachineProps,
  ) {
    this.matchers = matchers(construct, props);
    const problem = cpuProblem(props.cpu, props.memory) ?? memoryProblem(props.cpu, props.memory);
    if (problem) throw constructError(construct, problem);
    for (const ref of [props.instancetype, props.preference])
      if (Construct.isConstruct(ref)) construct.node.addDependency(ref);
    const devices = preferredDevices(props.preference);
    this.claims = new ResourceClaims(construct);
    this.guestLabels = { ...props.guestLabels, ...identity };
    this.scheduling = new MachineScheduling(props.scheduling, { guestSelector: identity, namespace }, construct);
    this.networking = new Networking({ construct, name, namespace, claims: this.claims }, props.nics, devices);
    this.storage = new Storage(construct, devices, namespace, props.architecture, makeDataVolume);
    this.devices = devicesSpec(construct, props.devices, this.claims);
    if (props.bootDisk) this.storage.add(props.bootDisk, 'root');
    for (const disk of props.disks ?? []) this.storage.add(disk);
    for (const disk of acpiVolumes(props.firmware)) this.storage.add(disk);
    const configured = withNetwork(construct, props, this.networking.guestNetwork());
    const { architecture, hostname } = props;
    this.config = guestConfig(
      construct,
      configured,
      { name: hostname ?? name, architecture, diskBus: devices?.diskBus },
      makeSecret,
    );
  }

  /** Host name of the guest, unless it is the name of its VM. */
  get hostname(): string | undefined {
    return this.props.hostname;
  }

  /** Name of the headless Service under which the guest has a DNS name. */
  get subdomain(): string | undefined {
    return this.dnsService ?? this.props.subdomain;
  }

  set subdomain(service: string) {
    this.dnsService = service;
  }

  /** `spec.template`. */
  template(): Json {
    const { props } = this;
    return {
      metadata: {
        labels: { ...this.guestLabels },
        annotations: orNothing({ ...this.networking.annotations(), ...props.guestAnnotations }),
      },
      spec: {
        domain: this.domain(),
        networks: orNone(this.networking.networks()),
        volumes: orNone([...this.storage.volumes(), ...this.config.volumes]),
        accessCredentials: orNone(this.config.accessCredentials),
        resourceClaims: this.claims.toSpec(),
        ...podSpec(props),
        ...this.scheduling.toSpec(),
        hostname: props.hostname,
        subdomain: this.subdomain,
        architecture: props.architecture,
        evictionStrategy: evictionStrategyOf(props),
        priorityClassName: props.priorityClass,
        terminationGracePeriodSeconds: props.terminationGracePeriod && seconds(props.terminationGracePeriod),
        readinessProbe: probeSpec(props.readiness),
        livenessProbe: probeSpec(props.liveness),
      },
    };
  }

  private domain(): Json {
    const { props } = this;
    const { firmware, smm } = firmwareSpec(props.firmware, props);
    return {
      ...hardwareSpec(props),
      cpu: props.cpu === undefined ? undefined : cpuSpec(props.cpu),
      memory: props.memory === undefined ? undefined : memorySpec(props.memory),
      resources: props.resources,
      firmware,
      features: smm ? { smm: { enabled: true }, ...props.features } : props.features,
      clock: props.clock,
      launchSecurity: props.launchSecurity,
      devices: {
        ...this.devices,
        tpm: tpmSpec(props.tpm),
        disks: orNone([...this.storage.disks(), ...this.config.disks]),
        interfaces: orNone(this.networking.interfaces()),
        ...(this.networking.none && { autoattachPodInterface: false }),
        filesystems: orNone(this.storage.filesystems()),
      },
    };
  }
}

/** The field is omitted where the cluster decides. */
const evictionStrategyOf = ({ evictionStrategy = EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE }: MachineProps) =>
  evictionStrategy === EvictionStrategy.CLUSTER_DEFAULT ? undefined : evictionStrategy;

/** The configuration of the guest with the static addresses of its NICs, which only cloud-init carries. */
function withNetwork(construct: IConstruct, props: MachineProps, network: NetworkConfig | undefined): MachineProps {
  if (!network) return props;
  const { cloudInit, ignition, sysprep, sshKeys } = props;
  const other = ignition !== undefined ? 'ignition' : sysprep && !cloudInit && !sshKeys ? 'sysprep' : undefined;
  if (other) {
    throw constructError(
      construct,
      `a NIC has an \`address\`, which is written into the network configuration of cloud-init, and the guest is configured with \`${other}\`. Set the address there, and remove it from the NIC.`,
    );
  }
  if (cloudInit?.network !== undefined || cloudInit?.networkSecret !== undefined) {
    throw constructError(
      construct,
      'a NIC has an `address`, and cloud-init a network configuration of its own. Keep one of them: a guest reads only one network configuration.',
    );
  }
  return { ...props, cloudInit: { ...(cloudInit ?? { config: {} }), network } };
}

const orNone = (list: Json[]): Json[] | undefined => (list.length > 0 ? list : undefined);
const orNothing = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined);
