import { ApiError } from '../../cluster';
import { isObject, objectAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { secretPathsOf } from '../kinds';
import { maybe, type ProviderFunction } from './function';
import { noSuchVm, placeOf, readSubresource, VM } from './read';

export const expand: ProviderFunction = {
  description:
    'A VirtualMachine with its instancetype and preference applied, as KubeVirt itself computes it (its subresources expand-spec and expand-vm-spec): one of the cluster by its name, or one that need not exist as `manifest`. Nothing is written.',
  inputs: {
    name: maybe(
      'string',
      'Name of a VirtualMachine of the cluster, or the id of its resource: `vms/web`. Exactly one of name and manifest.',
    ),
    namespace: maybe('string', 'Namespace. Default: that of the manifest, else that of the provider.'),
    manifest: maybe('any', 'A VirtualMachine as it would be applied. Exactly one of name and manifest.'),
  },
  outputs: {
    vm: {
      type: 'any',
      description: 'The VirtualMachine, with everything in its template, and without the references.',
    },
    cpu: { type: 'integer', description: 'vCPUs of its guest: sockets times cores times threads.' },
    memory: maybe('string', 'Memory of its guest, such as `4Gi`.'),
  },
  problem: ({ name, manifest }) => {
    if ((name === undefined) === (manifest === undefined))
      return {
        property: '',
        reason: 'Exactly one of name and manifest is needed: name a VM of the cluster, or give one.',
      };
    if (manifest === undefined || (objectAt(manifest, 'spec') && objectAt(manifest, 'spec', 'template')))
      return undefined;
    return {
      property: 'manifest',
      reason: 'manifest must be a VirtualMachine with spec.template, as it would be applied.',
    };
  },
  secrets: (answer) => secretPathsOf(answer),
  async run(args, call) {
    const { manifest } = args;
    const vm = manifest === undefined ? await ofCluster(args, call) : await ofManifest(manifest, args, call);
    const cpu = objectAt(vm, 'spec', 'template', 'spec', 'domain', 'cpu');
    const count = (key: string) => Number(cpu?.[key] || 1);
    const memory = valueAt(vm, 'spec', 'template', 'spec', 'domain', 'memory', 'guest');
    return {
      vm,
      cpu: count('sockets') * count('cores') * count('threads'),
      ...(memory !== undefined && { memory: String(memory) }),
    };
  },
};

type Run = ProviderFunction['run'];

/** By the revision of its instancetype that the VM was made with. */
async function ofCluster(...[args, call]: Parameters<Run>): Promise<KubeObject> {
  const place = placeOf(args, call);
  try {
    return withoutManagers(
      await readSubresource<KubeObject>(call, place, { plural: VM.plural, name: 'expand-spec', verb: 'get' }),
    );
  } catch (error) {
    if (error instanceof ApiError && error.notFound) throw await noSuchVm(call, place);
    throw error;
  }
}

async function ofManifest(manifest: unknown, ...[args, call]: Parameters<Run>): Promise<KubeObject> {
  const given = manifest as KubeObject;
  const namespace = String(args['namespace'] ?? given.metadata?.namespace ?? call.namespace);
  const body = {
    ...given,
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: { ...(isObject(given.metadata) ? given.metadata : {}), namespace },
  };
  return readSubresource<KubeObject>(call, { namespace }, { name: 'expand-vm-spec', verb: 'update', body });
}

/** Who has written which field is of no use to a program, and changes with every write. */
function withoutManagers(vm: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = vm.metadata ?? {};
  return { ...vm, metadata };
}
