import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from './base';

/** Props of a level-1 object: the fields of the API, and the metadata of cdk8s. */
export type ObjectProps<T> = Omit<T, 'apiVersion' | 'kind' | 'metadata' | 'status'> & {
  readonly metadata?: ApiObjectMetadata;
};

/** The level-1 class of one kind. */
export interface ObjectClass<T> {
  new (scope: Construct, id: string, props: ObjectProps<T>): Manifest;
  readonly apiVersion: string;
  readonly kind: string;
}

/** A class whose objects are the kind as the API defines it: checked by the compiler and at synth, and rendered field by field. */
export function objectClass<T extends { kind: string }>(apiVersion: string, kind: T['kind']): ObjectClass<T> {
  return class extends Manifest {
    static readonly apiVersion = apiVersion;
    static readonly kind: string = kind;

    constructor(scope: Construct, id: string, props: ObjectProps<T>) {
      super(scope, id, { ...props, apiVersion, kind });
    }
  };
}
