import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FleetReport, readReport, writeReport } from '../../../../sdk/fleet/report';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const report: FleetReport = {
  fleet: 'stores',
  operation: 'up',
  finished: false,
  sites: [{ site: 'lab', wave: 'canary', outcome: 'failed', reason: 'no' }],
};

it('is read as it was written, and nothing else is left beside it', () => {
  const path = join(folder, 'report.json');
  expect(readReport(path)).toBeUndefined();
  writeReport(path, report);
  expect(readReport(path)).toEqual(report);
  expect(readdirSync(folder)).toEqual(['report.json']);
});

it.each(['', '{', '[]', '{"fleet":"x"}', 'apiVersion: v1'])('never overwrites something else: %j', (text) => {
  const path = join(folder, 'other.json');
  writeFileSync(path, text);
  expect(() => readReport(path)).toThrow(/other\.json is not the report of a fleet, and would be overwritten/);
});
