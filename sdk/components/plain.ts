import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { typeOf } from '../component-type';
import { type LifecycleArgs, splitArgs } from './arguments';
import { ConstructComponent, NamedComponent, type NamedConstruct } from './component';
import type { LeafInput } from './leaf-input';
import type { ComponentOptions } from './options';

/** The props of a construct, and the settings of what has no guest. */
export type PlainArgs<Props> = LeafInput<Props> & Omit<LifecycleArgs, 'onRestart' | 'window'>;

type Constructs = typeof constructs;
type ConstructName = {
  [Name in keyof Constructs]: Constructs[Name] extends abstract new (...args: never[]) => Construct ? Name : never;
}[keyof Constructs];

/** What a component is constructed with that takes the props of its construct and adds nothing. */
function plain<C extends Construct>(kind: ConstructName, name: string, args: LifecycleArgs, opts?: ComponentOptions) {
  const { settings, props, options } = splitArgs(kind, name, args, opts);
  const make = loaded()[kind] as unknown as new (scope: Construct, id: string, props: unknown) => C;
  return [typeOf(kind), name, settings, (scope: Construct, id: string) => new make(scope, id, props), options] as const;
}

/** A construct as a component without outputs or methods of its own. */
export abstract class PlainComponent<C extends Construct> extends ConstructComponent<C> {
  protected constructor(kind: ConstructName, name: string, args: LifecycleArgs, opts?: ComponentOptions) {
    super(...plain<C>(kind, name, args, opts));
  }
}

/** The same of a construct of one object. */
export abstract class PlainNamedComponent<C extends NamedConstruct> extends NamedComponent<C> {
  protected constructor(kind: ConstructName, name: string, args: LifecycleArgs, opts?: ComponentOptions) {
    super(...plain<C>(kind, name, args, opts));
  }
}
