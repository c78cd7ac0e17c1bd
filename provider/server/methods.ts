import type { Session } from '../session';
import { type Fields, type Message, protocol } from '../wire';

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
 * line must be printed before anything heavy is loaded, hence one `require` per handler.
 */
export const METHODS: Readonly<Record<string, Method>> = {
  Handshake: method(
    p.HandshakeRequest,
    p.HandshakeResponse,
    () => load<typeof import('./handshake')>('./handshake').handshake,
  ),
  Attach: method(p.AttachRequest, p.Empty, () => load<typeof import('./handshake')>('./handshake').attach),
  Cancel: method(p.Empty, p.Empty, () => load<typeof import('./cancel')>('./cancel').cancel),
  GetPluginInfo: method(
    p.Empty,
    p.PluginInfo,
    () => load<typeof import('./get-plugin-info')>('./get-plugin-info').getPluginInfo,
  ),
  GetSchema: method(
    p.GetSchemaRequest,
    p.GetSchemaResponse,
    () => load<typeof import('./get-schema')>('./get-schema').getSchema,
  ),
  GetMapping: method(p.Empty, p.GetMappingResponse, () => () => ({})),
  GetMappings: method(p.Empty, p.GetMappingsResponse, () => () => ({})),
  CheckConfig: method(
    p.CheckRequest,
    p.CheckResponse,
    () => load<typeof import('./check-config')>('./check-config').checkConfig,
  ),
  DiffConfig: method(
    p.DiffRequest,
    p.DiffResponse,
    () => load<typeof import('./diff-config')>('./diff-config').diffConfig,
  ),
  Configure: method(
    p.ConfigureRequest,
    p.ConfigureResponse,
    () => load<typeof import('./configure')>('./configure').configure,
  ),
  Check: method(
    p.CheckRequest,
    p.CheckResponse,
    byType('check', () => load<typeof import('./check')>('./check').check),
  ),
  Diff: method(
    p.DiffRequest,
    p.DiffResponse,
    byType('diff', () => load<typeof import('./diff')>('./diff').diff),
  ),
  Create: method(
    p.CreateRequest,
    p.CreateResponse,
    byType('create', () => load<typeof import('./create')>('./create').create),
  ),
  Read: method(
    p.ReadRequest,
    p.ReadResponse,
    byType('read', () => load<typeof import('./read')>('./read').read),
  ),
  Update: method(
    p.UpdateRequest,
    p.UpdateResponse,
    byType('update', () => load<typeof import('./update')>('./update').update),
  ),
  Invoke: method(p.InvokeRequest, p.InvokeResponse, () => load<typeof import('./invoke')>('./invoke').invoke),
  Construct: opaque(() => load<typeof import('./construct')>('./construct').construct),
  Call: opaque(() => load<typeof import('./construct')>('./construct').call),
  Delete: method(
    p.DeleteRequest,
    p.Empty,
    byType('remove', () => load<typeof import('./delete')>('./delete').remove),
  ),
};

type Rpc = 'check' | 'diff' | 'create' | 'read' | 'update' | 'remove';

/** Resources that are not an object, by the beginning of their type: each is loaded with the first one. */
const OWN: readonly (readonly [type: string, methods: () => Readonly<Record<Rpc, unknown>>])[] = [
  ['kubevirt:actions:', () => load<typeof import('../actions')>('../actions').actionMethods],
  ['kubevirt:index:Preflight', () => load<typeof import('../preflight')>('../preflight').preflightMethods],
];

/** The handler of an object's RPC, or that of a resource that is not an object. */
function byType<Q extends { urn: string }, A>(rpc: Rpc, object: () => Handler<Q, A>): () => Handler<Q, A> {
  return () => {
    const handle = object();
    return (request, session) => {
      // A parent's type stands before the resource's own, behind which a `$` stands.
      const type = request.urn.split('::')[2]?.split('$').at(-1) ?? '';
      const own = OWN.find(([prefix]) => type.startsWith(prefix));
      return own ? (own[1]()[rpc] as Handler<Q, A>)(request, session) : handle(request, session);
    };
  };
}

function load<M>(file: string): M {
  return require(file) as M;
}
