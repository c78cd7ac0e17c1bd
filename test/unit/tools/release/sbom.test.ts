import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../../toolchain/package-root';
import { sbom } from '../../../../tools/release/sbom';

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What installing the package brings, found by following dependencies in the lock file from the package on. */
function runtimeDependencies(packages: Readonly<Record<string, Locked>>): string[] {
  const found = new Map<string, string>();
  const follow = (path: string): void => {
    for (const name of Object.keys(packages[path]!.dependencies ?? {})) {
      // The nearest folder that has it, as Node looks for it.
      const nested = `${path}/node_modules/${name}`.replace(/^\//, '');
      const at = packages[nested] ? nested : `node_modules/${name}`;
      if (found.has(at)) continue;
      found.set(at, `${name}@${packages[at]!.version}`);
      follow(at);
    }
  };
  follow('');
  return [...found.values()].sort();
}

test('the bill of materials lists exactly the runtime dependencies, with version, licence and hash', () => {
  const lock = JSON.parse(readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8'));
  const { bomFormat, metadata, components } = JSON.parse(sbom(packageRoot())) as {
    bomFormat: string;
    metadata: { component: { purl: string } };
    components: { name: string; version: string; licenses: unknown[]; hashes: unknown[] }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  expect(metadata.component.purl).toBe(`pkg:npm/kubevirt-iac@${lock.version}`);
  expect(components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual(
    runtimeDependencies(lock.packages),
  );
  expect(runtimeDependencies(lock.packages)).toContainEqual(expect.stringMatching(/^zod@/));
  expect(components.filter(({ licenses, hashes }) => !licenses?.length || !hashes?.length)).toEqual([]);
});
