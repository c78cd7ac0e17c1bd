import { App, Chart, type ChartProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { constructError, within } from '../base';
import { checkedClusters, type FleetCluster } from './cluster';
import { type FleetWave, sitesByWave } from './waves';

/** A site of a fleet: what its program gets. */
export interface Site<Values = unknown> {
  /** The app of this site alone, for its charts. */
  readonly app: App;
  /** Name of the cluster, and of the site's folder. */
  readonly name: string;
  /** Its cluster. */
  readonly cluster: FleetCluster;
  /** The wave in which it gets changes. */
  readonly wave: string;
  /** What is known of this site, as the prop `values` of the fleet reads it. */
  readonly values: Values;
}

export interface FleetProps<Values> {
  /** The clusters: a list, or `Clusters.fromFile('clusters.yaml')`. */
  readonly clusters: readonly FleetCluster[];
  /**
   * Adds the charts of a site to its app. It is called once for each cluster when the app is synthesized, and must not share constructs between
   * sites.
   */
  readonly site: (site: Site<Values>) => void;
  /**
   * Reads the values of a cluster, and throws if they are not valid: `z.object({ tills: z.number() }).parse`, say.
   * @default - the values as they are
   */
  readonly values?: (values: unknown) => Values;
  /**
   * Order in which sites get a change.
   * @default - all at once
   */
  readonly waves?: readonly FleetWave[];
}

const FLEET = Symbol.for('kubevirt-iac.Fleet');

/** Apps that `synth` is writing, which writes the sites too. */
export const writesFleets = new WeakSet<IConstruct>();

const NOT_WRITTEN =
  'app.synth() does not write the sites of a fleet. Call synth(app) from kubevirt-iac instead, which writes a folder for each.';

/**
 * One program for many clusters. `synth` writes a folder for each site, `FLEET/SITE`, as it writes an app of its own: checked against the
 * profile of its cluster, and independent of the others, so that a change of one site touches no file of another. Charts of the app itself are
 * written to the folder `hub`.
 */
export class Fleet<Values = unknown> extends Chart {
  /** Whether a construct is a fleet. */
  static isFleet(construct: object): construct is Fleet {
    return FLEET in construct;
  }

  /** The clusters in the order of the list. */
  readonly clusters: readonly FleetCluster[];
  /** The names of the sites by wave, in the order of the waves. */
  readonly waves: ReadonlyMap<string, readonly string[]>;
  /** The wave of each site. */
  readonly waveOf: ReadonlyMap<string, string>;
  private readonly props: FleetProps<Values>;

  constructor(scope: Construct, id: string, props: FleetProps<Values>, options: ChartProps = {}) {
    super(scope, id, options);
    Object.defineProperty(this, FLEET, { value: true });
    if (typeof props.site !== 'function')
      throw constructError(this, '`site` must be a function that adds the charts of a site to its app.');
    this.props = props;
    this.clusters = within(this, 'clusters', () => checkedClusters(props.clusters, 'the list'));
    this.waves = within(this, 'waves', () => sitesByWave(this.clusters, props.waves));
    this.waveOf = new Map([...this.waves].flatMap(([wave, names]) => names.map((name) => [name, wave] as const)));
    this.node.addValidation({ validate: () => (writesFleets.has(this.node.root) ? [] : [NOT_WRITTEN]) });
  }

  /**
   * Runs the program of a site. Each call makes an app of its own, and the fleet keeps none: it may be larger than memory. Throws if
   * the fleet has no such site, or its values are not valid.
   */
  site(name: string): Site<Values> {
    const cluster = this.clusterOf(name);
    const values = within(this, `the values of cluster "${name}"`, () => this.valuesOf(cluster));
    const site = { app: new App(), name, cluster, wave: this.waveOf.get(name)!, values };
    this.props.site(site);
    return site;
  }

  /** The cluster of a site. Throws if the fleet has no such site. */
  clusterOf(name: string): FleetCluster {
    const cluster = this.clusters.find((cluster) => cluster.name === name);
    if (!cluster) throw constructError(this, `the fleet has no site "${name}".`);
    return cluster;
  }

  private valuesOf({ values }: FleetCluster): Values {
    if (!this.props.values) return values as Values;
    try {
      return this.props.values(values);
    } catch (error) {
      throw new Error(faultsIn(error as Error), { cause: error });
    }
  }
}

/** What a reader of values says; one that lists its findings (zod, valibot and others do), in a sentence instead of their JSON. */
function faultsIn(error: Error & { readonly issues?: readonly { path?: PropertyKey[]; message: string }[] }): string {
  if (!Array.isArray(error.issues)) return error.message;
  return error.issues
    .map(({ path = [], message }) => [path.map(String).join('.'), message].filter(Boolean).join(': '))
    .join('; ');
}
