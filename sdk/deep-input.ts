import type { Input } from '@pulumi/pulumi';

type Leaf = string | number | boolean | null | undefined;

/** T with an Output allowed in place of any part of it, at any depth. */
export type DeepInput<T> = unknown extends T
  ? unknown
  : [T] extends [Leaf]
    ? Input<T>
    : Input<T extends readonly (infer Item)[] ? DeepInput<Item>[] : { [Key in keyof T]: DeepInput<T[Key]> }>;
