/** The program that makes the same manifests: machines as constructs where that has no effect on them, everything else as it is. */
import * as constructs from '../../constructs';
import type { KubeObject } from '../../kube/object';
import { validate } from '../../kubevirt/admission';
import { objectLiteral } from '../object-literal';
import { type AsConstruct, asConstruct } from './as-construct';

export interface Program {
  readonly text: string;
  /** Numbers of objects, by how they are written. */
  readonly asConstructs: number;
  readonly asTheyAre: number;
  /** Descriptions of objects that are not in the program, with the reason. */
  readonly omitted: readonly string[];
}

interface Statement {
  readonly namespace: string;
  /** Name of the class, as it is written. */
  readonly class: string;
  readonly id: string;
  readonly props: unknown;
  readonly overrides?: AsConstruct['overrides'];
}

const HEADER = '// Written by `kubevirt-iac import`; yours to edit.';

export function programOf(objects: readonly KubeObject[]): Program {
  const named = objects.filter(({ metadata }) => metadata?.name !== undefined);
  const ids = new Ids();
  const statements = named.map((object) => statementOf(object, objects, ids));
  const namespaces = [...new Set(statements.map(({ namespace }) => namespace))].sort();
  const charts = variablesOf(namespaces);
  const classes = [...new Set(statements.map((statement) => statement.class.split('.')[0]!)), 'synth'].sort();
  const blocks = [
    HEADER,
    "import { App, Chart } from 'cdk8s';",
    `import { ${classes.join(', ')} } from 'kubevirt-iac';`,
    '',
    'const app = new App();',
    ...namespaces.flatMap((namespace) => [
      '',
      `const ${charts.get(namespace)} = new Chart(app, ${chartArguments(namespace)});`,
      ...statements
        .filter((statement) => statement.namespace === namespace)
        .map((statement) => textOf(statement, charts.get(namespace)!)),
    ]),
    '',
    "synth(app, { outdir: 'manifests' });",
  ];
  const asConstructs = statements.filter((statement) => statement.class === 'VirtualMachine').length;
  return {
    text: `${blocks.join('\n')}\n`,
    asConstructs,
    asTheyAre: statements.length - asConstructs,
    omitted: objects
      .filter(({ metadata }) => metadata?.name === undefined)
      .map(
        ({ kind, metadata }) =>
          `a ${kind} without a name${metadata?.generateName ? ` (generateName: ${metadata.generateName})` : ''}`,
      ),
  };
}

function statementOf(object: KubeObject, related: readonly KubeObject[], ids: Ids): Statement {
  const namespace = object.metadata?.namespace ?? '';
  const name = object.metadata!.name!;
  const id = ids.of(namespace, name, object.kind);
  if (object.apiVersion === 'kubevirt.io/v1' && object.kind === 'VirtualMachine') {
    const machine = asConstruct(object, related);
    if (machine) {
      const props = { ...(id !== name && { name }), ...machine.props };
      return { namespace, class: 'VirtualMachine', id, props, overrides: machine.overrides };
    }
  }
  const { apiVersion, kind, status: _status, ...fields } = object;
  const { namespace: _namespace, ...metadata } = object.metadata!;
  const rest = { ...fields, metadata };
  const typed = typedClass(object);
  return typed
    ? { namespace, class: typed, id, props: rest }
    : { namespace, class: 'Manifest', id, props: { apiVersion, kind, ...rest } };
}

/** The level-1 class of a kind. An object that its schema rejects would not compile as one. */
function typedClass(object: KubeObject): string | undefined {
  const name = classes().get(`${object.apiVersion} ${object.kind}`);
  return name && validate({ object }).some(({ rule }) => /^(SCH|META)-/.test(rule)) ? undefined : name;
}

let known: ReadonlyMap<string, string> | undefined;

/** Names such as `core.v1.VirtualMachine`, by apiVersion and kind. */
function classes(): ReadonlyMap<string, string> {
  known ??= new Map(
    Object.entries(constructs as unknown as Record<string, unknown>).flatMap(([group, versions]) =>
      entriesOf(versions).flatMap(([version, kinds]) =>
        entriesOf(kinds)
          .filter(([, one]) => typeof one === 'function' && 'apiVersion' in one && 'kind' in one)
          .map(([kind, one]) => {
            const { apiVersion } = one as unknown as { apiVersion: string };
            return [`${apiVersion} ${kind}`, `${group}.${version}.${kind}`] as const;
          }),
      ),
    ),
  );
  return known;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.entries(value)
    : [];

function textOf({ class: name, id, props, overrides = [] }: Statement, chart: string): string {
  const made = `new ${name}(${chart}, ${JSON.stringify(id)}, ${objectLiteral(props)})`;
  const calls = overrides.map(
    ({ path, value }) => `\n  .addOverride(${JSON.stringify(path)}, ${objectLiteral(value, undefined, '  ')})`,
  );
  return `\n${made}${calls.join('')};`;
}

const chartArguments = (namespace: string): string =>
  namespace === '' ? '"cluster"' : `${JSON.stringify(namespace)}, { namespace: ${JSON.stringify(namespace)} }`;

/** Variables of the charts by namespace, such as `inShop`: never a word of the language. */
function variablesOf(namespaces: readonly string[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const taken = new Set<string>();
  for (const namespace of namespaces) {
    const words = (namespace || 'no namespace').split(/[^A-Za-z0-9]+/).filter(Boolean);
    const name = `in${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}`;
    const free = taken.has(name) ? `${name}${taken.size + 1}` : name;
    taken.add(free);
    variables.set(namespace, free);
  }
  return variables;
}

/** Ids of constructs: the name, with the kind where two objects of a namespace share it. */
class Ids {
  private readonly taken = new Set<string>();

  of(namespace: string, name: string, kind: string): string {
    const candidates = [name, `${name}-${kind.toLowerCase()}`];
    for (let i = 2; ; i++) {
      const id = candidates.shift() ?? `${name}-${kind.toLowerCase()}-${i}`;
      const key = `${namespace}\0${id}`;
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return id;
    }
  }
}
