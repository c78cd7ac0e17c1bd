// Entry point of every npm script: installs and builds what is missing, then runs the command. Plain JavaScript without
// dependencies, because it runs before anything is installed.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const at = (...parts) => path.join(root, ...parts);
const CI = process.env.CI === 'true';

/** Folders that TypeScript builds into dist/. */
const SOURCES = [
  'kubevirt',
  'constructs',
  'cluster',
  'provider',
  'sdk',
  'cli',
  'sandbox',
  'kube',
  'toolchain',
  'tools',
  'site',
  'test/bench',
  'test/chaos',
  'test/fuzz',
];

function die(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Runs a program with this terminal's streams. Its output explains a failure, so only the exit code is passed on. */
function run(program, args, options = {}) {
  const { status, error, signal } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) die(`Could not run ${program}: ${error.message}`);
  return signal ? 130 : status;
}

function must(program, args, options) {
  const code = run(program, args, options);
  if (code !== 0) process.exit(code);
}

/** Progress goes to stderr, so that the output of `npm run --silent cli` stays clean. */
function step(title, work) {
  const started = Date.now();
  process.stderr.write(`> ${title} ...\n`);
  work();
  process.stderr.write(`> ${title}: done in ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

const modified = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newest(folder) {
  let latest = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, modified(file), newest(file));
    else if (/\.(ts|json)$/.test(entry.name)) latest = Math.max(latest, modified(file));
  }
  return latest;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    die(
      `kubevirt-iac needs Node 20.19 or later; this is ${process.versions.node}. Get one from https://nodejs.org/ and try again.`,
    );
  }
}

function installed() {
  if (modified(at('node_modules', '.package-lock.json')) >= modified(at('package-lock.json'))) return;
  step('installing packages', () =>
    must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], {
      stdio: ['ignore', 2, 2],
    }),
  );
}

const stamp = at('dist', '.built');

/** When a source of the build changed last. */
const newestSource = () =>
  Math.max(
    ...SOURCES.map((folder) => newest(at(folder))),
    modified(at('tsconfig.json')),
    modified(at('tsconfig.build.json')),
  );

