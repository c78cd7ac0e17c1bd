/**
 * Which argument of a component is behind an error: the message names `bootDisk.size`, not a path in a manifest that the program never wrote. Found by
 * trying: an argument is taken out of the props, or traced, and the construct is run again. Only after an error, and the props are as before in the end.
 */
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubeObject } from '../../kube/object';
import { joinPath, parsePath, pathOf, type Step, valueAt } from '../../kube/path';
import { Traced } from '../../kube/unresolved';
import { admission } from '../bridge/constructs';
import { rendered } from '../bridge/register';

/** Input by which the provider names an argument in place of a field. It is not an input of the object. */
const ARGUMENTS = '__arguments';

/** An error that the construct throws because of an argument. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';

  constructor(
    component: string,
    /** Path of the argument. */
    readonly argument: string,
    readonly reason: string,
  ) {
    super(`${component}: ${argument}: ${reason}`);
  }
}

interface Leaf {
  readonly path: string;
  readonly within: Record<Step, unknown>;
  readonly key: Step;
}

/** The arguments of a component, by which its errors are explained. */
export class Blame {
  private readonly props: object;

  /** @param make the construct, from the very props that are given here */
  constructor(
    private readonly component: string,
    props: object | undefined,
    private readonly make: () => Construct,
  ) {
    // Where a construct is among the props, running it again would write into that one, which another component has.
    this.props = props && !holdsConstruct(props) ? props : {};
  }

  /** What `work` makes of the component; its error names the argument that it is about. */
  within<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const argument = this.culprit();
      if (argument === undefined) throw error;
      throw new ArgumentError(this.component, argument, reasonOf(error as Error));
    }
  }

  /** Input of an object that the rules reject, for the provider: the arguments that its fields come from. The provider decides what it rejects. */
  of(object: ApiObject, manifests: ReadonlyMap<ApiObject, KubeObject>): { [ARGUMENTS]?: Record<string, string> } {
    if (Object.keys(this.props).length === 0) return {};
    const related = [...manifests.values()];
    const findings = admission().validate({ object: manifests.get(object)!, related, errorsOnly: true });
    // A rule that is broken, and the schema, may still warn.
    const errors = findings.filter(({ severity }) => severity === 'error');
    const known = errors.flatMap(({ path }) => {
      const argument = this.argumentAt(object.node.path, path);
      return argument === undefined ? [] : [[path, argument] as const];
    });
    return known.length === 0 ? {} : { [ARGUMENTS]: Object.fromEntries(known) };
  }

  /** The argument without which the construct, or its manifests, would not throw; undefined where there is not one. */
  private culprit(): string | undefined {
    const leaves = leavesOf(this.props);
    const saves = (value: (leaf: Leaf) => unknown) =>
      leaves.filter((leaf) => tried(leaf, value(leaf), () => this.manifests()) !== undefined);
    const traced = saves(({ path }) => new Traced(path));
    return common((traced.length > 0 ? traced : saves(() => undefined)).map(({ path }) => path));
  }

  /** The argument that a field of a manifest comes from; undefined where it comes from none, or from several without anything in common. */
  private argumentAt(object: string, field: string): string | undefined {
    const leaves = leavesOf(this.props);
    const run = () => this.manifests();
    const found = leaves.flatMap((leaf) => {
      const manifest = tried(leaf, new Traced(leaf.path), run)?.get(object);
      return manifest === undefined ? [] : tracesIn(manifest, '').map((at) => ({ at, from: leaf.path }));
    });
    const at = (path: string) => found.filter((trace) => trace.at === path).map(({ from }) => from);
    const below = (path: string) => found.filter((trace) => isBelow(trace.at, path)).map(({ from }) => from);
    const exact = common(at(field)) ?? common(below(field));
    if (exact !== undefined) return exact;
    const steps = parsePath(field);
    const now = textAt(run().get(object), steps);
    const changes = leaves.filter((leaf) => {
      const manifests = tried(leaf, undefined, run);
      return manifests !== undefined && textAt(manifests.get(object), steps) !== now;
    });
    if (changes.length > 0) return common(changes.map(({ path }) => path));
    // What is missing has no trace, and what stands beside it may have one.
    for (let up = steps.slice(0, -1); up.length > 2; up = up.slice(0, -1)) {
      const beside = below(pathOf(up));
      if (beside.length > 0) return common(beside);
    }
    return undefined;
  }

  /** The manifests of the construct, made once more, by the paths of their constructs. */
  private manifests(): Map<string, KubeObject> {
    return new Map([...rendered(this.make())].map(([{ node }, manifest]) => [node.path, manifest]));
  }
}

/** What a construct says, without its path in an app that the program does not know. */
const reasonOf = (error: Error): string =>
  'constructPath' in error ? error.message.slice(`${error.constructPath}: `.length) : error.message;

/** Whether a construct is among the props. */
const holdsConstruct = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (isConstruct(value) || (isPlain(value) && Object.values(value).some(holdsConstruct)));

const isConstruct = (value: object): value is Construct => 'node' in value && !('apply' in value);

/** A list or an object without a class, such as a Size of cdk8s has. */
const isPlain = (value: unknown): value is Record<Step, unknown> =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (!isPlain(value)) return [];
  const steps: Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((key) => {
    const at = joinPath(path, key);
    const inner = leavesOf(value[key], at);
    if (value[key] === undefined) return [];
    return inner.length > 0 ? inner : [{ path: at, within: value, key }];
  });
}

/** What a run makes with another value of an argument; undefined where it throws. */
function tried<T>({ within, key }: Leaf, value: unknown, run: () => T): T | undefined {
  const before = within[key];
  within[key] = value;
  try {
    return run();
  } catch {
    return undefined;
  } finally {
    within[key] = before;
  }
}

function tracesIn(value: unknown, path: string): string[] {
  if (value instanceof Traced) return [path];
  if (!isPlain(value)) return [];
  const steps: Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((key) => tracesIn(value[key], joinPath(path, key)));
}

const textAt = (root: unknown, steps: readonly Step[]): string | undefined => JSON.stringify(valueAt(root, steps));

const isBelow = (path: string, above: string): boolean =>
  path.startsWith(above) && ['.', '['].includes(path[above.length] ?? '');

/** The longest path that all of these begin with. */
function common(paths: readonly string[]): string | undefined {
  const [first, ...others] = paths.map(parsePath);
  if (!first) return undefined;
  const length = first.findIndex((step, index) => others.some((other) => other[index] !== step));
  return pathOf(length < 0 ? first : first.slice(0, length)) || undefined;
}
