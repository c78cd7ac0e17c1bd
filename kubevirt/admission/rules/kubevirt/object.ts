import type { KubeObject } from '../../../../kube/object';
import type { KubeVirtConfiguration } from '../../../config';
import { nearest } from '../../engine/suggest';

export interface Rotation {
  duration?: string;
  renewBefore?: string;
}
export interface SelfSigned {
  ca?: Rotation;
  server?: Rotation;
  caRotateInterval?: string;
  certRotateInterval?: string;
  caOverlapInterval?: string;
}
export interface KubeVirt extends KubeObject {
  spec: {
    configuration?: KubeVirtConfiguration & {
      additionalGuestMemoryOverheadRatio?: string;
      virtTemplateDeployment?: { enabled?: boolean };
      roleAggregationStrategy?: string;
      migrations?: { maxDowntimeMs?: number };
      tlsConfiguration?: { minTLSVersion?: string; ciphers?: string[] };
      seccompConfiguration?: {
        virtualMachineInstanceProfile?: {
          customProfile?: { localhostProfile?: string; runtimeDefaultProfile?: boolean };
        };
      };
      network?: { defaultNetworkInterface?: string };
      imagePullPolicy?: string;
    };
    customizeComponents?: { patches?: { patch?: string }[] };
    certificateRotateStrategy?: { selfSigned?: SelfSigned };
    infra?: { replicas?: number };
    imagePullPolicy?: string;
  };
}

export const KUBEVIRT = ['KubeVirt'];
export const CONFIGURATION = 'spec.configuration';

export const given = (from: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], from);

export function suggest(word: string, candidates: readonly string[]): { suggestion?: string } {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? {} : { suggestion };
}
