import { isObject } from '../kube/json';
import { ApiError, type Attempt, type Cause, type Details } from './errors';
import type { Answer, TransportError } from './transport';

/** The `Status` object that an API server returns instead of the requested object. */
interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: Details;
}

/** The error for a response with status 400 or above. */
export function fromStatus(attempt: Attempt, answer: Answer): ApiError {
  const status = statusOf(answer.text);
  const details = withoutSecrets(attempt, status?.details ?? {});
  const reason = reasonOf(answer.status, status);
  const said = sentence(
    secretFree(attempt, status?.message ?? firstLine(answer.text)) || `HTTP status ${answer.status}`,
  );
  const explain = (Object.hasOwn(explanations, reason) ? explanations[reason] : undefined) ?? (() => '');
  return new ApiError({
    message: [`Cannot ${subject(attempt)}: ${said}`, explain({ attempt, details, said })].filter(Boolean).join(' '),
    status: answer.status,
    reason,
    details,
    retryAfter: retryAfterOf(answer, details),
    attempt,
  });
}

/** The error for a request that got no response. */
export function fromTransportError(attempt: Attempt, error: TransportError): ApiError {
  const [reason, advice] = tlsCodes.test(error.code)
    ? (['TLSFailed', adviceOnTls(error.code)] as const)
    : error.code === 'ETIMEDOUT'
      ? (['TimedOut', 'Check that the server is up and that a firewall or VPN does not block the connection.'] as const)
      : ([
          'Unreachable',
          adviceOnNetwork[error.code] ?? 'Check the server address in the kubeconfig, and the network.',
        ] as const);
  return new ApiError({
    message: `Cannot ${subject(attempt)}: ${sentence(error.message || error.code)} ${advice}`,
    status: 0,
    reason,
    attempt,
    cause: error,
  });
}

/** `apply VirtualMachine vms/web on https://10.0.0.1:6443`. */
export function subject({ verb, kind, name, namespace, path, server }: Attempt): string {
  const where = namespace && name === undefined ? ` in namespace ${namespace}` : '';
  const which = name === undefined ? `objects${where}` : `${namespace ? `${namespace}/` : ''}${name}`;
  const what = kind ? `${kind.kind} ${which}` : (path ?? '');
  return `${verb} ${what}${server ? ` on ${server}` : ''}`;
}

/** The time the server asks to wait, in milliseconds: from the Retry-After header (seconds or a date), else from the Status object. */
export function retryAfterOf(answer: Answer, details: Details = {}): number | undefined {
  const header = answer.headers['retry-after'];
  if (header !== undefined) {
    const seconds = Number(header);
    // A date is by the server's clock, which the response shows.
    const now = Date.parse(answer.headers.date ?? '') || Date.now();
    const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
    if (Number.isFinite(ms)) return Math.max(0, ms);
  }
  return details.retryAfterSeconds === undefined ? undefined : details.retryAfterSeconds * 1000;
}

interface Refused {
  readonly attempt: Attempt;
  readonly details: Details;
  readonly said: string;
}

/** Advice, by reason. */
const explanations: Readonly<Record<string, (refused: Refused) => string>> = {
  Unauthorized: () =>
    'The API server does not accept these credentials: they may have expired. Log in again, or point KUBECONFIG at a kubeconfig with valid credentials.',
  Forbidden: ({ attempt, said }) =>
    forbidden.find(([says]) => says.test(said))?.[1] ??
    `The user of this kubeconfig is not allowed to do this: ask for a ${attempt.namespace ? 'Role' : 'ClusterRole'} that allows ${rbacVerbs(attempt.verb)} on \`${rbacResource(attempt)}\`${attempt.namespace ? ` in namespace ${attempt.namespace}` : ''}.`,
  KindNotServed: ({ attempt }) =>
    attempt.kind
      ? `This cluster does not serve ${attempt.kind.apiVersion} ${attempt.kind.kind}: install the operator or CustomResourceDefinition that provides it, and wait until it is established.`
      : 'This cluster does not serve that path.',
  NotFound: ({ attempt, details }) =>
    details.kind === 'namespaces' && attempt.kind?.plural !== 'namespaces'
      ? `Create namespace ${details.name} first, or use an existing one.`
      : '',
  AlreadyExists: () =>
    'The object exists but is not managed by this program: choose another name, import the existing object, or delete it.',
  Conflict: ({ attempt, details }) => {
    const owners = fieldOwners(details.causes ?? []);
    if (owners.length > 0)
      return `Other field managers own these fields: ${owners.join('; ')}. Omit them, have the other manager give them up, or force the apply to take them over.`;
    return attempt.verb === 'delete'
      ? 'The object was replaced by another one of the same name (its uid differs): inspect it before you delete it.'
      : 'The object changed in the meantime: read it again and retry.';
  },
};

