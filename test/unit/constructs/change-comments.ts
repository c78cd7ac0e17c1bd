import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const CONSTRUCTS = resolve(__dirname, '..', '..', '..', 'constructs');

/** A property that a user of the constructs may write. */
export interface Property {
  /** `Type.property`. */
  readonly name: string;
  readonly file: string;
  readonly comment: string;
}

/** The properties of every exported interface and of every literal in an exported type; what lies deeper is said by the property around. */
function propertiesIn(file: string): Property[] {
  const source = ts.createSourceFile(file, readFileSync(join(CONSTRUCTS, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    const members = ts.isInterfaceDeclaration(statement) ? [...statement.members] : literalMembers(statement.type);
    return members
      .filter(ts.isPropertySignature)
      .filter(({ type }) => type?.kind !== ts.SyntaxKind.NeverKeyword)
      .map((member) => ({
        name: `${statement.name.text}.${member.name.getText()}`,
        file,
        comment: ts
          .getJSDocCommentsAndTags(member)
          .map((node) => node.getText())
          .join('\n'),
      }));
  });
}

function literalMembers(type: ts.TypeNode): ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return [...type.members];
  if (ts.isParenthesizedTypeNode(type)) return literalMembers(type.type);
  return ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type) ? type.types.flatMap(literalMembers) : [];
}

/** Of every file of constructs/. */
export const properties: readonly Property[] = readdirSync(CONSTRUCTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap(propertiesIn);
