/** Paths as findings show them: `spec.volumes[0].name`, and `metadata.labels["a.b/c"]` where a key is not a plain word. */
export type Step = string | number;

const PLAIN = /^[A-Za-z_][A-Za-z0-9_-]*$/;

export function joinPath(base: string, step: Step): string {
  if (typeof step === 'number') return `${base}[${step}]`;
  if (!PLAIN.test(step)) return `${base}[${JSON.stringify(step)}]`;
  return base ? `${base}.${step}` : step;
}

export function pathOf(steps: readonly Step[]): string {
  return steps.reduce<string>(joinPath, '');
}

const STEP = /\.?([^.[\]"']+)|\[(?:(\d+)|("(?:[^"\\]|\\.)*")|'((?:[^'\\]|\\.)*)')\]/y;

/** The steps of a path: `spec.networks[0].name`, `metadata.annotations["example.com/owner"]`. Throws where the text is not one. */
export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const at = STEP.lastIndex;
    const match = at === 0 && path.startsWith('.') ? null : STEP.exec(path);
    const step = match && stepOf(match);
    if (step === null || step === undefined) throw new Error(invalid(path, at));
    steps.push(step);
  }
  return steps;
}

/** The name that the rules know it by. */
export const stepsOf = parsePath;

function stepOf([, plain, index, double, single]: RegExpExecArray): Step | undefined {
  if (plain !== undefined) return plain;
  if (index !== undefined) return Number(index);
  if (single !== undefined) return single.replace(/\\(.)/g, '$1');
  try {
    return JSON.parse(double!) as string;
  } catch {
    return undefined;
  }
}

const invalid = (path: string, at: number): string =>
  `Invalid path: unexpected input at character ${at + 1} ("${path.slice(at)}") of "${path}". ` +
  'Separate keys with dots, write [0] for an item of a list, and ["a.b/c"] for a key that contains dots.';

/** The value at a path, undefined where the path leads nowhere. */
export function valueAt(root: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((at, step) => (at as Record<Step, unknown> | null | undefined)?.[step], root);
}

/** `below` under `base`; a leading slash means from the root. */
export function under(base: string, below: string | undefined): string {
  if (!below) return base;
  if (below.startsWith('/')) return below.slice(1);
  return base && !below.startsWith('[') ? `${base}.${below}` : base + below;
}
