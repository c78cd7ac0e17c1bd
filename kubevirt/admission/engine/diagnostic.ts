import type { ObjectRef } from '../../../kube/object';

/** One reason for which the cluster would refuse an object, or for which a user should think twice. */
export interface Diagnostic {
  /** The rule's id, such as `DSK-07`. */
  rule: string;
  object: ObjectRef;
  /** Where, as a path from the object's root: `spec.template.spec.domain.devices.disks[0].bus`. Empty: the object as a whole. */
  path: string;
  /** One paragraph: what was found, what is allowed, what to do. */
  message: string;
  /** `admission`: the API refuses the object. `start`: the API takes it and the guest made from it is refused. */
  stage: 'admission' | 'start';
  /** `error`: refused, or taken by a lenient API although it is wrong (an unknown key). `warning`: legal, but hurts. */
  severity: 'error' | 'warning';
  /** Whether the API refuses the object (stage `admission`) or the guest (stage `start`) for this. Always false for a warning. */
  refused: boolean;
  /** The value found, where showing it helps and it is no secret. */
  found?: unknown;
  /** What would be allowed, in words or as a list. */
  allowed?: string;
  /** A repair, where one is clear. */
  suggestion?: string;
}

/** Whether the API would take the object and the guest made from it could start. */
export function allowed(findings: readonly Diagnostic[]): boolean {
  return !findings.some((finding) => finding.refused);
}
