/** The names, labels and paths that Kubernetes accepts. Each `...Problem` says what is wrong, or is undefined. */
import { remembered } from './memoize';

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
export const qualifiedNameProblem = remembered((key): string | undefined => {
  const slash = key.indexOf('/');
  if (slash !== key.lastIndexOf('/')) return 'it may contain one slash, between an optional DNS prefix and a name';
  const name = key.slice(slash + 1);
  if (slash >= 0) {
    if (slash === 0) return 'the part before the slash is empty';
    const problem = subdomainProblem(key.slice(0, slash));
    if (problem) return `in the part before the slash, ${problem}`;
  }
  if (name === '') return 'the name part is empty';
  if (name.length > 63) return `its name part has ${name.length} characters, at most 63 are allowed`;
  if (!NAME_PART.test(name)) {
    return 'its name part may contain letters, digits, dashes, underscores and dots, with a letter or digit at both ends';
  }
  return undefined;
});

export function labelValueProblem(value: string): string | undefined {
  if (value.length > 63) return `it has ${value.length} characters, at most 63 are allowed`;
  if (value !== '' && !NAME_PART.test(value)) {
    return 'it may contain letters, digits, dashes, underscores and dots, with a letter or digit at both ends';
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

/** `kubectl`-like clean absolute path that is not the root; one trailing slash is fine. */
export function pathProblem(path: string): string | undefined {
  if (path === '/') return 'the root directory is not allowed';
  if (!path.startsWith('/')) return 'it must be absolute, beginning with a slash';
  const inner = path.slice(1).replace(/\/$/, '').split('/');
  return inner.some((part) => part === '' || part === '.' || part === '..')
    ? 'it must not contain ".", ".." or double slashes'
    : undefined;
}
