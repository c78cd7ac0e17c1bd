/** A setting of the KubeVirt object that would allow what a rule objects to. */
export interface Lacking {
  /** Path below `spec.configuration`: `developerConfiguration.featureGates`. */
  readonly setting: string;
  /** What to add there, or to set it to. */
  readonly value: string | boolean;
}

/** A violation, as a check reports it: relative to the value that it was given. */
export interface Fault {
  /** Path from that value: `cdrom.bus`. Absent: the value itself. With a leading slash: from the root of the object (`/spec.runStrategy`). */
  at?: string;
  /** One paragraph for somebody who knows Kubernetes but not KubeVirt: what was found, what is allowed, what to do. */
  message: string;
  found?: unknown;
  allowed?: string;
  suggestion?: string;
  /** What the configuration of the cluster lacks for it. */
  lacking?: Lacking;
  /** The API accepts this although it rejects other violations of the rule. */
  enforcement?: 'ignored';
}

export type Faults = Fault | readonly Fault[] | undefined;
