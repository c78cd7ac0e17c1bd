import type { ReleaseFile } from '../../kubevirt/schemas';

/** JSON with one definition, property or fact a line: small, and a diff shows what changed. */
export function releaseJson({ component, version, definitions, kinds }: ReleaseFile): string {
  const blocks = Object.entries(definitions).map(([name, { properties, ...facts }]) => {
    const head = JSON.stringify(facts).slice(1, -1);
    if (!properties) return `${JSON.stringify(name)}: {${head}}`;
    const lines = Object.entries(properties).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}: {${head}, "properties": {\n${lines.join(',\n')}}}`;
  });
  const kindLines = kinds.map(({ versions, ...facts }) => {
    const lines = versions.map((served) => JSON.stringify(served));
    return `${JSON.stringify(facts).slice(0, -1)}, "versions": [\n${lines.join(',\n')}]}`;
  });
  return [
    `{"component": ${JSON.stringify(component)}, "version": ${JSON.stringify(version)},`,
    `"definitions": {\n${blocks.join(',\n')}\n},`,
    `"kinds": [\n${kindLines.join(',\n')}\n]}\n`,
  ].join('\n');
}
