/** What is wrong with the thing that a check was given. */
export interface Fault {
  /** Where, from that thing: `cdrom.bus`. Absent: the thing itself. A leading slash: from the object's root (`/spec.runStrategy`). */
  at?: string;
  /** One paragraph for somebody who knows Kubernetes but not KubeVirt: what was found, what is allowed, what to do. */
  message: string;
  found?: unknown;
  allowed?: string;
  suggestion?: string;
  /** The API accepts this although it rejects other violations of the rule. */
  enforcement?: 'ignored';
}

export type Faults = Fault | readonly Fault[] | undefined;
