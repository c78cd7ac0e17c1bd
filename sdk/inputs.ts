import type { Input } from '@pulumi/pulumi';

/** T with an Output allowed at every leaf. Lists and objects themselves must be known: how many disks there are decides what is made. */
export type Inputs<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Inputs<Item>[]
    : T extends object
      ? { [Key in keyof T]: Inputs<T[Key]> }
      : Input<T>;
