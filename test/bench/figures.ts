/** What a benchmark found: names carry the unit (`per VM, µs`), ratios carry the peer (`ratio to raw cdk8s`). */
export type Figures = Record<string, number | string>;

/** Options of the command line that a benchmark may use. */
export interface BenchOptions {
  /** `--vms`: size of the stack. */
  readonly vms?: number;
  /** `--parallel`: operations that the Pulumi engine runs at a time. Default: its own. */
  readonly parallel?: number;
  /** `--without`: steps of the stack that are omitted. */
  readonly without?: readonly string[];
  /** `--peer`: path of a plugin to measure beside ours. */
  readonly peer?: string;
  /** `--releases`: folder with the manifests of releases, as `kubevirt-iac vendor` fills it. */
  readonly releases?: string;
  /** `--manifests`: folder with manifests. */
  readonly manifests?: string;
}

/** A benchmark is a module of this shape in this folder; its file name is its name. */
export interface Bench {
  run(options: BenchOptions): Promise<Figures>;
  /** What the figures break that does not depend on the speed of the machine, one sentence each. */
  broken?(figures: Figures): string[];
}

export const median = (values: number[]): number => quantile(values, 0.5);

export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
