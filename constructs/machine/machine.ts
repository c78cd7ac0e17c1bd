import { Construct, type IConstruct } from 'constructs';
import { seconds } from '../base';
import { tpmSpec } from './devices';
import { firmwareSpec } from './firmware';
import { type GuestConfig, guestConfig, type SecretMaker } from './guest-config';
import type { Json } from './json';
import { Networking } from './networking';
import { probeSpec } from './probe';
import type { MachineProps } from './props';
import { MachineScheduling } from './scheduling';
import { cpuSpec, matchers, memorySpec, preferredDevices } from './sizing';
import { type DataVolumeMaker, Storage } from './storage';

/** The owner of a guest: a VirtualMachine, a VMPool or a Template. They create Secrets and DataVolumes in different ways. */
export interface MachineCarrier {
  readonly construct: IConstruct;
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
  private dnsService?: string;

  constructor(
    { construct, namespace, identity, makeSecret, makeDataVolume }: MachineCarrier,
    private readonly props: MachineProps,
  ) {
    this.matchers = matchers(construct, props);
    for (const ref of [props.instancetype, props.preference])
      if (Construct.isConstruct(ref)) construct.node.addDependency(ref);
    const devices = preferredDevices(props.preference);
    this.guestLabels = { ...props.guestLabels, ...identity };
    this.scheduling = new MachineScheduling(props.scheduling, { guestSelector: identity, namespace }, construct);
    this.networking = new Networking(construct, props.nics, devices, namespace);
    this.storage = new Storage(construct, devices, namespace, makeDataVolume);
    if (props.bootDisk) this.storage.add(props.bootDisk, 'root');
    for (const disk of props.disks ?? []) this.storage.add(disk);
    this.config = guestConfig(construct, props, makeSecret);
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
        annotations: props.guestAnnotations && { ...props.guestAnnotations },
      },
      spec: {
        domain: this.domain(),
        networks: orNone(this.networking.networks()),
        volumes: orNone([...this.storage.volumes(), ...this.config.volumes]),
        accessCredentials: orNone(this.config.accessCredentials),
        ...this.scheduling.toSpec(),
        hostname: props.hostname,
        subdomain: this.subdomain,
        architecture: props.architecture,
        evictionStrategy: props.evictionStrategy ?? 'LiveMigrateIfPossible',
        priorityClassName: props.priorityClass,
        terminationGracePeriodSeconds: props.terminationGracePeriod && seconds(props.terminationGracePeriod),
        readinessProbe: probeSpec(props.readiness),
        livenessProbe: probeSpec(props.liveness),
      },
    };
  }

  private domain(): Json {
    const { props } = this;
    const { firmware, smm } = props.firmware
      ? firmwareSpec(props.firmware, props.architecture)
      : { firmware: undefined, smm: false };
    return {
      cpu: props.cpu === undefined ? undefined : cpuSpec(props.cpu),
      memory: props.memory === undefined ? undefined : memorySpec(props.memory),
      firmware,
      features: smm ? { smm: { enabled: true }, ...props.features } : props.features,
      clock: props.clock,
      launchSecurity: props.launchSecurity,
      devices: {
        ...props.devices,
        tpm: tpmSpec(props.tpm),
        disks: orNone([...this.storage.disks(), ...this.config.disks]),
        interfaces: orNone(this.networking.interfaces()),
        ...(this.networking.none && { autoattachPodInterface: false }),
        filesystems: orNone(this.storage.filesystems()),
      },
    };
  }
}

const orNone = (list: Json[]): Json[] | undefined => (list.length > 0 ? list : undefined);
