import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, isInstalled, run, type Sdk, skipped, timed } from './sdk';

export const csharp: Sdk = {
  language: 'csharp',
  generator: 'pulumi-java-dotnet',
  build(folder, _programs, out) {
    describe(folder);
    cpSync(folder, join(out, 'csharp'), { recursive: true });
    if (!isInstalled('dotnet')) return skipped('compile and pack it; the sources are in csharp', 'dotnet');
    timed('pack it', () => run('dotnet', ['pack', '--output', join(out, 'csharp', 'packed')], folder));
    return undefined;
  },
};
