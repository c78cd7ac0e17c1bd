import type { KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';

/** A warning of a rule that belongs to the constructs. */
export const warning = (rule: string, object: KubeObject, path: string, message: string): Diagnostic => ({
  rule,
  object: {
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.metadata?.namespace,
    name: object.metadata?.name ?? '',
  },
  path,
  message,
  stage: 'admission',
  severity: 'warning',
  refused: false,
});
