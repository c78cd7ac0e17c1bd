import type { Input } from '@pulumi/pulumi';

/** T with an Output allowed at every leaf. Lists and objects themselves must be known: the number of disks determines which objects are created. */
export type LeafInput<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends readonly (infer Item)[]
    ? readonly LeafInput<Item>[]
    : T extends object
      ? { [Key in keyof T]: LeafInput<T[Key]> }
      : Input<T>;
