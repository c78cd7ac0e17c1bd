import { type CelReading, readCel } from '../../engine/cel';
import { objectRules } from '../../engine/rule';
import { nearest, oneOf, show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { needsGate, type WithSpec } from '../shared/rule-templates';

interface DomainHook {
  cel?: { expression?: string };
  sidecar?: { socketPath?: string };
  condition?: string;
  failureStrategy?: string;
}
interface NodeHook {
  condition?: string;
  failureStrategy?: string;
  permittedHooks?: string[];
}
type Plugin = WithSpec<{
  condition?: string;
  failureStrategy?: string;
  domainHooks?: DomainHook[];
  nodeHooks?: NodeHook[];
}>;

const PLUGIN = ['Plugin'];
const configuration = { developerConfiguration: { featureGates: ['Plugins'] } };
const on = (edit: Record<string, unknown>) => ({ edit, configuration });

const POINTS = ['VMStart', 'VMStop', 'MigrationSource', 'MigrationTarget'].flatMap((event) => [
  `Pre${event}`,
  `Post${event}`,
]);
const STRATEGIES = ['Fail', 'Ignore'];
/** A Unix socket's path has no room for more. */
const SOCKET_LENGTH = 108;

/** An expression, and what it is about. */
interface Expression {
  at: string;
  text: string;
  gives: 'bool' | 'Domain';
  variables: readonly string[];
  /** The notation for the fields of \`vmi\`: Go names, or as in YAML. */
  fields: 'Go' | 'YAML';
}

function expressionsOf({ spec }: Plugin): Expression[] {
  const domain = { variables: ['vmi', 'domainSpec'], fields: 'Go' } as const;
  const found: (Omit<Expression, 'text'> & { text: string | undefined })[] = [
    { at: 'spec.condition', text: spec?.condition, gives: 'bool', ...domain },
    ...(spec?.domainHooks ?? []).flatMap(({ condition, cel }, i) => [
      { at: `spec.domainHooks[${i}].condition`, text: condition, gives: 'bool' as const, ...domain },
      { at: `spec.domainHooks[${i}].cel.expression`, text: cel?.expression, gives: 'Domain' as const, ...domain },
    ]),
    ...(spec?.nodeHooks ?? []).map(({ condition }, i) => ({
      at: `spec.nodeHooks[${i}].condition`,
      text: condition,
      gives: 'bool' as const,
      variables: ['vmi'],
      fields: 'YAML' as const,
    })),
  ];
  return found.filter((expression): expression is Expression => !!expression.text);
}

/** Names of CEL's own types, which may stand where a variable does. */
const TYPES = [
  'int',
  'uint',
  'double',
  'bool',
  'string',
  'bytes',
  'list',
  'map',
  'null_type',
  'type',
  'math',
  'google',
  'libvirtxml',
];

function problemOf(reading: CelReading, { gives, variables, fields }: Expression): string | undefined {
  if (reading.error) return reading.error;
  const stranger = reading.variables.find(({ name }) => !variables.includes(name) && !TYPES.includes(name));
  if (stranger) {
    const meant = nearest(stranger.name, variables);
    return `it refers to "${stranger.name}", which is not defined; use ${oneOf(variables)}${meant ? ` (did you mean "${meant}"?)` : ''}`;
  }
  const field = reading.variables.find(({ name }) => name === 'vmi')?.field;
  if (field && /^[A-Z]/.test(field) !== (fields === 'Go')) {
    const right = fields === 'Go' ? 'as in Go, such as vmi.Spec.Domain' : 'as in YAML, such as vmi.spec.domain';
    return `it refers to vmi.${field}; write fields ${right}`;
  }
  if (reading.gives === 'unknown' || reading.gives === gives) return undefined;
  return `it returns a ${reading.gives}, but must return ${gives === 'bool' ? 'true or false' : 'a Domain{...} with the fields to change'}`;
}

/** The place of every failure strategy. */
const strategiesOf = ({ spec }: Plugin) => [
  { at: 'spec.failureStrategy', value: spec?.failureStrategy },
  ...(spec?.domainHooks ?? []).map((hook, i) => ({
    at: `spec.domainHooks[${i}].failureStrategy`,
    value: hook.failureStrategy,
  })),
  ...(spec?.nodeHooks ?? []).map((hook, i) => ({
    at: `spec.nodeHooks[${i}].failureStrategy`,
    value: hook.failureStrategy,
  })),
];

const socketsOf = ({ spec }: Plugin) =>
  (spec?.domainHooks ?? []).flatMap(({ sidecar }, i) =>
    sidecar?.socketPath === undefined
      ? []
      : [{ at: `spec.domainHooks[${i}].sidecar.socketPath`, path: sidecar.socketPath }],
  );

/** Go's filepath.Clean leaves it as it is. */
const isClean = (path: string) =>
  path === '/' ||
  (path !== '' &&
    !path.endsWith('/') &&
    !path
      .split('/')
      .some((part, i) => (part === '' && i > 0) || part === '.' || (part === '..' && path.startsWith('/'))));

export const PLUGINS = objectRules<Plugin>('plugins', [
  needsGate('PLG-01', 'plugin-feature-gate', PLUGIN, 'Plugins', true) as never,
  {
    id: 'PLG-02',
    name: 'malformed-cel-expression',
    title: 'Malformed CEL expression',
    kinds: PLUGIN,
    paths: [
      'spec.condition',
      'spec.domainHooks[].condition',
      'spec.domainHooks[].cel.expression',
      'spec.nodeHooks[].condition',
    ],
    check: (plugin) =>
      expressionsOf(plugin).flatMap((expression) => {
        const problem = problemOf(readCel(expression.text), expression);
        return problem
          ? [
              {
                at: expression.at,
                message: `The CEL expression ${show(expression.text)} is not valid: ${problem}. Correct it.`,
                found: expression.text,
              },
            ]
          : [];
      }),
    good: on({ 'spec.condition': 'has(vmi.ObjectMeta) && vmi.ObjectMeta.Name.startsWith("db-")' }),
    bad: on({ 'spec.condition': 'vmi.ObjectMeta.Name ==' }),
  },
  {
    id: 'PLG-03',
    name: 'unclean-plugin-socket-path',
    title: '`socketPath` that is not a clean path',
    kinds: PLUGIN,
    paths: ['spec.domainHooks[].sidecar.socketPath'],
    check: (plugin) =>
      socketsOf(plugin).flatMap(({ at, path }) =>
        isClean(path)
          ? []
          : [
              {
                at,
                message: `The socket path ${show(path)} contains "..", ".", or a double or trailing slash. Remove them.`,
                found: path,
                allowed: 'an absolute path without ".", ".." or double slashes',
              },
            ],
      ),
    good: on({}),
    bad: on({ 'spec.domainHooks[0].sidecar.socketPath': '/var/run/kubevirt-plugin/audit/../audit/hook.sock' }),
  },
  {
    id: 'PLG-04',
    name: 'domain-hook-not-exactly-one',
    title: 'Domain hook with neither or both of `cel` and `sidecar`',
    kinds: PLUGIN,
    paths: ['spec.domainHooks[]'],
    check: ({ spec }) =>
      (spec?.domainHooks ?? []).flatMap(({ cel, sidecar }, i) =>
        (cel !== undefined) !== (sidecar !== undefined)
          ? []
          : [
              {
                at: `spec.domainHooks[${i}]`,
                message: `A domain hook sets either cel or sidecar, but this one sets ${cel ? 'both. Keep one of them' : 'neither. Set one of them'}.`,
                allowed: 'exactly one of cel, sidecar',
              },
            ],
      ),
    good: on({}),
    bad: on({ 'spec.domainHooks[0]': { failureStrategy: 'Fail' } }),
  },
  {
    id: 'PLG-05',
    name: 'unknown-plugin-failure-strategy',
    title: 'Unknown `failureStrategy`',
    kinds: PLUGIN,
    paths: ['spec.failureStrategy', 'spec.domainHooks[].failureStrategy', 'spec.nodeHooks[].failureStrategy'],
    check: (plugin) =>
      strategiesOf(plugin).flatMap(
        ({ at, value }) => unlessOneOf(at, value, STRATEGIES, 'a valid failure strategy') ?? [],
      ),
    good: on({ 'spec.failureStrategy': 'Ignore' }),
    bad: on({ 'spec.failureStrategy': 'Continue' }),
  },
  {
    id: 'PLG-06',
    name: 'unknown-node-hook',
    title: 'Unknown node hook in `permittedHooks`',
    kinds: PLUGIN,
    paths: ['spec.nodeHooks[].permittedHooks[]'],
    check: ({ spec }) =>
      (spec?.nodeHooks ?? []).flatMap(({ permittedHooks }, i) =>
        (permittedHooks ?? []).flatMap(
          (point, k) =>
            unlessOneOf(`spec.nodeHooks[${i}].permittedHooks[${k}]`, point, POINTS, 'a valid node hook') ?? [],
        ),
      ),
    good: on({ 'spec.nodeHooks': [{ socket: '/run/x.sock', permittedHooks: ['PreVMStart'] }] }),
    bad: on({ 'spec.nodeHooks': [{ socket: '/run/x.sock', permittedHooks: ['BeforeStart'] }] }),
  },
  {
    id: 'PLG-07',
    name: 'misplaced-plugin-socket',
    title: "`socketPath` outside the plugin's directory",
    kinds: PLUGIN,
    paths: ['spec.domainHooks[].sidecar.socketPath'],
    check: (plugin) => {
      const directory = `/var/run/kubevirt-plugin/${plugin.metadata?.name}/`;
      return socketsOf(plugin).flatMap(({ at, path }) => {
        const problem = !path.endsWith('.sock')
          ? 'does not end with .sock'
          : new TextEncoder().encode(path).length > SOCKET_LENGTH
            ? `has ${path.length} characters, more than the limit of ${SOCKET_LENGTH} for Unix sockets`
            : !path.startsWith(directory)
              ? `is not under ${directory}, which is named after the plugin`
              : undefined;
        return problem
          ? [
              {
                at,
                message: `The socket path ${show(path)} ${problem}. Use ${directory}<name>.sock.`,
                found: path,
                allowed: `${directory}<name>.sock`,
              },
            ]
          : [];
      });
    },
    good: on({}),
    bad: on({ 'spec.domainHooks[0].sidecar.socketPath': '/var/run/other/hook.sock' }),
  },
]);
