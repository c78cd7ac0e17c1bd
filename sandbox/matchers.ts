/** Jest matchers: `expect(manifest).toBeAdmitted()`. */

import { isObject } from '../kube/json';
import { type KubeObject, describe as nameOf } from '../kube/object';
import { type Diagnostic, type ValidateInput, validate } from '../kubevirt/admission';
import { profileOf } from '../kubevirt/declared-profile';

/** Options of the matcher, and what it should know beyond the manifests. */
export interface AdmissionOptions extends Pick<ValidateInput, 'profile' | 'related'> {
  /** Also fail for warnings: objects that KubeVirt accepts but that are likely wrong. Default false. */
  warnings?: boolean;
}

interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/** The matchers themselves, for `expect.extend(admissionMatchers)`. */
export const admissionMatchers = {
  /**
   * Passes if KubeVirt would accept an object (or every object of a list, such as `Testing.synth(chart)` returns) and could start the guests
   * in it. The objects of a list may refer to each other, and a KubeVirt object among them configures the cluster.
   */
  toBeAdmitted(received: unknown, options: AdmissionOptions = {}): MatcherResult {
    const objects = (Array.isArray(received) ? received : [received]) as unknown[];
    const beside = [...objects.filter(isObject), ...(options.related ?? [])] as unknown as KubeObject[];
    const profile = options.profile ?? profileOf(beside);
    const findings = objects
      .flatMap((object) => validate({ object, related: beside, profile }))
      .filter(({ severity }) => severity === 'error' || options.warnings);
    return {
      pass: findings.length === 0,
      message: () =>
        findings.length === 0
          ? `Expected KubeVirt to reject ${objects.length === 1 ? 'the object' : 'one of the objects'}, but nothing is wrong with ${objects.length === 1 ? 'it' : 'them'}.`
          : `Expected KubeVirt to accept ${objects.length === 1 ? 'the object' : 'all objects'}, but:\n${findings.map(line).join('\n')}`,
    };
  },
};

function line({ rule, object, path, message }: Diagnostic): string {
  return `  ${rule} ${nameOf(object)}${path ? ` at ${path}` : ''}: ${message}`;
}

declare global {
  namespace jest {
    interface Matchers<R> {
      /** Passes if KubeVirt would accept this object, or every object of this list, and could start the guests in it. */
      toBeAdmitted(options?: AdmissionOptions): R;
    }
  }
}

/** The `expect` of the running test file. Nothing else of jest is needed here. */
declare const expect: { extend(matchers: object): void };

/** Adds the matchers to the running test file's `expect`. Call it in the file, or in one of `setupFilesAfterEnv`. */
export function useAdmissionMatchers(): void {
  expect.extend(admissionMatchers);
}
