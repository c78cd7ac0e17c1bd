/** An object as the construct that makes it, where that changes nothing for any guest. */
import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import * as constructs from '../../constructs';
import { type Difference, nameOf, same } from '../../kube/differences';
import { grouped } from '../../kube/grouped';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { parsePath, pathOf, type Step, valueAt } from '../../kube/path';
import { impactOf } from '../../kubevirt/impact';
import { canonicalDifferences } from './deviations';
import { filled, type Json, objectAt, without } from './fields';
import { NO_CONSTRUCT, type Recognizer, recognizerOf } from './recognizers';

/** One call of `addOverride`. */
export interface Override {
  readonly path: string;
  readonly value: unknown;
}

export interface AsConstruct {
  /** Name of the class. */
  readonly class: string;
  readonly props: Json;
  /** What the construct would write in another way. */
  readonly overrides: readonly Override[];
  /** The manifest that the construct makes. */
  readonly rendered: KubeObject;
}

/** What decides about an object beside itself. */
export interface Surroundings {
  /** All objects of the program. */
  readonly related: readonly KubeObject[];
  /** Whether nothing may be spelled in another way. */
  readonly exactly: boolean;
}

/** Why an object is not written as a construct. */
export interface NotAsConstruct {
  readonly why: string;
}

/** What a template of a disk needs not say. */
const TYPE_OF_TEMPLATE = /^spec\.dataVolumeTemplates\[[^\]]+\]\.(apiVersion|kind)$/;

