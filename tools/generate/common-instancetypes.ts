/**
 * `node dist/tools/generate/common-instancetypes.js FILE...`: takes in the bundle of common-instancetypes that a KubeVirt release brings, as
 * `kubectl get virtualmachineclusterinstancetypes,virtualmachineclusterpreferences -o yaml` prints it or as upstream releases it. Keeps
 * names and specs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../../toolchain/package-root';

const SECTIONS = {
  VirtualMachineClusterInstancetype: 'instancetypes',
  VirtualMachineClusterPreference: 'preferences',
} as const;

interface Bundled {
  kind: string;
  metadata: { name: string };
  spec: object;
}

export function commonInstancetypes(texts: readonly string[]): string {
  const bundle: Record<'instancetypes' | 'preferences', Record<string, object>> = {
    instancetypes: {},
    preferences: {},
  };
  const documents = texts.flatMap((text) =>
    parseAllDocuments(text).map((document) => document.toJS() as Bundled | null),
  );
  for (const document of documents) {
    if (!document || !Object.hasOwn(SECTIONS, document.kind)) continue;
    bundle[SECTIONS[document.kind as keyof typeof SECTIONS]][document.metadata.name] = document.spec;
  }
  const lines = (section: Record<string, object>) =>
    Object.keys(section)
      .sort()
      .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(section[name])}`)
      .join(',\n');
  return `{\n${Object.entries(bundle)
    .map(([name, section]) => `  "${name}": {\n${lines(section)}\n  }`)
    .join(',\n')}\n}\n`;
}

if (require.main === module) {
  const files = process.argv.slice(2);
  const text = commonInstancetypes(files.map((file) => readFileSync(file, 'utf8')));
  writeFileSync(join(packageRoot(), 'kubevirt', 'instancetype', 'data', 'common.json'), text);
}
