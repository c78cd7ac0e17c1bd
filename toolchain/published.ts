import type { ProgramName } from './catalog';

/** A file that a project publishes with a release, for one platform. */
export interface Published {
  readonly url: string;
  /** Algorithm and digest in hexadecimal digits. A file with another one is not used. */
  readonly hash: `${'sha256' | 'sha512'}:${string}`;
  /** Where programs lie in it. Without any, the file is the program. */
  readonly members?: Readonly<Partial<Record<ProgramName, string>>>;
}

type System = 'linux' | 'darwin';
type Processor = 'x64' | 'arm64';

const KUBERNETES = 'v1.35.0';
const PULUMI = 'v3.259.0';

/** controller-tools builds them for the tests of controllers, and lists their hashes in its envtest-releases.yaml. */
const envtest = (platform: string, sha512: string): Published => ({
  url: `https://github.com/kubernetes-sigs/controller-tools/releases/download/envtest-${KUBERNETES}/envtest-${KUBERNETES}-${platform}.tar.gz`,
  hash: `sha512:${sha512}`,
  members: {
    etcd: 'controller-tools/envtest/etcd',
    'kube-apiserver': 'controller-tools/envtest/kube-apiserver',
  },
});

/** Kubernetes publishes its servers for Linux only. */
const controllerManager = (processor: string, sha256: string): Published => ({
  url: `https://dl.k8s.io/release/${KUBERNETES}/bin/linux/${processor}/kube-controller-manager`,
  hash: `sha256:${sha256}`,
});

const pulumi = (platform: string, sha256: string): Published => ({
  url: `https://github.com/pulumi/pulumi/releases/download/${PULUMI}/pulumi-${PULUMI}-${platform}.tar.gz`,
  hash: `sha256:${sha256}`,
  members: { pulumi: 'pulumi/pulumi', 'pulumi-language-yaml': 'pulumi/pulumi-language-yaml' },
});

const ENVTEST: Record<`${System}-${Processor}`, Published> = {
  'linux-x64': envtest(
    'linux-amd64',
    '130369c16f076e724d089189afaede960316f5f5dea6cf57be7a4fc6f09c77342893192509790e4056e116e232dff832ed863f5bd55dcb55d38f3ab834828a11',
  ),
  'linux-arm64': envtest(
    'linux-arm64',
    'e53e2b88398f5b9503e3f074d82a2dcb090c708b34940848607ce658138a5d4a25962e042ab683ccc026a8a6c90c0be7f658e42dde0887369d73c3b68e2fc86c',
  ),
  'darwin-x64': envtest(
    'darwin-amd64',
    'fccc583ba6d322c88a8c56f7876090a7ad63460046a4bcae414093b23ce68a75f172ca7484b7c7475b707657eca5108a8ad3fd85e1b4f70a6c99ca2f22dbd6b2',
  ),
  'darwin-arm64': envtest(
    'darwin-arm64',
    'bb5d0bb3975956331b0aa0c039955b4c4dc6c5c288e5af369364c7d2fbeac11a025227dabb127569080b259dd29b697cc77fa77abd27ae26721ddb23e8ee0613',
  ),
};

const CONTROLLER_MANAGER: Partial<typeof ENVTEST> = {
  'linux-x64': controllerManager('amd64', 'd175511887be863be36c5b7ef7e859d22f08bd0e80cebca628edd48f0171c3f7'),
  'linux-arm64': controllerManager('arm64', '2cc00a6bd20db30272701922d84ab19927e1cca924f1025562de68bc7f71a2a7'),
};

const PULUMI_CLI: typeof ENVTEST = {
  'linux-x64': pulumi('linux-x64', '94ba357acac23d01474084c4b00098dc0f7bc70ce13f34c777459254a5f718e5'),
  'linux-arm64': pulumi('linux-arm64', 'edc8327463a72160bb36cf82cf5062da9c8a244290a706d9980988e7bf486853'),
  'darwin-x64': pulumi('darwin-x64', 'eaca4c3b8277bfa3ab061fa3b270d1c66358a0b2e613da8c5587a04b7226c534'),
  'darwin-arm64': pulumi('darwin-arm64', '57c27f179e527e2cf9f62b841a448af72a020e44b2fb4ee0d9bd85556c00c864'),
};

const RELEASES: Readonly<Partial<Record<ProgramName, Readonly<Partial<Record<string, Published>>>>>> = {
  etcd: ENVTEST,
  'kube-apiserver': ENVTEST,
  'kube-controller-manager': CONTROLLER_MANAGER,
  pulumi: PULUMI_CLI,
  'pulumi-language-yaml': PULUMI_CLI,
};

/** The release that holds a program for a platform of Node.js (`linux-x64`), where its project publishes one. */
export const publishedFor = (
  name: ProgramName,
  platform = `${process.platform}-${process.arch}`,
): Published | undefined => RELEASES[name]?.[platform];
