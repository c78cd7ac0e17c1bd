/** Five suites, one runner: `npx jest --selectProjects unit`. Speed is never tested here, see test/bench. */
const suite = (name, testMatch, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch,
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^kubevirt-iac$': '<rootDir>/constructs/index.ts',
    '^kubevirt-iac/pulumi$': '<rootDir>/sdk/index.ts',
    '^kubevirt-iac/testing$': '<rootDir>/sandbox/testing.ts',
  },
  // Graphviz, the kubeconfig library and its OIDC client are ES modules only, which jest cannot load as they are.
  transformIgnorePatterns: [
    '/node_modules/(?!(@hpcc-js/wasm-graphviz|@kubernetes/client-node|openid-client|oauth4webapi|jose)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...extra,
});

module.exports = {
  // Long enough for a loaded machine: a limit here only ends what hangs.
  testTimeout: 60_000,
  projects: [
    suite('unit', ['<rootDir>/test/unit/**/*.test.ts']),
    suite('integration', ['<rootDir>/test/integration/**/*.test.ts']),
    // Beside `npm test`, by `npm run controllers`: their programs take minutes to build.
    suite('controllers', ['<rootDir>/test/controllers/**/*.test.ts']),
    // Pages, in a real Chromium.
    suite('browser', ['<rootDir>/test/browser/**/*.test.ts']),
    suite('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], { testEnvironment: '<rootDir>/test/support/e2e-environment.js' }),
  ],
  collectCoverageFrom: [
    '{kube,kubevirt,constructs,cluster,provider,sdk,cli,sandbox,toolchain}/**/*.ts',
    '!**/generated/**',
  ],
  coverageReporters: ['text-summary', 'lcov'],
  // Held in CI, where every suite runs; a part of them covers less.
  ...(process.env.CI === 'true' && { coverageThreshold: { global: { statements: 87, branches: 80 } } }),
};
