import type { Construct } from 'constructs';
import { constructError, isKnown } from '../base';

/** A user, group or ServiceAccount. */
export interface Subject {
  /**
   * Kind of the subject.
   * @change RoleBinding/subjects
   */
  readonly kind: 'User' | 'Group' | 'ServiceAccount';
  /**
   * Name of the subject.
   * @change RoleBinding/subjects
   */
  readonly name: string;
  /**
   * Namespace of a ServiceAccount.
   * @default - none
   * @change RoleBinding/subjects
   */
  readonly namespace?: string;
}

export const Subject = {
  /** A user, by the name that the cluster's authentication gives it. */
  user: (name: string): Subject => ({ kind: 'User', name }),
  /** A group, by the name that the cluster's authentication gives it. */
  group: (name: string): Subject => ({ kind: 'Group', name }),
  /** A ServiceAccount, such as that of a pipeline. */
  serviceAccount: (name: string, namespace: string): Subject => ({ kind: 'ServiceAccount', name, namespace }),
};

/** A subject with all that a binding needs. */
type CompleteSubject =
  | { readonly kind: 'User' | 'Group'; readonly name: string }
  | { readonly kind: 'ServiceAccount'; readonly name: string; readonly namespace: string };

/** The subject itself; an error if it is a ServiceAccount without a namespace. */
export function completeSubject(construct: Construct, { kind, name, namespace }: Subject): CompleteSubject {
  if (!isKnown(kind) && namespace !== undefined)
    throw constructError(
      construct,
      'only a ServiceAccount has a namespace: with one, `kind` of a subject must be plain text that is known at synth.',
    );
  if (kind !== 'ServiceAccount') return { kind, name };
  if (namespace !== undefined) return { kind, name, namespace };
  throw constructError(
    construct,
    `the ServiceAccount ${name} has no namespace. Set \`namespace\` to the one that it is in.`,
  );
}
