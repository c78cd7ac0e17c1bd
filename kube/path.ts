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

/** The steps of a path. */
export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const [, word, index, quoted] of path.matchAll(/([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)) {
    steps.push(word ?? (index === undefined ? (JSON.parse(quoted!) as string) : Number(index)));
  }
  return steps;
}

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
