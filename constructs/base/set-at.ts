/** One step into an object or a list. */
export type Step = string | number;

const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\[(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/y;

/**
 * Reads a path such as `spec.template.spec.networks[0].name`; a key that itself holds dots stands in brackets:
 * `metadata.annotations["example.com/owner"]`.
 */
export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const at = STEP.lastIndex;
    const match = STEP.exec(path);
    if (!match || (at === 0 && path.startsWith('.'))) {
      throw new Error(
        `"${path}" is no path: it cannot be read from character ${at} ("${path.slice(at)}"). ` +
          'Write keys with dots between, [0] for a place in a list, and ["a.b/c"] for a key that holds dots.',
      );
    }
    const [, plain, index, double, single] = match;
    steps.push(index !== undefined ? Number(index) : (plain ?? double ?? single)!);
  }
  if (steps.includes('__proto__')) throw new Error(`"${path}" is no path: no manifest has a key __proto__`);
  if (steps.length === 0) throw new Error('an override needs a path, such as "spec.template.spec.hostname"');
  return steps;
}

/**
 * Sets `value` at `path` of `root`, in place; `undefined` takes the key away. Objects on the way are made where they are missing;
 * a list is only ever extended by its next place, and nothing is put into a text or a number.
 */
export function setAt(root: Record<string, unknown>, path: string, value: unknown): void {
  const steps = parsePath(path);
  const last = steps.pop()!;
  let node: Record<Step, unknown> = root;
  let walked = '';
  for (const [i, step] of steps.entries()) {
    checkStep(node, step, walked, path);
    walked = join(walked, step);
    let next: unknown = Object.hasOwn(node, step) ? node[step] : undefined;
    if (next === undefined || next === null) {
      if (value === undefined) return;
      next = typeof (steps[i + 1] ?? last) === 'number' ? [] : {};
      node[step] = next;
    }
    if (typeof next !== 'object') {
      throw new Error(`"${path}": ${walked} is the ${typeof next} ${JSON.stringify(next)}, which has nothing in it`);
    }
    node = next as Record<Step, unknown>;
  }
  checkStep(node, last, walked, path);
  if (value !== undefined) node[last] = value;
  else if (Array.isArray(node)) node.splice(last as number, 1);
  else delete node[last];
}

function checkStep(node: unknown, step: Step, walked: string, path: string): void {
  const where = walked || 'the object';
  if (!Array.isArray(node)) {
    if (typeof step === 'number') throw new Error(`"${path}": ${where} is an object, so [${step}] says no place in it`);
    return;
  }
  if (typeof step !== 'number') {
    throw new Error(
      `"${path}": ${where} is a list of ${node.length}. Say which entry: ${where}[0]${node.length > 1 ? ` to [${node.length - 1}]` : ''}`,
    );
  }
  if (step > node.length) {
    throw new Error(
      `"${path}": ${where} has ${node.length} entries, so the next one is [${node.length}], not [${step}]`,
    );
  }
}

function join(walked: string, step: Step): string {
  if (typeof step === 'number') return `${walked}[${step}]`;
  return walked ? `${walked}.${step}` : step;
}
