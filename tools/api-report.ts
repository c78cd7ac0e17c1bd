/**
 * `npm run api`: the public surface of the package, one report an entry point, in `api/`. A change of what users can import then shows in
 * review as a change of a committed file. `--check` writes nothing and exits 1 where a report is out of date. Reads the built declarations.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { packageRoot } from '../toolchain/package-root';

/** What a user imports, the declarations behind it, and its report. */
const ENTRY_POINTS = [
  { name: 'kubevirt-iac', declarations: 'dist/constructs/index.d.ts', report: 'constructs' },
  { name: 'kubevirt-iac/pulumi', declarations: 'dist/sdk/index.d.ts', report: 'pulumi' },
  { name: 'kubevirt-iac/testing', declarations: 'dist/sandbox/testing.d.ts', report: 'testing' },
];

const SILENT = { default: { logLevel: ExtractorLogLevel.None } };

function isUpToDate(root: string, declarations: string, report: string, check: boolean): boolean {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, declarations),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: join(root, 'api'),
        reportTempFolder: join(root, 'dist', 'api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // Documentation and types are judged elsewhere (linter, compiler); this only reports the surface.
      messages: { compilerMessageReporting: SILENT, extractorMessageReporting: SILENT, tsdocMessageReporting: SILENT },
    },
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !check,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return !apiReportChanged;
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
for (const { name, declarations, report } of ENTRY_POINTS) {
  if (isUpToDate(packageRoot(), declarations, report, values.check) || !values.check) continue;
  process.stderr.write(
    `api/${report}.api.md does not match what ${name} exports. Run \`npm run api\`, read the change as a user would, and commit it. What it would be: dist/api/${report}.api.md.\n`,
  );
  process.exitCode = 1;
}
