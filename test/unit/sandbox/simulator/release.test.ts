import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { standInRelease, writeStandInRelease } from '../../../../sandbox/release';

const objectsIn = (text: string) =>
  parseAllDocuments(text).map(
    (document) => document.toJS() as { kind: string; metadata: { name: string; namespace?: string } },
  );
const named = (file: string) =>
  objectsIn(standInRelease()[file]!).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('the stand-in has the objects of the real release, by kind and name', () => {
  expect(named('kubevirt-operator.yaml')).toEqual([
    'Namespace kubevirt',
    'CustomResourceDefinition kubevirts.kubevirt.io',
    'PriorityClass kubevirt-cluster-critical',
    'ClusterRole kubevirt.io:operator',
    'ServiceAccount kubevirt-operator',
    'Role kubevirt-operator',
    'RoleBinding kubevirt-operator-rolebinding',
    'ClusterRole kubevirt-operator',
    'ClusterRoleBinding kubevirt-operator',
    'Deployment virt-operator',
  ]);
  expect(named('cdi-operator.yaml')).toEqual([
    'Namespace cdi',
    'CustomResourceDefinition cdis.cdi.kubevirt.io',
    'ClusterRole cdi-operator-cluster',
    'ClusterRoleBinding cdi-operator',
    'ServiceAccount cdi-operator',
    'Role cdi-operator',
    'RoleBinding cdi-operator',
    'Deployment cdi-operator',
  ]);
  expect(named('kubevirt-cr.yaml')).toEqual(['KubeVirt kubevirt']);
  expect(named('cdi-cr.yaml')).toEqual(['CDI cdi']);
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
