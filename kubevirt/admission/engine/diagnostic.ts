import type { ObjectRef } from '../../../kube/object';
import type { Lacking } from './fault';

/** One reason why the cluster would reject an object, or why a user should reconsider it. */
export interface Diagnostic {
  /** The rule's id, such as `DSK-07`. */
  rule: string;
  object: ObjectRef;
  /** Path from the root of the object: `spec.template.spec.domain.devices.disks[0].bus`. Empty: the object as a whole. */
  path: string;
  /** One paragraph: what was found, what is allowed, what to do. */
  message: string;
  /** `admission`: the API rejects the object. `start`: the API accepts the object and rejects the guest made from it. */
  stage: 'admission' | 'start';
  /** `error`: rejected, or accepted although it is wrong (an unknown field). `warning`: legal, but harmful. */
  severity: 'error' | 'warning';
  /** Whether the API rejects the object (stage `admission`) or the guest (stage `start`) for this reason. Always false for a warning. */
  refused: boolean;
  /** The value found, where showing it helps and it is not a secret. */
  found?: unknown;
  /** The allowed values, as a phrase or a list. */
  allowed?: string;
  /** A fix, where one is clear. */
  suggestion?: string;
  /** The setting of the KubeVirt object that would allow it. */
  lacking?: Lacking;
}

/** Whether the API would accept the object and the guest made from it could start. */
export function allowed(findings: readonly Diagnostic[]): boolean {
  return !findings.some((finding) => finding.refused);
}
