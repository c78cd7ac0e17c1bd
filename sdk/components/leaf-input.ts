import type { Input } from '@pulumi/pulumi';
import type { Construct, IConstruct } from 'constructs';
import type { ConstructComponent } from './component';

/**
 * T with an Output allowed at every leaf, and a component in place of a construct. Lists and objects themselves must be known: the number of
 * disks determines which objects are created.
 */
export type LeafInput<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends IConstruct
    ? T | ConstructComponent<T & Construct>
    : T extends readonly (infer Item)[]
      ? readonly LeafInput<Item>[]
      : T extends object
        ? { [Key in keyof T]: LeafInput<T[Key]> }
        : Input<T>;
