/** A Go program that is used and not shipped: found on the machine, downloaded, or built once from a module that pins it. */
export interface GoProgram {
  /** The folder beside this file whose go.mod and go.sum pin it. */
  readonly module: 'kubernetes' | 'pulumi' | 'gitops' | 'flux' | 'argo-cd';
  /** Path of the package; one of our own begins with `./`, below the module's folder. */
  readonly package: string;
  /** Linker flags beyond those of every build. */
  readonly ldflags?: string;
  /** Whether it is built only where it is asked for by name: few need it, and it takes minutes. */
  readonly onRequest?: true;
  /** For messages. */
  readonly neededFor: string;
  /** Minimum version of a program on PATH. */
  readonly atLeast?: { readonly args: readonly string[]; readonly version: readonly [number, number] };
}

const sandbox = 'the sandbox (a throwaway cluster)';
const endToEnd = 'the end-to-end tests and the quickstart';
const gitops = 'the tests of what is written for Argo CD and Flux';
const controllers = '`npm run controllers`';
/** The oldest Kubernetes that is supported, and an etcd that it works with. */
const kubernetes = { args: ['--version'], version: [1, 34] } as const;
const etcd = { args: ['--version'], version: [3, 5] } as const;
const pulumiVersion = 'v3.259.0';

export const programs = {
  etcd: { module: 'kubernetes', package: 'go.etcd.io/etcd/server/v3', neededFor: sandbox, atLeast: etcd },
  'kube-apiserver': {
    module: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    neededFor: sandbox,
    atLeast: kubernetes,
  },
  'kube-controller-manager': {
    module: 'kubernetes',
    // The two controllers that the sandbox needs: the whole program takes several times as long to compile.
    package: './controllers',
    neededFor: sandbox,
    atLeast: kubernetes,
  },
  pulumi: {
    module: 'pulumi',
    package: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
    ldflags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${pulumiVersion}`,
    neededFor: endToEnd,
    atLeast: { args: ['version'], version: [3, 220] },
  },
  'pulumi-language-yaml': {
    module: 'pulumi',
    package: 'github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml',
    neededFor: endToEnd,
  },
  kustomize: { module: 'gitops', package: 'sigs.k8s.io/kustomize/kustomize/v5', neededFor: gitops },
  'gitops-health': { module: 'gitops', package: './health', neededFor: gitops },
  'kustomize-controller': {
    module: 'flux',
    package: 'github.com/fluxcd/kustomize-controller',
    onRequest: true,
    neededFor: controllers,
  },
  'argo-cd': { module: 'argo-cd', package: './components', onRequest: true, neededFor: controllers },
} as const satisfies Record<string, GoProgram>;

export type ProgramName = keyof typeof programs;

export const programOf = (name: ProgramName): GoProgram => programs[name];
