import type { Input } from '@pulumi/pulumi';

/** T with an Output allowed at every leaf. Lists and objects themselves must be known: how many disks there are decides what is made. */
export type LeafInput<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends readonly (infer Item)[]
    ? readonly LeafInput<Item>[]
    : T extends object
      ? { [Key in keyof T]: LeafInput<T[Key]> }
      : Input<T>;
