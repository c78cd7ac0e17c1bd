import type { Handler } from './call';
import { expandVmSpec, VM_READS } from './expand-spec';
import { VMI_ACTIONS, VMI_READS } from './instance';
import { Refusal } from './refusal';
import { VM_ACTIONS } from './virtual-machine';

export const GROUP = 'subresources.kubevirt.io';
export const VERSIONS = ['v1', 'v1alpha3'] as const;

/** Handlers by HTTP method, resource and subresource. */
const HANDLERS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Handler>>>>>> = {
  PUT: { virtualmachines: VM_ACTIONS, virtualmachineinstances: VMI_ACTIONS },
  GET: { virtualmachines: VM_READS, virtualmachineinstances: VMI_READS },
};

export interface Route {
  readonly namespace: string;
  readonly name: string;
  readonly handler: Handler;
}

const PATH =
  /^\/apis\/subresources\.kubevirt\.io\/(?:v1|v1alpha3)\/namespaces\/([^/]+)\/(virtualmachines|virtualmachineinstances)\/([^/]+)\/(.+)$/;

const OF_NAMESPACE = /^\/apis\/subresources\.kubevirt\.io\/(?:v1|v1alpha3)\/namespaces\/([^/]+)\/expand-vm-spec$/;

/** The handler for a path. A subresource that needs a real guest, such as a console, is not served. */
export function route(method: string, path: string): Route {
  const [, within] = OF_NAMESPACE.exec(path)?.map(decodeURIComponent) ?? [];
  if (within !== undefined && method === 'PUT') return { namespace: within, name: '', handler: expandVmSpec };
  const [, namespace, resource, name, subresource] = PATH.exec(path)?.map(decodeURIComponent) ?? [];
  const handlerOf = (verb: string): Handler | undefined => HANDLERS[verb]?.[resource ?? '']?.[subresource ?? ''];
  const handler = handlerOf(method);
  if (handler) return { namespace: namespace!, name: name!, handler };
  if (Object.keys(HANDLERS).some(handlerOf))
    throw new Refusal(405, 'MethodNotAllowed', `${method} is not allowed for ${subresource}`);
  throw new Refusal(404, 'NotFound', `the sandbox does not serve ${path}: its guests are simulated`);
}

/** What `kubectl api-resources` reads, and the API server to see whether this server is there. */
export function discovery(path: string): object | undefined {
  const versions = VERSIONS.map((version) => ({ groupVersion: `${GROUP}/${version}`, version }));
  const group = { name: GROUP, versions, preferredVersion: versions[0] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: [group] };
  if (path === `/apis/${GROUP}`) return { kind: 'APIGroup', apiVersion: 'v1', ...group };
  const version = VERSIONS.find((one) => path === `/apis/${GROUP}/${one}`);
  if (!version) return undefined;
  const resources = Object.entries(HANDLERS).flatMap(([method, byResource]) =>
    Object.entries(byResource).flatMap(([resource, handlers]) =>
      Object.keys(handlers).map((name) => ({
        name: `${resource}/${name}`,
        singularName: '',
        namespaced: true,
        kind: resource === 'virtualmachines' ? 'VirtualMachine' : 'VirtualMachineInstance',
        verbs: [method === 'PUT' ? 'update' : 'get'],
      })),
    ),
  );
  const ofNamespace = {
    name: 'expand-vm-spec',
    singularName: '',
    namespaced: true,
    kind: 'VirtualMachine',
    verbs: ['update'],
  };
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: `${GROUP}/${version}`,
    resources: [...resources, ofNamespace],
  };
}