/** With more, the manifest itself is easier to read. */
const MOST_OVERRIDES = 9;
/** Fields that are set back may show others that differ. */
const MOST_ATTEMPTS = 8;
/** Parts of a manifest that hold most of it, and items of lists. */
const WHOLE = /(^|\.)(spec|template|domain|devices|metadata|virtualMachineTemplate)$|\[|^$/;
/** Characters of an object that is read at a glance. */
const SMALL = 120;

/** Labels by which the constructs find their own objects. */
const IDENTITY = /^kubevirt\.io\/(vm|vmi|vmirs|vmpool)$/;

/**
 * Props, and overrides for what the construct would change: whatever differs is set back to the original, until nothing does but its spelling. A
 * reason in their place where the construct cannot describe the object that way.
 */
export function asConstruct(object: KubeObject, surroundings: Surroundings): AsConstruct | NotAsConstruct {
  const recognizer = recognizerOf(object);
  if (!recognizer) return { why: NO_CONSTRUCT };
  const props = propsOf(recognizer, object);
  const made = described(object, surroundings, recognizer.class, props);
  // A text that looks confidential would go into a Secret, which the original does not have.
  const inline = 'why' in made ? inSpec(props) : undefined;
  return inline ? described(object, surroundings, recognizer.class, inline) : made;
}

/** Props that keep the text of cloud-init in the spec of the VM. */
function inSpec(props: Json): Json | undefined {
  if (isObject(props['machine'])) {
    const machine = inSpec(props['machine']);
    return machine && { ...props, machine };
  }
  return isObject(props['cloudInit']) ? { ...props, cloudInit: { ...props['cloudInit'], inSecret: false } } : undefined;
}

function described(
  object: KubeObject,
  { related, exactly }: Surroundings,
  name: string,
  props: Json,
): AsConstruct | NotAsConstruct {
  let overrides: ReadonlyMap<string, unknown> = new Map();
  let anyOrder = true;
  const attempt = (given: ReadonlyMap<string, unknown>) => {
    const { rendered, why } = render(object, (scope) => make(name, scope, props, given));
    const differing = rendered && canonicalDifferences(object, rendered);
    return { rendered, why, differing: differing?.filter((one) => !isSpelling(one, object, { anyOrder, exactly })) };
  };
  for (let i = 0; i < MOST_ATTEMPTS; i++) {
    const { rendered, why, differing } = attempt(overrides);
    if (!rendered || !differing) return { why: why! };
    if (differing.length > 0) {
      const more = differing.map((one) => setBack(one, object, rendered));
      overrides = new Map([...overrides, ...more.map(({ path, value }) => [path, value] as const)]);
      continue;
    }
    const { changes, hazards } = impactOf({ old: object, new: rendered, related: [...related] });
    const effect = [...hazards, ...changes.filter((change) => change.effect !== 'no-effect')][0];
    if (effect && anyOrder) {
      anyOrder = false;
      continue;
    }
    if (effect) return { why: `${effect.path}: ${effect.reason}` };
    const fewer = joined(overrides, object);
    const isEnough = fewer.size < overrides.size && attempt(fewer).differing?.length === 0;
    const all = [...(isEnough ? fewer : overrides)].map(([path, value]) => ({ path, value }));
    if (all.length > MOST_OVERRIDES) return { why: `it needs ${all.length} overrides` };
    const made = isEnough ? attempt(fewer).rendered! : rendered;
    return {
      class: name,
      props: shortened(object, name, props, isEnough ? fewer : overrides, made),
      overrides: all,
      rendered: made,
    };
  }
  return { why: `it still differs after ${MOST_ATTEMPTS} attempts to set fields back` };
}

/** Props that say less and may make the same: what a construct does by itself. */
const SHORTER: readonly ((props: Json) => Json)[] = [
  (props) => without(props, 'nics'),
  (props) => without(props, 'evictionStrategy'),
  (props) => without(props, 'runStrategy'),
  (props) => (isObject(props['cpu']) ? { ...props, cpu: props['cpu']['sockets'] } : props),
];

function shortened(
  object: KubeObject,
  name: string,
  props: Json,
  overrides: ReadonlyMap<string, unknown>,
  rendered: KubeObject,
): Json {
  const isSame = (shorter: Json) => {
    const made = render(object, (scope) => make(name, scope, shorter, overrides)).rendered;
    return made !== undefined && same(made, rendered);
  };
  return SHORTER.reduce((kept, shorten) => {
    const shorter = shorten(kept);
    return !same(shorter, kept) && isSame(shorter) ? shorter : kept;
  }, props);
}

/** Several overrides in a small object as one of the object itself. */
function joined(overrides: ReadonlyMap<string, unknown>, object: KubeObject): ReadonlyMap<string, unknown> {
  const within = grouped(overrides.keys(), (path) => pathOf(parsePath(path).slice(0, -1)));
  const result = new Map(overrides);
  for (const [parent, paths] of within) {
    const value = valueAt(object, parsePath(parent));
    if (paths.length < 2 || WHOLE.test(parent) || JSON.stringify(value ?? '').length > SMALL) continue;
    for (const path of paths) result.delete(path);
    result.set(parent, value);
  }
  return result;
}

/** Props with the name; the label of its own is the construct's matter. */
function propsOf({ props }: Recognizer, object: KubeObject): Json {
  const all = filled(props(object as unknown as Json));
  const labels = without(objectAt(all, 'labels'), 'kubevirt.io/vm');
  return filled({
    name: object.metadata?.name,
    ...all,
    labels: Object.keys(labels).length > 0 ? labels : undefined,
  });
}

/** Makes the construct, with its overrides. */
export function make(
  name: string,
  scope: Construct,
  props: Json,
  overrides: ReadonlyMap<string, unknown> = new Map(),
): constructs.Manifest {
  const Class = (constructs as unknown as Record<string, new (...args: unknown[]) => constructs.Manifest>)[name]!;
  const made = new Class(scope, `${String(props['name'])}`, props);
  for (const [path, value] of overrides) made.addOverride(path, value);
  return made;
}

/** What differs and may: another way to write the same, which `plan` knows to have no effect. */
function isSpelling(
  { path, from, to, orderOnly }: Difference,
  object: KubeObject,
  may: { anyOrder: boolean; exactly: boolean },
): boolean {
  if (may.exactly) return false;
  if (path === 'apiVersion' || (may.anyOrder && (orderOnly || (to === undefined && TYPE_OF_TEMPLATE.test(path)))))
    return true;
  if (from === undefined && path.startsWith('metadata.labels')) {
    const keys = path === 'metadata.labels' ? Object.keys(to ?? {}) : parsePath(path).slice(2);
    return keys.every((key) => IDENTITY.test(String(key)));
  }
  const running = valueAt(object, ['spec', 'running']);
  return typeof running === 'boolean' && (path === 'spec.running' || (path === 'spec.runStrategy' && !from));
}

/** The override that gives a field the value that it has in the original. */
function setBack({ path }: Difference, object: KubeObject, rendered: KubeObject): Override {
  const steps = stepsOf(path);
  const own = indexed(steps, object);
  // What the original lacks as a whole is removed as a whole, and not item by item.
  const lacks = own.findIndex((_, i) => valueAt(object, own.slice(0, i + 1)) === undefined);
  const upTo = lacks < 0 ? steps.length : lacks + 1;
  return { path: pathOf(indexed(steps.slice(0, upTo), rendered)), value: valueAt(object, own.slice(0, upTo)) };
}

/** The one object that a construct makes; a reason where it rejects its props, or makes others beside it. */
export function render(
  { metadata }: KubeObject,
  build: (scope: Construct) => Construct,
): { readonly rendered?: KubeObject; readonly why?: string } {
  const chart = new Chart(new App(), 'imported', { namespace: metadata?.namespace });
  try {
    const made = build(chart);
    const [problem] = chart.node.findAll().flatMap(({ node }) => node.validate());
    if (problem !== undefined) return { why: problem };
    const [object, ...others] = made.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    if (!object || others.length > 0) return { why: 'the construct makes other objects beside it' };
    return { rendered: JSON.parse(JSON.stringify(object.toJson())) as KubeObject };
  } catch (error) {
    return { why: (error as Error).message };
  }
}

/** The steps of a path of `plan`, which names items of lists: `volumes[data]`. */
const stepsOf = (path: string): Step[] =>
  parsePath(path.replace(/\[([^\]"']+)\]/g, (all, name) => (/^\d+$/.test(name) ? all : `[${JSON.stringify(name)}]`)));

/** Items of lists by their position, where the path names them: `volumes[data]`. */
function indexed(steps: readonly Step[], root: unknown): Step[] {
  let node: unknown = root;
  return steps.map((step) => {
    const position = Array.isArray(node) ? node.findIndex((item) => nameOf(item) === step) : -1;
    const found: Step = position < 0 ? step : position;
    node = (node as Record<Step, unknown> | undefined)?.[found];
    return found;
  });
}
