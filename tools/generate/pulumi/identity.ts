import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../toolchain/package-root';
import type { PackageIdentity } from './spec';

interface NpmPackage {
  readonly homepage: string;
  readonly repository: { readonly url: string };
  readonly license: string;
  readonly pulumi: { readonly name: string; readonly server: string };
}

/** The organization on GitHub, on npm and in Pulumi's registry. */
const ORGANIZATION = 'kubevirt-iac';

/** What package.json says of the package, in the words of Pulumi's schema. */
export function identity(): PackageIdentity {
  const { homepage, repository, license, pulumi } = JSON.parse(
    readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
  ) as NpmPackage;
  const sources = repository.url.replace(/^git\+|\.git$/g, '');
  return {
    name: pulumi.name,
    displayName: 'KubeVirt',
    namespace: ORGANIZATION,
    description: 'KubeVirt and OpenShift Virtualization as code: virtual machines and the platform under them.',
    keywords: ['pulumi', 'kubevirt', 'openshift', 'kubernetes', 'kind/native', 'category/infrastructure'],
    homepage,
    repository: sources,
    logoUrl: `${sources.replace('github.com', 'raw.githubusercontent.com')}/main/docs/assets/logo.svg`,
    license,
    publisher: ORGANIZATION,
    pluginDownloadURL: pulumi.server,
  };
}
