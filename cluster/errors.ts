import type { ResourceKind } from './kind';

/** One cause of a rejection: an invalid field (422), or a field that another manager owns (409 of an apply). */
export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field?: string;
}

/** Details that the API server gives about a rejection, beyond its message. */
export interface Details {
  readonly kind?: string;
  readonly group?: string;
  readonly name?: string;
  readonly uid?: string;
  readonly causes?: readonly Cause[];
  readonly retryAfterSeconds?: number;
}

/** The request, for messages. */
export interface Attempt {
  /** `get`, `list`, `watch`, `apply`, `create`, `patch`, `delete`, or an HTTP method. */
  readonly verb: string;
  readonly kind?: ResourceKind;
  readonly name?: string;
  readonly namespace?: string;
  readonly path?: string;
  readonly server?: string;
}

/** Reasons for getting no response from an API server at all: `status` is 0. */
export type LocalReason =
  | 'PackageMissing'
  | 'KubeconfigInvalid'
  | 'ContextUnknown'
  | 'CredentialsFailed'
  | 'Unreachable'
  | 'TLSFailed'
  | 'TimedOut'
  | 'Garbled';

/**
 * The one error of cluster/. Its message is a paragraph for users: the request and its server, the response, and what to do. Programs look at
 * `status` and `reason`, which is the API server's own reason (`NotFound`, `Conflict`, `Invalid`, ...), `KindNotServed` for a 404 that means a
 * missing CRD, or a `LocalReason` where no server answered.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly details: Details;
  /** Milliseconds after which the server asks for a retry. */
  readonly retryAfter?: number;
  readonly attempt: Attempt;

  constructor(fields: {
    message: string;
    status: number;
    reason: string;
    attempt: Attempt;
    details?: Details;
    retryAfter?: number;
    cause?: unknown;
  }) {
    super(fields.message, { cause: fields.cause });
    this.name = 'ApiError';
    this.status = fields.status;
    this.reason = fields.reason;
    this.attempt = fields.attempt;
    this.details = fields.details ?? {};
    this.retryAfter = fields.retryAfter;
  }

  get causes(): readonly Cause[] {
    return this.details.causes ?? [];
  }

  /** The object does not exist (its kind is served, its namespace may or may not exist). */
  get notFound(): boolean {
    return this.status === 404 && this.reason === 'NotFound';
  }

  /** A later retry may succeed: nothing about the request itself was wrong. */
  get transient(): boolean {
    const unheard = this.reason === 'Unreachable' || this.reason === 'TimedOut';
    return unheard || this.status === 429 || (this.status >= 500 && this.reason !== 'Invalid');
  }
}

/** The error where no request was sent: what is known of the connection does not do. */
export const cannotConnect = (reason: LocalReason, message: string): ApiError =>
  new ApiError({ message, status: 0, reason, attempt: { verb: 'connect' } });
