/** The program that makes the same manifests: constructs where that has no effect on a guest, everything else as it is. */
import { describe, type KubeObject } from '../../kube/object';
import { objectLiteral, type Written } from '../object-literal';
import { identityOf } from '../plan/tree';
import { inOneLine } from './deviations';
import { Identifiers, Ids } from './identifiers';
import { type Rejection, type Statement, statementsOf } from './statements';

export interface Program {
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Descriptions of objects that are not in the program, with the reason. */
  readonly omitted: readonly string[];
}

/** Texts that stay out of the program, each with the expression that stands in its place. */
export type Withheld = ReadonlyMap<string, string>;

const HEADER = '// Written by `kubevirt-iac import`; yours to edit.';
const AS_IMPORTED = 'written as it was imported';
const SECRET_TEXT = `
/** A text that stays out of this file, in base64 in an environment variable. The manifests hold it, as the VM does. */
function secretText(variable: string): string {
  const encoded = process.env[variable];
  if (encoded === undefined) throw new Error(\`Set \${variable}: \\\`kubevirt-iac import\\\` printed the command.\`);
  return Buffer.from(encoded, 'base64').toString();
}`;

export interface ProgramOptions {
  readonly withheld?: Withheld;
  /** The objects are those of a cluster, whose fields other clients own: what they set must be set. */
  readonly live?: boolean;
}

export function programOf(objects: readonly KubeObject[], options: ProgramOptions = {}): Program {
  const { withheld = new Map(), live = false } = options;
  const { kept, omitted } = sorted(objects);
  const statements = statementsOf(kept, live);
  return { text: new Text(statements, withheld).toString(), statements, omitted };
}

/** Objects that a program can name, each once. */
function sorted(objects: readonly KubeObject[]): { kept: KubeObject[]; omitted: string[] } {
  const kept = new Map<string, KubeObject>();
  const omitted: string[] = [];
  for (const object of objects) {
    const { name, generateName, namespace } = object.metadata ?? {};
    if (name === undefined) {
      omitted.push(`a ${object.kind} without a name${generateName ? ` (generateName: ${generateName})` : ''}`);
      continue;
    }
    const [what, odd] = typeof name === 'string' ? ['namespace', namespace ?? ''] : ['name', name];
    if (typeof odd !== 'string') {
      omitted.push(`${describe(object)}: its ${what} is not a text: quote it, as "${String(odd)}"`);
      continue;
    }
    const key = identityOf(object);
    if (kept.has(key)) omitted.push(`${describe(object)}: it is defined twice, and the program has the first`);
    else kept.set(key, object);
  }
  return { kept: [...kept.values()], omitted };
}

/** The text of a program. */
class Text {
  private readonly ids = new Ids();
  private readonly identifiers = new Identifiers();
  private readonly charts: ReadonlyMap<string, string>;
  private readonly variables: ReadonlyMap<KubeObject, string>;
  private readonly written: Written;

  constructor(
    private readonly statements: readonly Statement[],
    private readonly withheld: Withheld,
  ) {
    const namespaces = [...new Set(statements.map(({ namespace }) => namespace))].sort();
    this.charts = new Map(namespaces.map((one) => [one, this.identifiers.of('in', one || 'no namespace')]));
    const served = new Set(statements.flatMap((statement) => statement.served?.guests ?? []));
    this.variables = new Map(
      statements
        .filter(({ object, rejections }) => served.has(object) || rejections.some(({ isShared }) => !isShared))
        .map(({ object }) => [object, this.identifiers.of(object.kind, object.metadata!.name!)]),
    );
    this.written = (value) => (typeof value === 'string' ? withheld.get(value) : undefined);
  }

  toString(): string {
    const classes = this.statements
      .filter(({ served }) => served?.expose === undefined)
      .map((statement) => statement.class.split('.')[0]!);
    const rules = this.statements.some(({ rejections }) => rejections.length > 0) ? ['Rules'] : [];
    const blocks = [
      HEADER,
      "import { App, Chart } from 'cdk8s';",
      `import { ${[...new Set([...classes, ...rules, 'synth'])].sort().join(', ')} } from 'kubevirt-iac';`,
      ...(this.withheld.size > 0 ? [SECRET_TEXT] : []),
      '',
      'const app = new App();',
      ...[...this.charts].flatMap(([namespace, chart]) => [
        '',
        `const ${chart} = new Chart(app, ${chartArguments(namespace)});`,
        // A Service comes after the guests that it names.
        ...this.statements
          .filter((statement) => statement.namespace === namespace)
          .sort((a, b) => Number(a.served !== undefined) - Number(b.served !== undefined))
          .map((statement) => this.statement(statement)),
      ]),
      disabled(
        'app',
        this.statements.flatMap(({ rejections }) => rejections.filter(({ isShared }) => isShared)),
      ),
      "synth(app, { outdir: 'manifests' });",
    ];
    return `${blocks.join('\n')}\n`;
  }

  private statement(statement: Statement): string {
    const { object, overrides, deviations, rejections } = statement;
    const variable = this.variables.get(object);
    const calls = overrides.map(
      ({ path, value }) => `\n  .addOverride(${JSON.stringify(path)}, ${objectLiteral(value, this.written, '  ')})`,
    );
    const comment =
      deviations.length > 0 ? `// Differs from the manifest, without effect: ${deviations.join('; ')}.\n` : '';
    const made = `${variable === undefined ? '' : `const ${variable} = `}${this.made(statement)}${calls.join('')};`;
    const own = rejections.filter(({ isShared }) => !isShared);
    return `\n${comment}${made}${disabled(variable!, own)}`;
  }

  private made({ class: name, object, namespace, props, served }: Statement): string {
    const guests = served?.guests.map((guest) => this.variables.get(guest)!);
    if (guests && served?.expose !== undefined)
      return `${guests[0]}.expose(${JSON.stringify(served.expose)}, ${objectLiteral(props, this.written)})`;
    const id = this.ids.of(namespace, object.metadata!.name!, object.kind);
    // A construct is named after its id.
    const { name: given, ...others } = props;
    const own = 'metadata' in props ? props : { ...(given !== id && { name: given }), ...others };
    const literal = objectLiteral(own, this.written);
    const text = guests ? literal.replace(/^\{/, `{\n  guests: [${guests.join(', ')}],`) : literal;
    return `new ${name}(${this.charts.get(namespace)}, ${JSON.stringify(id)}, ${text})`;
  }
}

/** The lines that disable each rule once, after what it finds. */
function disabled(where: string, rejections: readonly Rejection[]): string {
  const rules = new Map(rejections.map(({ rule, message }) => [rule, message]));
  const lines = [...rules].map(
    ([rule, message]) =>
      `\n// ${inOneLine(message)}\nRules.disable(${where}, ${JSON.stringify(rule)}, ${JSON.stringify(AS_IMPORTED)});`,
  );
  return lines.join('');
}

const chartArguments = (namespace: string): string =>
  namespace === '' ? '"cluster"' : `${JSON.stringify(namespace)}, { namespace: ${JSON.stringify(namespace)} }`;
