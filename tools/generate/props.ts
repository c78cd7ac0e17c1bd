/** The props that users of the constructs write, with their doc comments, read from the sources. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../toolchain/package-root';
import { blocksOf, changePath } from './change-tags';
import { readFile } from './files';

export interface Prop {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
  readonly doc: PropDoc;
  /** The doc comment as written. */
  readonly comment: string;
}

export interface PropDoc {
  readonly description: string;
  readonly default?: string;
  /** Paths of the API fields that the prop sets. */
  readonly changes: readonly string[];
  readonly see: readonly string[];
}

/** An exported interface, or an exported type with literal members. */
export interface PropsType {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly description: string;
  readonly props: readonly Prop[];
  /** Names of the types whose props it has, too. */
  readonly inherits: readonly string[];
}

/** Every type of constructs/ with props, by file. Literal types inside a prop belong to that prop. */
export function propsTypes(): PropsType[] {
  return readdirSync(join(packageRoot(), 'constructs'), { recursive: true, encoding: 'utf8' })
    .map((file) => `constructs/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
    .sort()
    .flatMap(typesIn);
}

function typesIn(file: string): PropsType[] {
  const source = ts.createSourceFile(file, readFile(file), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    const members = ts.isInterfaceDeclaration(statement) ? [...statement.members] : literalMembers(statement.type);
    const props = members
      .filter(ts.isPropertySignature)
      .filter(({ type }) => type?.kind !== ts.SyntaxKind.NeverKeyword);
    const { description } = docOf(commentOf(statement));
    return [
      { name: statement.name.text, file, description, props: props.map(propOf), inherits: inheritedBy(statement) },
    ];
  });
}

/** Names in the `extends` of an interface, or of the parts of an intersection; those inside `Omit` and `Pick` as well. */
function inheritedBy(statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): string[] {
  const types = ts.isInterfaceDeclaration(statement)
    ? (statement.heritageClauses ?? []).flatMap((clause) => [...clause.types])
    : ts.isIntersectionTypeNode(statement.type)
      ? [...statement.type.types]
      : [];
  return types.flatMap((type) => type.getText().match(/\b[A-Z]\w+/g) ?? []);
}

function propOf(member: ts.PropertySignature): Prop {
  const comment = commentOf(member);
  const type = (member.type?.getText() ?? 'unknown').replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
  return {
    name: member.name.getText(),
    optional: member.questionToken !== undefined,
    type,
    comment,
    doc: docOf(comment),
  };
}

function literalMembers(type: ts.TypeNode): ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return [...type.members];
  if (ts.isParenthesizedTypeNode(type)) return literalMembers(type.type);
  return ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type) ? type.types.flatMap(literalMembers) : [];
}

const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((doc) => doc.getText())
    .join('\n');

function docOf(comment: string): PropDoc {
  const blocks = blocksOf(comment.replace(/^\/\*\*|\*\/$/g, '')).map((block) => block.replace(/\s+/g, ' '));
  const tagged = (tag: string) =>
    blocks.filter((block) => block.startsWith(`${tag} `)).map((b) => b.slice(tag.length + 1));
  return {
    description: blocks.filter((block) => !block.startsWith('@')).join(' '),
    default: tagged('@default')[0],
    changes: blocks.map(changePath).filter((path) => path !== undefined),
    see: tagged('@see'),
  };
}
