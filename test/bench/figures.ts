/** What a benchmark found: names carry the unit (`per VM, µs`), ratios carry the peer (`ratio to raw cdk8s`). */
export type Figures = Record<string, number | string>;

/** A benchmark is a module of this shape in this folder; its file name is its name. */
export interface Bench {
  run(): Promise<Figures>;
}

export const median = (values: number[]): number => quantile(values, 0.5);

export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
