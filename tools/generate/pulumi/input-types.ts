/** Types of the schema for the props of the constructs: plain data, as a program in any language writes it. */
import ts from 'typescript';
import { changeSentence } from '../change-tags';
import { partsOf, typeChecker } from '../construct-types';
import { docOf } from '../docs';
import { pascal } from '../names';
import { ANY, type ComplexTypeSpec, type PropertySpec, STRING, type TypeSpec } from './spec';

export interface Members {
  readonly properties: Record<string, PropertySpec>;
  readonly required: string[];
}

/** What a prop can be besides data that is described here. */
export interface Surroundings {
  /** The type of the schema for one of the API. */
  apiType(group: string, name: string): TypeSpec;
  /** Components that other languages have, with the types of their constructs: a prop takes a reference to one in place of its construct. */
  readonly components: ReadonlyMap<string, ts.Type>;
  /** Names that a type cannot have, because a resource has them. */
  readonly taken: ReadonlySet<string>;
}

/** More components than this have nothing in common but a name. */
const MANY = 4;

export class InputTypes {
  readonly types: Record<string, ComplexTypeSpec> = {};
  /** What each name stands for. */
  private readonly meant = new Map<string, string>();

  constructor(private readonly around: Surroundings) {}

  /** The properties of every member of a union, or of a type; required are those that each member requires. */
  members(parts: readonly ts.Type[]): Members {
    const checker = typeChecker();
    const properties: Record<string, PropertySpec> = {};
    const names = [...new Set(parts.flatMap((part) => checker.getPropertiesOfType(part).map(({ name }) => name)))];
    for (const name of names.sort()) {
      const symbols = parts.flatMap((part) => checker.getPropertyOfType(part, name) ?? []);
      const spec = this.property(symbols);
      if (spec) properties[name] = spec;
    }
    const required = names.filter((name) => name in properties && parts.every((part) => isRequired(part, name)));
    return { properties, required };
  }

  private property(symbols: readonly ts.Symbol[]): PropertySpec | undefined {
    const checker = typeChecker();
    // A member of the union may forbid the prop.
    const allowed = symbols.filter((symbol) => partsOf(checker.getTypeOfSymbol(symbol)).length > 0).sort(asWritten);
    const [prop] = allowed;
    if (!prop) return undefined;
    const parts = [...new Set(allowed.flatMap((symbol) => partsOf(checker.getTypeOfSymbol(symbol))))];
    const spec = this.specOf(parts, prop);
    if (!spec) return undefined;
    const description = descriptionOf(allowed.find((symbol) => textOf(symbol) !== '') ?? prop) || describedAround(prop);
    return { ...spec, ...(description && { description }) };
  }

  /** The type of a value; undefined for what only a TypeScript program can make. */
  private specOf(parts: readonly ts.Type[], prop: ts.Symbol): TypeSpec | undefined {
    if (parts.some(isAnything)) return ANY;
    const data = parts.filter(isData);
    const alternatives = [
      this.text(parts.filter(isText), prop),
      // No prop has a fraction: where a quantity may have one, it is text.
      parts.some(({ flags }) => flags & ts.TypeFlags.NumberLike) && ({ type: 'integer' } as const),
      parts.some(({ flags }) => flags & ts.TypeFlags.BooleanLike) && ({ type: 'boolean' } as const),
      this.list(parts, prop),
      this.apiType(data.flatMap((part) => apiTypeOf(part) ?? [])),
      this.object(
        data.filter((part) => !apiTypeOf(part)),
        prop,
      ),
      ...this.references(parts),
    ].filter((spec): spec is TypeSpec => !!spec);
    return alternatives.length > 1 ? { oneOf: alternatives } : alternatives[0];
  }

