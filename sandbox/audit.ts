import { existsSync, readFileSync } from 'node:fs';

/** A request that the API server has answered (a watch: has begun to answer), from its audit log. */
export interface AuditedRequest {
  /** `get`, `list`, `watch`, `create`, `update`, `patch` (an apply too), `delete`, `deletecollection`. */
  readonly verb: string;
  readonly path: string;
  readonly user: string;
  readonly userAgent: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  readonly code: number;
  readonly dryRun: boolean;
  readonly at: Date;
}

export interface RequestFilter {
  readonly since?: Date;
  readonly verbs?: readonly string[];
  readonly resource?: string;
  /** Prefix of the user agent. */
  readonly userAgent?: string;
}

export const writeVerbs = ['create', 'update', 'patch', 'delete', 'deletecollection'];

interface AuditEvent {
  readonly stage: string;
  readonly verb: string;
  readonly requestURI: string;
  readonly user: { readonly username: string };
  readonly userAgent?: string;
  readonly objectRef?: {
    readonly resource?: string;
    readonly namespace?: string;
    readonly name?: string;
    readonly subresource?: string;
  };
  readonly responseStatus?: { readonly code?: number };
  readonly requestReceivedTimestamp: string;
}

/**
 * The requests of a log that pass the filter, in the order of their responses. The server may be writing while it is
 * read: a last line that has no end yet is a request that has not been answered yet.
 */
export function readAudit(log: string, { since, verbs, resource, userAgent }: RequestFilter = {}): AuditedRequest[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .split('\n')
    .slice(0, -1)
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AuditEvent)
    .filter(({ stage, verb }) => stage === (verb === 'watch' ? 'ResponseStarted' : 'ResponseComplete'))
    .map(requestOf)
    .filter(
      (request) =>
        (!since || request.at >= since) &&
        (!verbs || verbs.includes(request.verb)) &&
        (!resource || request.resource === resource) &&
        (!userAgent || request.userAgent.startsWith(userAgent)),
    );
}

const requestOf = ({
  verb,
  requestURI,
  user,
  userAgent,
  objectRef,
  responseStatus,
  requestReceivedTimestamp,
}: AuditEvent): AuditedRequest => ({
  verb,
  path: requestURI,
  user: user.username,
  userAgent: userAgent ?? '',
  resource: objectRef?.resource,
  namespace: objectRef?.namespace,
  name: objectRef?.name,
  subresource: objectRef?.subresource,
  code: responseStatus?.code ?? 0,
  dryRun: /[?&]dryRun=All/.test(requestURI),
  at: new Date(requestReceivedTimestamp),
});
