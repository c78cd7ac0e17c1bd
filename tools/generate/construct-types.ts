/** The types that the constructs export, as the compiler sees them: with the parts of intersections and unions together. */
import { join } from 'node:path';
import ts from 'typescript';
import { lazy } from '../../kube/lazy';
import { packageRoot } from '../../toolchain/package-root';

const compiled = lazy(() => {
  const indexes = ['constructs/index.ts', 'constructs/inputs/index.ts'].map((index) => join(packageRoot(), index));
  const { config } = ts.readConfigFile(join(packageRoot(), 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: indexes }, ts.sys, packageRoot());
  const program = ts.createProgram(indexes, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const exported = indexes.flatMap((index) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!),
  );
  return { checker, exported };
});

export const typeChecker = (): ts.TypeChecker => compiled().checker;

/** What `kubevirt-iac` exports under this name, or the inputs of its components. */
export function exportedSymbol(name: string): ts.Symbol {
  const { checker, exported } = compiled();
  const symbol = exported.find((one) => one.name === name);
  if (!symbol)
    throw new Error(
      `Neither constructs/index.ts nor constructs/inputs/index.ts exports ${name}, which a component needs.`,
    );
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The type of this name that `kubevirt-iac` exports. */
export const exportedType = (name: string): ts.Type => typeChecker().getDeclaredTypeOfSymbol(exportedSymbol(name));

/**
 * The members of a union, or the type itself; of a type parameter, those of what it extends. A prop that one member of a union forbids has the type
 * `undefined` there: that is not a member.
 */
export function partsOf(given: ts.Type): ts.Type[] {
  const type = given.isTypeParameter() ? (typeChecker().getBaseConstraintOfType(given) ?? given) : given;
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)));
}

/** The third parameter of every construct that `kubevirt-iac` exports as a class: its props. */
export function constructorProps(): [name: string, props: ts.Type][] {
  const { checker, exported } = compiled();
  return exported.flatMap((symbol): [string, ts.Type][] => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target.declarations?.find(ts.isClassDeclaration);
    const isAbstract = declaration?.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
    if (!declaration || isAbstract || symbol.name === 'Manifest') return [];
    const [signature] = checker.getTypeOfSymbolAtLocation(target, declaration).getConstructSignatures();
    const [scope, , props] = signature?.parameters ?? [];
    return scope?.name === 'scope' && props?.name === 'props'
      ? [[symbol.name, checker.getTypeOfSymbolAtLocation(props, declaration)]]
      : [];
  });
}
