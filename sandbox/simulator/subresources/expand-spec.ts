import { isObject } from '../../../kube/json';
import { expand, type FindObject, MATCHED_KINDS, type MatcherKind, matchedKind } from '../../../kubevirt/instancetype';
import {
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  CONTROLLER_REVISION,
  INSTANCETYPE,
  type Kind,
  PREFERENCE,
} from '../kinds';
import { asKubeObject } from '../live-object';
import type { VirtualMachine } from '../types';
import { type Call, type Handler, vmOf } from './call';
import { badRequest } from './refusal';

const KINDS = new Map<string, Kind>(
  [INSTANCETYPE, CLUSTER_INSTANCETYPE, PREFERENCE, CLUSTER_PREFERENCE].map((kind) => [kind.kind, kind]),
);
const MATCHERS: readonly MatcherKind[] = ['instancetype', 'preference'];

/** A VM with its instancetype and preference applied, and without its references to them. Nothing is written. */
async function expanded(vm: VirtualMachine, { read, namespace }: Call): Promise<object> {
  const found = new Map<string, object>();
  for (const matcher of MATCHERS) {
    const written = vm.spec[matcher];
    if (!written?.name) continue;
    const kind = matchedKind(matcher, written.kind) ?? MATCHED_KINDS[matcher][1];
    const revision = vm.status?.[`${matcher}Ref`]?.controllerRevisionRef?.name;
    const copy = revision === undefined ? undefined : await read(CONTROLLER_REVISION, { namespace, name: revision });
    const of = KINDS.get(kind)!;
    const object = isObject(copy?.['data'])
      ? copy['data']
      : await read(of, { name: written.name, ...(of.namespaced && { namespace }) });
    if (!object) throw badRequest(`${kind} "${written.name}" not found`);
    found.set(`${kind} ${written.name}`, object);
  }
  const find: FindObject = (kind, name) => found.get(`${kind} ${name}`) as never;
  const { vm: complete } = expand(asKubeObject(vm), find);
  const { instancetype: _, preference: __, ...spec } = complete.spec ?? {};
  return { ...complete, spec };
}

/** `GET .../virtualmachines/NAME/expand-spec` */
export const VM_READS: Readonly<Record<string, Handler>> = {
  'expand-spec': async (call) => ({ body: await expanded(vmOf(call), call) }),
};

/** `PUT .../namespaces/NAMESPACE/expand-vm-spec`, with a VM that need not exist. */
export const expandVmSpec: Handler = async (call) => {
  if (!isObject(call.body['spec'])) throw badRequest('Object is not a valid VirtualMachine');
  return { body: await expanded(call.body as unknown as VirtualMachine, call) };
};