/** Removes what an earlier build wrote for sources that have moved since: a module left behind would shadow a folder of its name. */
function removeOrphans(folder = '') {
  for (const entry of fs.readdirSync(at('dist', folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) removeOrphans(name);
    const source = name.replace(/(\.d\.ts|\.js)$/, '.ts');
    if (source !== name && !fs.existsSync(at(source)) && !fs.existsSync(at(name))) fs.rmSync(at('dist', name));
  }
}

/** Compiles into dist/, then completes the doc comments of the declarations there. */
function build() {
  const latest = newestSource();
  step('building', () => {
    if (fs.existsSync(at('dist'))) removeOrphans();
    const options = { stdio: ['ignore', 2, 2] };
    must(process.execPath, [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], options);
    must(process.execPath, [at('dist', 'tools', 'lazy-exports.js')], options);
    must(process.execPath, [at('dist', 'tools', 'expand-change-tags.js')], options);
    fs.writeFileSync(stamp, '');
    // A clock that stands behind the sources' times would make every later call build again.
    fs.utimesSync(stamp, new Date(Math.max(Date.now(), latest)), new Date(Math.max(Date.now(), latest)));
  });
}

function built() {
  if (modified(stamp) < newestSource()) build();
}

/** Whether programs that are written in Go (those of every test, or those named) exist or could be built. If not, stderr names what is missing. */
function goTools(...names) {
  const main = at('dist', 'toolchain', 'main.js');
  return run(process.execPath, [main, ...names], { stdio: ['ignore', 'ignore', 'inherit'] }) === 0;
}

function node(script, args) {
  process.exit(run(process.execPath, [at('dist', ...script.split('/')), ...args]));
}

/** Whether there is a Chromium or one could be installed. If not, stderr says what to do. */
const browser = () =>
  run(process.execPath, [at('dist', 'tools', 'browser.js')], { stdio: ['ignore', 'ignore', 2] }) === 0;

/** Shells and editors that tests ask, and that are missing and could not be installed. */
const missingPrograms = () =>
  spawnSync(process.execPath, [at('dist', 'tools', 'shells-and-editors.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  })
    .stdout.split(/\s+/)
    .filter(Boolean);

// Of the pages, that of the sandbox needs both.
const SUITES_THAT_NEED_SERVERS = ['integration', 'e2e', 'browser'];
const SUITES_THAT_NEED_A_BROWSER = ['browser'];

/**
 * Installs and builds what the tests ask for. What is missing nevertheless stands in the environment, for the tests that must do without it; with
 * CI=true nothing may be missing.
 */
function prepareTests() {
  const complete = goTools();
  if (!complete && CI) die('The Go tools are missing (see above), and with CI=true no test may be skipped.');
  const pages = browser();
  if (!pages && CI) die('Chromium is missing (see above), and with CI=true no test may be skipped.');
  // The other languages' programs need both; a test that finds no Python here says so by this variable.
  const python = spawnSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' }).status === 0;
  if (!python && CI) die('Python 3 with venv is missing, and with CI=true no test may be skipped.');
  if (!python) process.env.KUBEVIRT_IAC_WITHOUT_PYTHON = '1';
  const java = ['mvn', 'javac'].every((program) => !spawnSync(program, ['--version'], { stdio: 'ignore' }).error);
  if (!java && CI) die('Maven and a JDK are missing, and with CI=true no test may be skipped.');
  if (!java) process.env.KUBEVIRT_IAC_WITHOUT_JAVA = '1';
  const programs = missingPrograms();
  if (programs.length && CI) die('Shells or editors are missing (see above), and with CI=true no test may be skipped.');
  process.env.KUBEVIRT_IAC_WITHOUT_PROGRAMS = programs.join(' ');
  return { complete, pages, python, java, programs };
}

function test(args) {
  const { complete, pages, python, java, programs } = prepareTests();
  if (pages && (args.length === 0 || args.some((arg) => arg.includes('browser')))) docs(['--if-changed']);
  const report = path.join(os.tmpdir(), `kubevirt-iac-jest-${process.pid}.json`);
  const skipped = [
    ...new Set([...(complete ? [] : SUITES_THAT_NEED_SERVERS), ...(pages ? [] : SUITES_THAT_NEED_A_BROWSER)]),
  ];
  const suites = ['unit', ...new Set([...SUITES_THAT_NEED_SERVERS, ...SUITES_THAT_NEED_A_BROWSER])].filter(
    (suite) => !skipped.includes(suite),
  );
  const asked = args.includes('--selectProjects') ? [] : ['--selectProjects', ...suites];
  const coverage = args.length === 0 ? ['--coverage'] : [];
  const workers = args.includes('--runInBand') ? [] : ['--maxWorkers=2'];
  const jest = ['--json', `--outputFile=${report}`, ...workers, ...coverage, ...args, ...asked];
  // Jest writes its report to the file and its readable output to stderr; stdout is for the closing line.
  const code = run(process.execPath, [at('node_modules', 'jest', 'bin', 'jest.js'), ...jest], {
    stdio: ['ignore', 2, 2],
  });
  const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  fs.rmSync(report, { force: true });
  if (!result) process.exit(code || 1);
  const left = skipped.flatMap((suite) => testFiles(at('test', suite)));
  if (left.length) {
    process.stdout.write(
      `\nSKIPPED ${left.length} test files (${skipped.join(', ')}): programs are missing, see the first lines of the output.\n`,
    );
    for (const file of left) process.stdout.write(`  skipped  ${path.relative(root, file)}\n`);
  }
  if (!python && complete)
    process.stdout.write(`\nSKIPPED the programs in Python: python3 with venv is missing (https://www.python.org).\n`);
  if (!java && complete)
    process.stdout.write(`\nSKIPPED the programs in Java: Maven and a JDK are missing (https://maven.apache.org).\n`);
  if (programs.length)
    process.stdout.write(
      `\nSKIPPED what tests ask of ${programs.join(' and ')}: not installed, see the lines above.\n`,
    );
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  process.stdout.write(
    `\n${result.numPassedTests} passed, ${failed} failed, ${result.numPendingTests + left.length} skipped\n`,
  );
  process.exit(code);
}

/** The tests that other supported Node releases must pass. */
function otherNodes() {
  prepareTests();
  process.exit(run(process.execPath, [at('tools', 'other-nodes.js')]));
}

/** The documentation as a site; stdout names its folder. */
function docs(args) {
  step('building the site', () => must(process.execPath, [at('dist', 'site', 'main.js'), ...args]));
}

/** Tests of one suite, apart from all others; stdout stays clean. */
const testsOf = (suite, ...files) =>
  run(
    process.execPath,
    [at('node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', suite, '--coverage=false', ...files],
    { stdio: ['ignore', 2, 2] },
  );

/** The programs of the guides compile, run, and give what is shown. */
function samples() {
  step('checking the programs of the guides', () => {
    if (testsOf('unit', 'test/unit/guide-programs.test.ts') !== 0)
      die('A program of a guide is broken: the page and its line stand above.');
  });
}

/** The pages of the site, and all others that we make, in a browser. */
function docsTest(args) {
  if (args.length === 0) samples();
  if (!browser()) {
    if (CI) die('Chromium is missing (see above), and with CI=true no test may be skipped.');
    docs(['--if-changed']);
    process.stdout.write('\nSKIPPED the tests of pages: Chromium is missing, see the lines above.\n');
    return;
  }
  docs(['--if-changed']);
  process.exit(testsOf('browser', ...args));
}

/** What is written for Argo CD and Flux, applied by their own controllers. */
function controllers(args) {
  if (!goTools('argo-cd', 'kustomize-controller')) die('The controllers are missing (see above).');
  test(['--selectProjects', 'controllers', '--runInBand', ...args]);
}

function testFiles(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
}

const COMMANDS = {
  build,
  test,
  'other-nodes': otherNodes,
  controllers,
  cli: (args) => node('cli/main.js', args),
  bench: (args) => node('test/bench/main.js', args),
  chaos: (args) => node('test/chaos/main.js', args),
  fuzz: (args) => node('test/fuzz/main.js', args),
  generate: (args) => node('tools/generate/main.js', args),
  docs: (args) => {
    // Tests, pictures and releases make the site as it is; they check the programs themselves.
    if (!args.includes('--if-changed')) samples();
    docs(args);
  },
  'docs:test': docsTest,
  api: (args) => node('tools/api-report.js', args),
  pictures: (args) => {
    if (!browser()) die('Chromium is missing (see above), and pictures are made by it.');
    node('tools/pictures/main.js', args);
  },
  transcripts: (args) => node('tools/transcripts/main.js', args),
  quickstart: (args) => node('tools/quickstart/main.js', args),
  sdks: (args) => node('tools/other-languages.js', args),
  release: (args) => node('tools/release/main.js', args),
  plugins: (args) => node('tools/plugins.js', args),
  dependencies: (args) => node('tools/dependencies.js', args),
};

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, command ?? '')) die(`usage: node tools/run.js ${Object.keys(COMMANDS).join('|')} [...]`);
checkNode();
// KUBEVIRT_IAC_AS_BUILT=1 uses dist/ as it is, so that a benchmark measures one build.
if (process.env.KUBEVIRT_IAC_AS_BUILT !== '1') {
  installed();
  if (command !== 'build') built();
}
COMMANDS[command](args);
