/** Arguments beyond those of the examples, so that every type of the schema has a value that the components accept. */
const CONTAINER = 'quay.io/containerdisks/fedora:42';
const SIZED = { namespace: 'vms', cpu: 1, memory: '1Gi' };

export const MORE_ARGUMENTS: readonly (readonly [type: string, args: object])[] = [];