/** Rejections that the usual advice (ask for a role) does not solve. */
const forbidden: readonly (readonly [says: RegExp, advice: string])[] = [
  [/is being terminated/, 'Wait until the namespace is deleted, or use another one.'],
  [/definition is terminating/, 'Wait until the CustomResourceDefinition is deleted, and install it again.'],
  [/quota/, 'Request less, or raise the ResourceQuota of the namespace.'],
  [
    /attempting to grant RBAC permissions/,
    'Kubernetes allows users to grant only the permissions they hold: ask for a ClusterRole that allows `escalate` on this role, and for a binding `bind` on the role it references.',
  ],
];

/** `kubectl-edit (.spec.replicas, .spec.image)`, one entry per manager, from the causes of a rejected apply. */
function fieldOwners(causes: readonly Cause[]): string[] {
  const fields = new Map<string, string[]>();
  for (const { reason, message, field } of causes) {
    const manager = /conflict with "([^"]+)"/.exec(message)?.[1];
    if (reason !== 'FieldManagerConflict' || !manager) continue;
    fields.set(manager, [...(fields.get(manager) ?? []), field ?? '?']);
  }
  return [...fields].map(([manager, owned]) => `${manager} (${owned.join(', ')})`);
}

function reasonOf(status: number, body: Status | undefined): string {
  // A 404 about an object names it; a 404 without a Status object, or without a name in it, is about the path: the kind is not served.
  if (status === 404) return body?.details?.name ? 'NotFound' : 'KindNotServed';
  // The API server reports an apply with keys that the schema lacks as an internal error of its own.
  if (status === 500 && /typed patch object/.test(body?.message ?? '')) return 'Invalid';
  return body?.reason || reasonByStatus[status] || 'Unknown';
}

const reasonByStatus: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  409: 'Conflict',
  410: 'Expired',
  422: 'Invalid',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** An apply that creates the object needs both. */
const rbacVerbs = (verb: string) => (verb === 'apply' ? '`create` and `patch`' : `\`${verb}\``);

/** `virtualmachines.kubevirt.io`, as `kubectl auth can-i` accepts it. */
const rbacResource = ({ kind, path = '' }: Attempt): string =>
  kind ? [kind.plural, ...kind.apiVersion.split('/').slice(0, -1)].join('.') : path;

const tlsCodes = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$/;

const adviceOnTls = (code: string): string =>
  code === 'CERT_HAS_EXPIRED'
    ? "The server's certificate has expired: renew it, and check this machine's clock."
    : code === 'ERR_TLS_CERT_ALTNAME_INVALID'
      ? "The server's certificate is for another name: use the name it was issued for, or set `tls-server-name` in the kubeconfig."
      : /^(EPROTO|ERR_SSL)/.test(code)
        ? 'The TLS handshake failed: check that the address is an HTTPS port, and the client certificate of the kubeconfig.'
        : "The server's certificate is not signed by the CA that the kubeconfig trusts: check `certificate-authority` for this cluster.";

const adviceOnNetwork: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'Nothing is listening at that address: check that the cluster is up and that the kubeconfig has the right address and port.',
  ENOTFOUND: 'That host name does not resolve: check the server address in the kubeconfig, and DNS or VPN.',
  EAI_AGAIN: 'That host name does not resolve right now: check DNS or VPN.',
  EHOSTUNREACH: 'There is no route to that host: check the network or VPN.',
  ENETUNREACH: 'There is no route to that network: check the network or VPN.',
  ECONNRESET: 'The connection broke: the server or a proxy in front of it closed it.',
};

/** The rejection of a Secret may quote its values: the field and the reason stay, the value goes. */
function withoutSecrets(attempt: Attempt, details: Details): Details {
  return details.causes
    ? { ...details, causes: details.causes.map((cause) => ({ ...cause, message: secretFree(attempt, cause.message) })) }
    : details;
}

const secretFree = (attempt: Attempt, text: string) =>
  attempt.kind?.kind === 'Secret'
    ? text.replace(
        /(Invalid value|Duplicate value|Unsupported value): ("(\\.|[^"\\])*"|\{.*?\}(?=: )|[^:]*)/g,
        '$1: (hidden)',
      )
    : text;

const firstLine = (text: string) => text.split('\n', 1)[0].slice(0, 300);

const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** The Status object in a text, without the parts that have another type than the API server gives them: a proxy may have written it. */
function statusOf(text: string): Status | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(body) || body['kind'] !== 'Status') return undefined;
  const { message, reason, details } = body;
  return {
    ...(typeof message === 'string' && { message }),
    ...(typeof reason === 'string' && { reason }),
    ...(isObject(details) && { details: detailsOf(details) }),
  };
}

function detailsOf(details: Record<string, unknown>): Details {
  const { causes, retryAfterSeconds, ...rest } = details;
  const texts = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'string'));
  return {
    ...texts,
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    ...(Array.isArray(causes) && { causes: causes.filter(isObject).map(causeOf) }),
  };
}

const causeOf = ({ reason, message, field }: Record<string, unknown>): Cause => ({
  reason: String(reason ?? ''),
  message: String(message ?? ''),
  ...(typeof field === 'string' && { field }),
});
