/** A package that only some users need, so that it is not installed with this one. */
export interface OptionalPackage {
  readonly name: string;
  /** What cannot be done without it: `Talking to a cluster`. */
  readonly purpose: string;
  /** The argument of `npm install`. */
  readonly install: string;
}

/** One sentence on how to install the package, if this is why its import failed; `undefined` for any other failure. */
export function notInstalled({ name, purpose, install }: OptionalPackage, error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  const missing = code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
  // A package that is there, and lacks one of its own, is broken and not missing.
  if (!missing || !new RegExp(`Cannot find (module|package) '${name}[/']`).test(message)) return undefined;
  return `${purpose} needs the package ${name}, which is not installed: npm install ${install}`;
}
