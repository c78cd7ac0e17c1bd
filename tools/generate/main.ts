/**
 * `npm run generate`: generates files in two steps.
 *
 * 1. Upstream CRDs to `kubevirt/schemas/data`, one component at a time, when a release is added:
 *    `npm run generate -- --component kubevirt --release v1.9.0 --crds FILE|URL... --openapi FILE|URL... [--kinds A,B]`
 *    With `--report` nothing is written: it prints what the release changes, and which hand-kept entries it leaves behind.
 * 2. From that data everything else: types, `schema.json`, the SDK's classes. Needs nothing but the repository.
 *    `--check` writes nothing and exits with 1 if a file is out of date.
 */
import { parseArgs } from 'node:util';
import type { ReleaseFile } from '../../kubevirt/schemas';
import { packageVersion } from '../../toolchain/package-root';
import { compactRelease } from './compact';
import { DATA, dataFile, keptReleases } from './data';
import { deriveAll } from './derive';
import { checkFiles, writeFiles } from './files';
import { graphPictures } from './graph-pictures';
import { releaseJson } from './json';
import { upgradeReport } from './upgrade-report';
import { readCrds, readDefinitions } from './upstream';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      component: { type: 'string' },
      release: { type: 'string' },
      crds: { type: 'string', multiple: true },
      openapi: { type: 'string', multiple: true, default: [] },
      kinds: { type: 'string' },
      check: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
    },
  });
  if (values.crds) {
    const { component, release } = values;
    if (!component || !release) throw new Error('--crds also needs --component NAME and --release VERSION.');
    const file = await takeIn(component, release, values.crds, values.openapi, values.kinds?.split(','));
    if (values.report) {
      process.stdout.write(upgradeReport(keptReleases(), file));
      return 0;
    }
    writeFiles(new Map([[`${DATA}/${dataFile(file)}`, releaseJson(file)]]));
  }
  const files = new Map([...deriveAll(keptReleases(), packageVersion()), ...(await graphPictures())]);
  if (!values.check) {
    writeFiles(files);
    return 0;
  }
  const stale = checkFiles(files);
  for (const path of stale)
    process.stderr.write(`${path} is out of date. Run \`npm run generate\` and commit the result.\n`);
  return stale.length ? 1 : 0;
}

async function takeIn(
  component: string,
  release: string,
  crdSources: string[],
  openapiSources: string[],
  kinds?: string[],
): Promise<ReleaseFile> {
  const crds = (await Promise.all(crdSources.map(readCrds))).flat();
  const wanted = kinds ? crds.filter((crd) => kinds.includes(crd.spec.names.kind)) : crds;
  if (!wanted.length)
    throw new Error(
      `No CustomResourceDefinition ${kinds ? `of ${kinds.join(', ')} ` : ''}in ${crdSources.join(', ')}.`,
    );
  const swagger = Object.assign({}, ...(await Promise.all(openapiSources.map(readDefinitions))));
  return compactRelease(component, release, wanted, swagger);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
