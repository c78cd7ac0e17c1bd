import type { Session } from '../session';
import { type Fields, type Message, protocol } from '../wire';
import { refuseNewerState } from './state-format';

export type Handler<Request, Response> = (request: Request, session: Session) => Response | Promise<Response>;

/** A message that its handler reads and writes by itself. */
export const BYTES = 'bytes';

/** One RPC: its request, its response, and its handler, which is loaded on its first call. */
export interface Method {
  request: Fields | typeof BYTES;
  response: Fields | typeof BYTES;
  load: () => Handler<object, object>;
}

function method<Q extends Fields, A extends Fields>(
  request: Q,
  response: A,
  load: () => Handler<Message<Q>, Partial<Message<A>>>,
): Method {
  return { request, response, load: load as unknown as Method['load'] };
}

function opaque(load: () => Handler<Uint8Array, Uint8Array>): Method {
  return { request: BYTES, response: BYTES, load: load as Method['load'] };
}

const p = protocol;

/**
 * The RPCs of pulumirpc.ResourceProvider that the plugin serves; the others answer UNIMPLEMENTED, which the engine understands. The port
 * line must be printed before anything heavy is loaded, hence one `require` per handler; its argument is a literal, which a bundler can follow.
 */
export const METHODS: Readonly<Record<string, Method>> = {
  Handshake: method(
    p.HandshakeRequest,
    p.HandshakeResponse,
    () => (require('./handshake') as typeof import('./handshake')).handshake,
  ),
  Attach: method(p.AttachRequest, p.Empty, () => (require('./handshake') as typeof import('./handshake')).attach),
  Cancel: method(p.Empty, p.Empty, () => (require('./cancel') as typeof import('./cancel')).cancel),
  GetPluginInfo: method(
    p.Empty,
    p.PluginInfo,
    () => (require('./get-plugin-info') as typeof import('./get-plugin-info')).getPluginInfo,
  ),
  GetSchema: method(
    p.GetSchemaRequest,
    p.GetSchemaResponse,
    () => (require('./get-schema') as typeof import('./get-schema')).getSchema,
  ),
  GetMapping: method(p.Empty, p.GetMappingResponse, () => () => ({})),
  GetMappings: method(p.Empty, p.GetMappingsResponse, () => () => ({})),
  CheckConfig: method(
    p.CheckRequest,
    p.CheckResponse,
    () => (require('./check-config') as typeof import('./check-config')).checkConfig,
  ),
  DiffConfig: method(
    p.DiffRequest,
    p.DiffResponse,
    () => (require('./diff-config') as typeof import('./diff-config')).diffConfig,
  ),
  Configure: method(
    p.ConfigureRequest,
    p.ConfigureResponse,
    () => (require('./configure') as typeof import('./configure')).configure,
  ),
  Check: method(
    p.CheckRequest,
    p.CheckResponse,
    byType('check', () => (require('./check') as typeof import('./check')).check),
  ),
  Diff: method(
    p.DiffRequest,
    p.DiffResponse,
    byType('diff', () => (require('./diff') as typeof import('./diff')).diff),
  ),
  Create: method(
    p.CreateRequest,
    p.CreateResponse,
    byType('create', () => (require('./create') as typeof import('./create')).create),
  ),
  Read: method(
    p.ReadRequest,
    p.ReadResponse,
    byType('read', () => (require('./read') as typeof import('./read')).read),
  ),
  Update: method(
    p.UpdateRequest,
    p.UpdateResponse,
    byType('update', () => (require('./update') as typeof import('./update')).update),
  ),
  Invoke: method(p.InvokeRequest, p.InvokeResponse, () => (require('./invoke') as typeof import('./invoke')).invoke),
  Construct: opaque(() => (require('./construct') as typeof import('./construct')).construct),
  Call: opaque(() => (require('./construct') as typeof import('./construct')).call),
  Delete: method(
    p.DeleteRequest,
    p.Empty,
    byType('remove', () => (require('./delete') as typeof import('./delete')).remove),
  ),
};

type Rpc = 'check' | 'diff' | 'create' | 'read' | 'update' | 'remove';

/** Resources that are not an object, by the beginning of their type: each is loaded with the first one. */
const OWN: readonly (readonly [type: string, methods: () => Readonly<Record<Rpc, unknown>>])[] = [
  ['kubevirt:actions:', () => (require('../actions') as typeof import('../actions')).actionMethods],
  ['kubevirt:index:Preflight', () => (require('../preflight') as typeof import('../preflight')).preflightMethods],
];

/** The handler of an object's RPC, or that of a resource that is not an object. */
function byType<Q extends { urn: string }, A>(rpc: Rpc, object: () => Handler<Q, A>): () => Handler<Q, A> {
  return () => {
    const handle = object();
    return (request, session) => {
      refuseNewerState(request);
      // A parent's type stands before the resource's own, behind which a `$` stands.
      const type = request.urn.split('::')[2]?.split('$').at(-1) ?? '';
      const own = OWN.find(([prefix]) => type.startsWith(prefix));
      return own ? (own[1]()[rpc] as Handler<Q, A>)(request, session) : handle(request, session);
    };
  };
}