  /** Any text, or one of the known values. */
  private text(parts: readonly ts.Type[], prop: ts.Symbol): TypeSpec | undefined {
    if (parts.length === 0) return undefined;
    const values = parts.map((part) => (part.isStringLiteral() ? part.value : undefined));
    if (values.some((value) => value === undefined)) return STRING;
    const known = (values as string[]).sort();
    return this.type(namesOf(aliasOf(parts, prop), prop), `enum ${known.join()}`, () => ({
      type: 'string',
      enum: known.map((value) => ({ ...(/^[A-Za-z]/.test(value) ? {} : { name: `V${value}` }), value })),
    }));
  }

  private list(parts: readonly ts.Type[], prop: ts.Symbol): TypeSpec | undefined {
    const elements = parts.flatMap(elementsOf);
    if (elements.length === 0) return undefined;
    const items = this.specOf([...new Set(elements.flatMap(partsOf))], prop);
    return items && { type: 'array', items };
  }

  private object(parts: readonly ts.Type[], prop: ts.Symbol): TypeSpec | undefined {
    const checker = typeChecker();
    if (parts.length === 0) return undefined;
    const values = parts.flatMap((part) => checker.getIndexTypeOfType(part, ts.IndexKind.String) ?? []);
    if (values.length > 0) {
      const isMap = parts.length === 1 && checker.getPropertiesOfType(parts[0]!).length === 0;
      const spec = isMap ? this.specOf(partsOf(values[0]!), prop) : ANY;
      return { type: 'object', additionalProperties: spec ?? ANY };
    }
    const [only] = parts;
    const symbol = aliasOf(parts, prop) ?? (parts.length === 1 ? ownSymbol(only!) : undefined);
    const meant = parts.map((part) => checker.typeToString(part, undefined, ts.TypeFormatFlags.NoTruncation));
    return this.type(namesOf(symbol, prop), meant.sort().join(' | '), () => {
      const { properties: found, required } = this.members(parts);
      const properties = Object.fromEntries(Object.entries(found).map(([key, spec]) => [key, withoutResources(spec)]));
      const description = [symbol && textOf(symbol), alternativesOf(parts)].filter(Boolean).join(' ');
      return {
        type: 'object',
        ...(description && { description }),
        properties,
        ...(required.length > 0 && { required }),
      };
    });
  }

  /** Any object where there are several: Pulumi's generator for Go cannot write a choice between types of another package. */
  private apiType(found: readonly ApiType[]): TypeSpec | undefined {
    const [only, ...others] = found.map(({ group, name }) => this.around.apiType(group, name));
    return others.length > 0 ? { type: 'object', additionalProperties: ANY } : only;
  }

  /** Where a construct is wanted, or what describes one, a program in another language passes the component. */
  private references(parts: readonly ts.Type[]): TypeSpec[] {
    const wanted = parts.filter(
      (part) => isConstruct(part) || (isData(part) && !apiTypeOf(part) && describesConstruct(part)),
    );
    const names = [...this.around.components].flatMap(([name, type]) =>
      wanted.some((part) => typeChecker().isTypeAssignableTo(type, part)) ? [name] : [],
    );
    if (names.length > MANY) return wanted.some(isConstruct) ? [ANY] : [];
    return names.map((name) => ({ $ref: `#/resources/kubevirt:index:${name}` }));
  }

  /** A type of the schema, under the first of these names that is free. */
  private type(names: readonly string[], meant: string, make: () => ComplexTypeSpec): TypeSpec {
    const isFree = (name: string) => !this.around.taken.has(name) && (this.meant.get(name) ?? meant) === meant;
    const name = names.flatMap((one) => [one.replace(/Props$/, ''), one]).find(isFree);
    if (name === undefined)
      throw new Error(
        `${names.join(', ')}: another type of a prop has this name. Give one of the two an alias of its own.`,
      );
    const token = `kubevirt:index:${name}`;
    if (!this.meant.has(name)) {
      this.meant.set(name, meant);
      const spec = { type: 'object' } as ComplexTypeSpec;
      // In its place before its members are read: one of them may be of this very type.
      this.types[token] = spec;
      Object.assign(spec, make());
    }
    return { $ref: `#/types/${token}` };
  }
}

