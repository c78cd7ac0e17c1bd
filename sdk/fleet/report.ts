/** What became of the sites of a fleet, kept in a file: the next run begins where this one ended. */
import { existsSync, readFileSync } from 'node:fs';
import { isObject } from '../../kube/json';
import { assets } from '../bridge/constructs';

/**
 * `done`; `failed`, because the cluster or Pulumi refused something; `unreachable`, because the cluster did not answer; `locked`, because another
 * update of its stack runs; `waiting`, because a wave before it failed.
 */
export type SiteOutcome = 'done' | 'failed' | 'unreachable' | 'locked' | 'waiting';

/** What became of a site. */
export interface SiteResult {
  readonly site: string;
  readonly wave: string;
  readonly outcome: SiteOutcome;
  /** Number of resources by what was done to them: `{ create: 3, same: 12 }`. Absent where nothing was. */
  readonly changes?: Readonly<Record<string, number>>;
  /** Why it is not done. */
  readonly reason?: string;
  /** Of the manifests that were applied. */
  readonly digest?: string;
}

export interface FleetReport {
  readonly fleet: string;
  readonly operation: string;
  /** Whether every site is done. */
  readonly finished: boolean;
  /** In the order of the waves. */
  readonly sites: readonly SiteResult[];
}

/** The report of an earlier run; undefined where there is none. Throws where the file is something else. */
export function readReport(path: string): FleetReport | undefined {
  if (!existsSync(path)) return undefined;
  const problem = `${path} is not the report of a fleet, and would be overwritten. Choose another file, or remove it.`;
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(problem);
  }
  if (!isObject(report) || typeof report['fleet'] !== 'string' || !Array.isArray(report['sites']))
    throw new Error(problem);
  return report as unknown as FleetReport;
}

/** Never leaves half of a report. */
export function writeReport(path: string, report: FleetReport): void {
  assets().replaceFile(path, `${JSON.stringify(report, null, 2)}\n`);
}
