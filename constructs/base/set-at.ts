import { joinPath, parsePath, type Step } from '../../kube/path';

/**
 * Sets `value` at `path` of `root`, in place; `undefined` removes the key. Missing objects and lists along the path are created; a list only
 * grows by its next item, and nothing is set inside a string or a number.
 */
export function setAt(root: Record<string, unknown>, path: string, value: unknown): void {
  const steps = parsePath(path);
  if (steps.length === 0) throw new Error('An override needs a path, such as "spec.template.spec.hostname".');
  if (steps.includes('__proto__')) throw new Error(`Invalid path: "${path}" contains the key __proto__.`);
  const last = steps.pop()!;
  let node: Record<Step, unknown> = root;
  let walked = '';
  for (const [i, step] of steps.entries()) {
    checkStep(node, step, walked, path);
    walked = joinPath(walked, step);
    let next: unknown = Object.hasOwn(node, step) ? node[step] : undefined;
    if (next === undefined || next === null) {
      if (value === undefined) return;
      next = typeof (steps[i + 1] ?? last) === 'number' ? [] : {};
      node[step] = next;
    }
    if (typeof next !== 'object') {
      throw new Error(
        `Cannot set "${path}": ${walked} is the ${typeof next} ${JSON.stringify(next)}, which has no fields.`,
      );
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
    if (typeof step === 'number') {
      throw new Error(`Cannot set "${path}": ${where} is an object, not a list. Use a key instead of [${step}].`);
    }
    return;
  }
  if (typeof step !== 'number') {
    throw new Error(
      `Cannot set "${path}": ${where} is a list with ${node.length} items. Select one: ${where}[0]${node.length > 1 ? ` to [${node.length - 1}]` : ''}.`,
    );
  }
  if (step > node.length) {
    throw new Error(
      `Cannot set "${path}": ${where} has ${node.length} items. The next one is [${node.length}], not [${step}].`,
    );
  }
}
