/** What Kubernetes takes as a name, a label, an address. Each `...Problem` says what is wrong in words, or undefined. */
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** DNS-1123 label. */
export function labelProblem(name: string): string | undefined {
  if (name.length > 63) return `it has ${name.length} characters, at most 63 are allowed`;
  if (!LABEL.test(name)) {
    return 'only lower-case letters, digits and dashes are allowed, with a letter or digit at both ends (and no dots)';
  }
  return undefined;
}

/** DNS-1123 subdomain. */
export function subdomainProblem(name: string): string | undefined {
  if (name.length > 253) return `it has ${name.length} characters, at most 253 are allowed`;
  if (!SUBDOMAIN.test(name)) {
    return 'only lower-case letters, digits, dashes and dots are allowed, with a letter or digit around every dot and at both ends';
  }
  return undefined;
}

/** A key of labels and annotations: `app`, `example.com/app`. */
export function qualifiedNameProblem(key: string): string | undefined {
  const slash = key.indexOf('/');
  if (slash !== key.lastIndexOf('/')) return 'it may hold one slash, between an optional DNS prefix and a name';
  const name = key.slice(slash + 1);
  if (slash >= 0) {
    if (slash === 0) return 'the part before the slash is empty';
    const problem = subdomainProblem(key.slice(0, slash));
    if (problem) return `in the part before the slash, ${problem}`;
  }
  if (name === '') return 'the name part is empty';
  if (name.length > 63) return `its name part has ${name.length} characters, at most 63 are allowed`;
  if (!NAME_PART.test(name)) {
    return 'its name part may hold letters, digits, dashes, underscores and dots, with a letter or digit at both ends';
  }
  return undefined;
}

export function labelValueProblem(value: string): string | undefined {
  if (value.length > 63) return `it has ${value.length} characters, at most 63 are allowed`;
  if (value !== '' && !NAME_PART.test(value)) {
    return 'it may hold letters, digits, dashes, underscores and dots, with a letter or digit at both ends';
  }
  return undefined;
}

/** The name of a port in a Service or container. */
export function portNameProblem(name: string): string | undefined {
  if (name.length > 15) return `it has ${name.length} characters, at most 15 are allowed`;
  if (!/^[-a-z0-9]+$/.test(name)) return 'only lower-case letters, digits and dashes are allowed';
  if (!/[a-z]/.test(name)) return 'it needs at least one letter';
  if (name.includes('--')) return 'two dashes in a row are not allowed';
  return /^-|-$/.test(name) ? 'it may not begin or end with a dash' : undefined;
}

/** IPv4 in dotted decimal; leading zeros are taken, as KubeVirt's types do. */
export function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,10}$/.test(part) && Number(part) <= 255);
}

export function isIPv6(text: string): boolean {
  const [head, tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const all = [...groups(head), ...groups(tail)];
  const embedded = all.at(-1)?.includes('.') ? all.pop()! : undefined;
  if (embedded !== undefined && !isIPv4(embedded)) return false;
  const count = all.length + (embedded === undefined ? 0 : 2);
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (tail === undefined ? count === 8 : count < 8);
}

/** How many bytes a hardware address has, in the forms that KubeVirt takes (`02:00:..`, `02-00-..`, `0200.5e00..`, `02005e00..`); undefined where it is none. */
export function macLength(text: string): number | undefined {
  const plain = /^[0-9a-fA-F]{12}$/.test(text) ? 6 : undefined;
  const pairs = /^[0-9a-fA-F]{2}(([:-])[0-9a-fA-F]{2})(\2[0-9a-fA-F]{2})*$/.test(text)
    ? (text.length + 1) / 3
    : undefined;
  const quads = /^[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4})+$/.test(text) ? ((text.length + 1) / 5) * 2 : undefined;
  const length = plain ?? pairs ?? quads;
  return length === 6 || length === 8 || length === 20 ? length : undefined;
}

/** `0000:81:01.0`. */
export const isPciAddress = (text: string): boolean => /^[\da-fA-F]{4}:[\da-fA-F]{2}:[\da-fA-F]{2}\.[0-7]$/.test(text);

/** The bytes of standard base64 text, as Go decodes it (line breaks are passed over); undefined where it is not base64. */
export function base64Length(text: string): number | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  return (compact.length / 4) * 3 - padding;
}

/** A label selector that Kubernetes would not parse, in words. */
export function selectorProblem(selector: unknown): { at: string; problem: string } | undefined {
  const { matchLabels, matchExpressions } = (selector ?? {}) as {
    matchLabels?: Record<string, string>;
    matchExpressions?: { key?: string; operator?: string; values?: string[] }[];
  };
  for (const [key, value] of Object.entries(matchLabels ?? {})) {
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) return { at: 'matchLabels', problem: `the key "${key}" is not a label key: ${keyProblem}` };
    const problem = labelValueProblem(value);
    if (problem) return { at: 'matchLabels', problem: `the value "${value}" is not a label value: ${problem}` };
  }
  for (const [i, { key = '', operator = '', values = [] }] of (matchExpressions ?? []).entries()) {
    const at = `matchExpressions[${i}]`;
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) return { at: `${at}.key`, problem: `"${key}" is not a label key: ${keyProblem}` };
    if (!SELECTOR_OPERATORS.includes(operator)) {
      return { at: `${at}.operator`, problem: `"${operator}" is no operator, use ${SELECTOR_OPERATORS.join(', ')}` };
    }
    const wantsValues = operator === 'In' || operator === 'NotIn';
    if (wantsValues && values.length === 0)
      return { at: `${at}.values`, problem: `${operator} needs at least one value` };
    if (!wantsValues && values.length > 0) return { at: `${at}.values`, problem: `${operator} takes no values` };
    const bad = values.find((value) => labelValueProblem(value));
    if (bad !== undefined)
      return { at: `${at}.values`, problem: `"${bad}" is not a label value: ${labelValueProblem(bad)}` };
  }
  return undefined;
}

const SELECTOR_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** `kubectl`-like clean absolute path that is not the root; one trailing slash is fine. */
export function pathProblem(path: string): string | undefined {
  if (path === '/') return 'the root directory is not allowed';
  if (!path.startsWith('/')) return 'it must be absolute, beginning with a slash';
  const inner = path.slice(1).replace(/\/$/, '').split('/');
  return inner.some((part) => part === '' || part === '.' || part === '..')
    ? 'it may not hold ".", ".." or double slashes'
    : undefined;
}

/** What Go's time.ParseDuration takes: `30s`, `1h30m`, `1.5h`, `0`. */
export const isGoDuration = (text: string): boolean =>
  /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(text);
