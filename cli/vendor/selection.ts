import type { AssetId } from '../../constructs/platform/assets';
import {
  COMPONENTS,
  type Component,
  isComponent,
  normalVersion,
  releaseOf,
  type Surroundings,
  versionFor,
  versionProblem,
} from '../../kubevirt/releases';

/** What `--component all` leaves to another flavour of the stack. */
const OTHER_FLAVOUR: readonly Component[] = ['hyperconverged'];

/** Where its project publishes manifests. Those of the others are copied from a folder or mirror when they are asked for by name. */
const downloadable = (component: Component): boolean => COMPONENTS[component].downloads !== undefined;

/**
 * Every asset of the components that are asked for, `name` or `name@version`, and of those that they need. A version that is not given is the one
 * that belongs to the KubeVirt. Throws where a component or a version does not exist or does not fit.
 */
export function selectAssets(
  asked: readonly string[],
  surroundings: Required<Pick<Surroundings, 'kubevirt'>> & Surroundings,
): AssetId[] {
  const kubevirt = normalVersion(surroundings.kubevirt) ?? surroundings.kubevirt;
  const versions = new Map<Component, string>();
  const add = (component: Component, given?: string): void => {
    if (versions.has(component) && given === undefined) return;
    const version = versionOf(component, given, { ...surroundings, kubevirt });
    versions.set(component, version);
    for (const needed of COMPONENTS[component].needs ?? []) add(needed);
  };
  for (const text of asked) {
    if (text === 'all') {
      for (const component of everything(kubevirt)) add(component);
    } else {
      const [name = '', version] = text.split('@');
      if (!isComponent(name))
        throw new Error(
          `${JSON.stringify(name)} is not a component. Use ${Object.keys(COMPONENTS).join(', ')}, or all.`,
        );
      add(name, version);
    }
  }
  return inOrder([...versions]).flatMap(([component, version]) =>
    (releaseOf(component, version)?.assets ?? []).map(({ file }) => ({ component, version, file })),
  );
}

const everything = (kubevirt: string): Component[] =>
  (Object.keys(COMPONENTS) as Component[]).filter(
    (component) =>
      downloadable(component) &&
      !COMPONENTS[component].deployedBy &&
      !OTHER_FLAVOUR.includes(component) &&
      !versionProblem(component, defaultVersion(component, kubevirt), { kubevirt }),
  );

const defaultVersion = (component: Component, kubevirt: string): string =>
  component === 'kubevirt' ? kubevirt : (versionFor(component, kubevirt) as string);

function versionOf(
  component: Component,
  given: string | undefined,
  surroundings: Surroundings & { kubevirt: string },
): string {
  const version = given ?? defaultVersion(component, surroundings.kubevirt);
  const { kubernetes, kubevirt } = surroundings;
  const problem = versionProblem(
    component,
    version,
    component === 'kubevirt' ? { kubernetes } : { kubevirt, kubernetes },
  );
  if (problem) throw new Error(problem);
  return releaseOf(component, version)?.version as string;
}

/** In the order of the table, in which a stack is installed. */
function inOrder(versions: readonly [Component, string][]): (readonly [Component, string])[] {
  const order = Object.keys(COMPONENTS);
  return [...versions].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}
