/** Fields of `ignoreChanges` that another client has taken over: an apply must not name them, or it fails, or takes them back. */
import { ApiError } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { parsePath } from '../../kube/path';

/**
 * The manifest without the ignored fields that a conflict is about; undefined where it is about none of them. A field in a conflict has
 * another owner, so to omit it leaves it as it is.
 */
export function withoutIgnored(
  manifest: KubeObject,
  error: unknown,
  ignored: readonly string[],
): KubeObject | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const fields = error.causes.filter(({ reason }) => reason === 'FieldManagerConflict').map(({ field = '' }) => field);
  const paths = ignored.map(parsePath).filter((path) => {
    const dotted = `.${path.join('.')}`;
    return fields.some((field) => field === dotted || field.startsWith(`${dotted}.`));
  });
  return paths.length === 0 ? undefined : paths.reduce((rest, path) => without(rest, path) as KubeObject, manifest);
}

function without(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || step === undefined) return value;
  const { [step]: child, ...others } = value as Record<string | number, unknown>;
  return rest.length === 0 || child === undefined ? others : { ...others, [step]: without(child, rest) };
}
