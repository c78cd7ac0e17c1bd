import type { MaybeUnresolved } from '../../kube/unresolved';

/** Creates a Secret beside the VM, and returns its name. */
export type SecretMaker = (suffix: string, stringData: Record<string, MaybeUnresolved<string>>) => string;
