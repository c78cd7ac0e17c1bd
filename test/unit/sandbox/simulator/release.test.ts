import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { assetOf } from '../../../../kubevirt/releases';
import {
  standInNMState,
  standInNodeMaintenance,
  standInRelease,
  writeStandInRelease,
} from '../../../../sandbox/release';

const objectsIn = (text: string) =>
  parseAllDocuments(text).map(
    (document) => document.toJS() as { kind: string; metadata: { name: string; namespace?: string } },
  );
const named = (file: string) =>
  objectsIn(standInRelease()[file]!).map(({ kind, metadata }) => `${kind}/${metadata.name}`);

test('the stand-in has the objects of the release, by kind and name', () => {
  for (const [component, version] of [
    ['kubevirt', 'v1.9.0'],
    ['cdi', 'v1.66.0'],
  ] as const) {
    for (const file of [`${component}-operator.yaml`, `${component}-cr.yaml`])
      expect(named(file).sort()).toEqual([...(assetOf(component, version, file)?.objects ?? [])].sort());
  }
});

test('that of NMState has the objects of its release, file by file', () => {
  for (const [path, text] of Object.entries(standInNMState())) {
    const objects = objectsIn(text).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(objects.sort()).toEqual(
      [...(assetOf('nmstate', 'v0.86.0', path.replace('nmstate/', ''))?.objects ?? [])].sort(),
    );
  }
});

test('that of node-maintenance-operator has the objects of its release', () => {
  const objects = objectsIn(standInNodeMaintenance()).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  expect(objects.sort()).toEqual(
    [...(assetOf('node-maintenance', 'v0.20.1', 'node-maintenance-operator.yaml')?.objects ?? [])].sort(),
  );
});

test('it is written as files, the same bytes every time, of the release that is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    await writeStandInRelease(join(folder, 'a'));
    await writeStandInRelease(join(folder, 'b'));
    for (const file of readdirSync(join(folder, 'a')))
      expect(readFileSync(join(folder, 'a', file), 'utf8')).toBe(readFileSync(join(folder, 'b', file), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(standInRelease({ kubevirt: 'v1.8.4' })['kubevirt-operator.yaml']).toContain('virt-operator:v1.8.4');
});
