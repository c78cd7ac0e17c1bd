/** A VirtualMachine as a construct, where that changes nothing for its guest. */
import { ApiObject, App, Chart } from 'cdk8s';
import { VirtualMachine, type VirtualMachineProps } from '../../constructs';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { parsePath, pathOf, type Step, valueAt } from '../../kube/path';
import { impactOf } from '../../kubevirt/impact';
import { virtualMachineProps } from './machine-props';

/** One call of `addOverride`. */
export interface Override {
  readonly path: string;
  readonly value: unknown;
}

export interface AsConstruct {
  readonly props: Readonly<Record<string, unknown>>;
  /** What the construct would write in another way. */
  readonly overrides: readonly Override[];
  /** The manifest that the construct makes. */
  readonly rendered: KubeObject;
}

/** With more, the manifest itself is easier to read. */
const MOST_OVERRIDES = 8;

/** The label by which the construct finds its own VM, and `running` of older manifests: other manifests with the same meaning. */
const SPELLING = /^(metadata\.labels|spec\.(running|runStrategy))/;

/**
 * Props, and overrides for what the construct would change: whatever the prediction for the running guest names is set back to the original, until
 * it names nothing. Undefined where the construct cannot describe the VM that way.
 */
export function asConstruct(vm: KubeObject, related: readonly KubeObject[]): AsConstruct | undefined {
  const props = virtualMachineProps(vm as unknown as Record<string, unknown>);
  const overrides = new Map<string, unknown>();
  for (;;) {
    const rendered = render(vm, props, overrides);
    if (!rendered) return undefined;
    const { changes, hazards } = impactOf({ old: vm, new: rendered, related: [...related] });
    const differing = changes.filter((change) => change.effect !== 'no-effect' || !SPELLING.test(change.path));
    if (differing.length === 0 && hazards.length === 0)
      return { props, overrides: [...overrides].map(([path, value]) => ({ path, value })), rendered };
    const before = overrides.size;
    for (const { path } of differing) {
      const steps = stepsOf(path);
      const own = indexed(steps, vm);
      // What the original lacks as a whole is removed as a whole, and not item by item.
      const lacks = own.findIndex((_, i) => valueAt(vm, own.slice(0, i + 1)) === undefined);
      const upTo = lacks < 0 ? steps.length : lacks + 1;
      overrides.set(pathOf(indexed(steps.slice(0, upTo), rendered)), valueAt(vm, own.slice(0, upTo)));
    }
    if (overrides.size === before || overrides.size > MOST_OVERRIDES) return undefined;
  }
}

/** The object that the construct makes; undefined where it rejects the props, or makes others beside it. */
function render(
  { metadata }: KubeObject,
  props: object,
  overrides: ReadonlyMap<string, unknown>,
): KubeObject | undefined {
  const chart = new Chart(new App(), 'imported', { namespace: metadata?.namespace });
  try {
    const vm = new VirtualMachine(chart, String(metadata?.name), props as VirtualMachineProps);
    for (const [path, value] of overrides) vm.addOverride(path, value);
    const [object, ...others] = chart.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    return object && others.length === 0 ? (JSON.parse(JSON.stringify(object.toJson())) as KubeObject) : undefined;
  } catch {
    return undefined;
  }
}

/** The steps of a path of `plan`, which names items of lists: `volumes[data]`. */
const stepsOf = (path: string): Step[] =>
  parsePath(path.replace(/\[([^\]"']+)\]/g, (all, name) => (/^\d+$/.test(name) ? all : `[${JSON.stringify(name)}]`)));

/** Items of lists by their position, where the path names them: `volumes[data]`. */
function indexed(steps: readonly Step[], root: unknown): Step[] {
  let node: unknown = root;
  return steps.map((step) => {
    const position = Array.isArray(node) ? node.findIndex((item) => isObject(item) && item['name'] === step) : -1;
    const found: Step = position < 0 ? step : position;
    node = (node as Record<Step, unknown> | undefined)?.[found];
    return found;
  });
}