/**
 * A property of a type, which takes anything where it takes a component: in Pulumi's SDK for Python the modules of the resources import the types,
 * and cannot be imported while the types import them.
 */
function withoutResources<Spec extends TypeSpec>(spec: Spec): Spec {
  const { oneOf, items, additionalProperties, $ref, ...others } = spec;
  if ([spec, ...(oneOf ?? [])].some((one) => one.$ref?.startsWith('#/resources/')))
    return { ...ANY, ...others } as Spec;
  return {
    ...spec,
    ...(items && { items: withoutResources(items) }),
    ...(additionalProperties && { additionalProperties: withoutResources(additionalProperties) }),
  };
}

const isRequired = (part: ts.Type, name: string): boolean => {
  const symbol = typeChecker().getPropertyOfType(part, name);
  return symbol !== undefined && !(symbol.flags & ts.SymbolFlags.Optional);
};

/** Unknown to the compiler, or JSON, whose lists hold JSON. */
const isAnything = (type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || elementsOf(type).flatMap(partsOf).includes(type);

/** What a list holds. */
function elementsOf(type: ts.Type): readonly ts.Type[] {
  const checker = typeChecker();
  const isList = checker.isArrayType(type) || checker.isTupleType(type);
  return isList ? checker.getTypeArguments(type as ts.TypeReference) : [];
}

/** A description with a list that the construct itself has, such as the names of the disks of a VM. */
const describesConstruct = (type: ts.Type): boolean =>
  typeChecker()
    .getPropertiesOfType(type)
    .some(
      (prop) => !(prop.flags & ts.SymbolFlags.Optional) && elementsOf(typeChecker().getTypeOfSymbol(prop)).length > 0,
    );

/** Text; also `string & {}`, which keeps known values in the suggestions of an editor. */
const isText = (type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.StringLike) !== 0 || (type.isIntersection() && type.types.some(isText));

/** Objects, other than functions, constructs and instances of classes. */
const isData = (type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
  !isText(type) &&
  elementsOf(type).length === 0 &&
  !isConstruct(type) &&
  type.getCallSignatures().length === 0 &&
  !((type.symbol?.flags ?? 0) & ts.SymbolFlags.Class);

const isConstruct = (type: ts.Type): boolean =>
  typeChecker()
    .getPropertyOfType(type, 'node')
    ?.valueDeclaration?.getSourceFile()
    .fileName.includes('/constructs/lib/') ?? false;

interface ApiType {
  readonly group: string;
  readonly name: string;
}

function apiTypeOf(type: ts.Type): ApiType | undefined {
  const { aliasSymbol, aliasTypeArguments } = type;
  if (aliasSymbol?.name === 'Readonly' && aliasTypeArguments) return apiTypeOf(aliasTypeArguments[0]!);
  const symbol = aliasSymbol ?? type.symbol;
  const [declared] = symbol?.declarations ?? [];
  const group = declared && generatedGroup(declared);
  return group === undefined || aliasTypeArguments ? undefined : { group, name: symbol!.name };
}

const generatedGroup = (node: ts.Node): string | undefined =>
  /\/kubevirt\/types\/generated\/(\w+)\.ts$/.exec(node.getSourceFile().fileName)?.[1];

const isOurs = (symbol: ts.Symbol | undefined): symbol is ts.Symbol =>
  symbol?.declarations?.[0]?.getSourceFile().fileName.includes('/node_modules/') === false;

/** The interface or the alias that an object is described by. */
function ownSymbol({ aliasSymbol, aliasTypeArguments, symbol }: ts.Type): ts.Symbol | undefined {
  if (isOurs(aliasSymbol) && !aliasTypeArguments) return aliasSymbol;
  return isOurs(symbol) && symbol.flags & ts.SymbolFlags.Interface ? symbol : undefined;
}

/** What these types are called where the prop is declared. */
function aliasOf(parts: readonly ts.Type[], prop: ts.Symbol): ts.Symbol | undefined {
  const checker = typeChecker();
  const found: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && !node.typeArguments && standsFor(checker.getTypeFromTypeNode(node), parts)) {
      const symbol = checker.getSymbolAtLocation(node.typeName)!;
      found.push(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
    } else if (!ts.isTypeLiteralNode(node)) ts.forEachChild(node, visit);
  };
  for (const declared of prop.declarations ?? [])
    if (ts.isPropertySignature(declared) && declared.type) visit(declared.type);
  return found.find(isOurs);
}

/** Whether the texts, or the objects, of a type are these. */
const standsFor = (type: ts.Type, parts: readonly ts.Type[]): boolean =>
  [isText, isData].some((sort) => {
    const own = partsOf(type).filter(sort);
    return own.length === parts.length && own.every((part) => parts.includes(part));
  });

const namesOf = (symbol: ts.Symbol | undefined, prop: ts.Symbol): string[] =>
  [symbol?.name ?? [], placeOf(prop.declarations![0]!)].flat();

/** `VMPoolAutohealing` for the prop `autohealing` of `VMPoolProps`. */
function placeOf(node: ts.Node): string {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return node.name.text.replace(/(Props|Options)$/, '');
  const own = ts.isPropertySignature(node) ? pascal(node.name.getText()) : '';
  return `${placeOf(node.parent)}${own}`;
}

/** Names of the alternatives that an object has one of: each member of its union requires another prop. */
function alternativesOf(parts: readonly ts.Type[]): string {
  const first = parts.map((part) =>
    typeChecker()
      .getPropertiesOfType(part)
      .find(({ name }) => isRequired(part, name)),
  );
  if (first.includes(undefined)) return '';
  const names = new Set((first as ts.Symbol[]).sort(asWritten).map(({ name }) => name));
  return names.size === 1 ? '' : `One of ${[...names].map((name) => `\`${name}\``).join(', ')}.`;
}

/** In the order of the sources: that of the compiler depends on what it was asked before. */
function asWritten(one: ts.Symbol, other: ts.Symbol): number {
  const a = one.declarations![0]!;
  const b = other.declarations![0]!;
  return a.getSourceFile().fileName.localeCompare(b.getSourceFile().fileName) || a.pos - b.pos;
}

const textOf = (symbol: ts.Symbol): string => oneLine(symbol.getDocumentationComment(typeChecker()));

const oneLine = (parts: readonly ts.SymbolDisplayPart[] | undefined): string =>
  ts
    .displayPartsToString([...(parts ?? [])])
    .replace(/\s+/g, ' ')
    .trim();

const tagged = (symbol: ts.Symbol, tag: string): string[] =>
  symbol
    .getJsDocTags(typeChecker())
    .filter(({ name }) => name === tag)
    .map(({ text }) => oneLine(text));

/** What is said of a member without a comment: of the field of the API that it is, or of what it is a part of. */
function describedAround(symbol: ts.Symbol): string {
  const declared = symbol.declarations![0]!;
  const group = generatedGroup(declared);
  if (group !== undefined && ts.isInterfaceDeclaration(declared.parent))
    return docOf(`${group}.${declared.parent.name.text}`, symbol.name) ?? '';
  for (let node = declared.parent; node && !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isPropertySignature(node) && !ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node)) continue;
    const around = typeChecker().getSymbolAtLocation(node.name);
    const description = around && descriptionOf(around);
    if (description) return `Part of \`${around.name}\`: ${description}`;
  }
  return '';
}

/** What a prop is, with its default and what a change of it does. */
export function descriptionOf(symbol: ts.Symbol): string {
  const [usual] = tagged(symbol, 'default').map((text) => text.replace(/^- /, '').replace(/\.$/, ''));
  const changes = [...new Set(tagged(symbol, 'change').map(changeSentence))].join(' ');
  return [textOf(symbol), usual && `Default: ${usual}.`, changes && `A change: ${changes}`].filter(Boolean).join(' ');
}
