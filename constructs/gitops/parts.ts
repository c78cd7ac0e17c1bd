import { createHash } from 'node:crypto';
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { apiObjects } from '../render';
import type { Placed } from './target';

/** Objects that are applied together: an Application or a Kustomization. */
export interface Part {
  /** A DNS label. */
  readonly name: string;
  /** Its objects, in the order of application. */
  readonly placed: readonly Placed[];
  /** Names of the parts that must be healthy before. */
  readonly behind: readonly string[];
}

/** The parts of an app by a key of each object, in an order in which none waits for a later one. Throws where two wait for each other. */
export function partsOf(placed: readonly Placed[], nameOf: (one: Placed) => string, repair: string): Part[] {
  const part = new Map<ApiObject, string>(placed.map((one) => [one.construct, nameOf(one)]));
  const behind = new Map<string, Set<string>>([...part.values()].map((name) => [name, new Set()]));
  for (const { construct } of placed) {
    const own = part.get(construct)!;
    for (const other of dependenciesOf(construct)) if (part.get(other) !== own) behind.get(own)!.add(part.get(other)!);
  }
  return sorted([...behind.keys()], behind, repair).map((name) => ({
    name,
    placed: placed.filter(({ construct }) => part.get(construct) === name),
    behind: [...behind.get(name)!].sort(),
  }));
}

/** Every object that an object waits for, through its own dependencies and those of the scopes around it. */
function dependenciesOf(construct: ApiObject): ApiObject[] {
  const own: IConstruct[] = construct.node.scopes.flatMap(({ node }) => node.dependencies);
  return [...new Set(own.flatMap((dependency) => apiObjects(dependency)))];
}

function sorted(names: readonly string[], behind: ReadonlyMap<string, ReadonlySet<string>>, repair: string): string[] {
  const done: string[] = [];
  const open: string[] = [];
  const visit = (name: string): void => {
    if (done.includes(name)) return;
    const again = open.indexOf(name);
    if (again >= 0) {
      throw new Error(
        `GitOps: ${[...open.slice(again), name].join(' waits for ')}, so none of them can be applied first. ${repair} Nothing was written.`,
      );
    }
    open.push(name);
    for (const other of [...behind.get(name)!].sort()) visit(other);
    open.pop();
    done.push(name);
  };
  for (const name of names) visit(name);
  return done;
}

/** A DNS label of the path of a chart, short enough for what is put before and behind it. */
export const chartName = ({ chart }: ApiObject): string =>
  shortened(
    chart.node.path
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
    LONGEST_CHART,
    '-',
  ) || 'app';

const LONGEST_CHART = 50;
/** Both tools label objects with the name of what applies them, and a label has this many characters. */
const LONGEST = 63;
const HASH = 10;

/** What is cut off stays in a hash: two long names that begin alike are two. */
export function shortened(name: string, longest = LONGEST, joint = '.'): string {
  if (name.length <= longest) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH);
  return `${name.slice(0, longest - HASH - 1).replace(/[.-]+$/, '')}${joint}${hash}`;
}
