/** `1.9.0` and `v1.9.0` are the same; anything else than three numbers is undefined. */
export function normalVersion(version: string): string | undefined {
  return /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(version) ? `v${version.replace(/^v/, '')}` : undefined;
}

/** `1.34` of `1.34`, `v1.34.2` or `release-1.34`. */
export function minorOf(version: string): string | undefined {
  return /^(?:v|release-)?(\d+\.\d+)(?:\D|$)/.exec(version)?.[1];
}

/** Negative if `a` is older than `b`. A branch counts as the first patch of its minor. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

export function numbers(version: string): [major: number, minor: number, patch: number] {
  const [, major = 0, minor = 0, patch = 0] =
    /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version)?.map((part) => Number(part ?? 0)) ?? [];
  return [major, minor, patch];
}
