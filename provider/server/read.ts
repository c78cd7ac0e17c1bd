import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { rewrittenPaths } from '../../kubevirt/defaults';
import { isCutOff, readinessOf } from '../../kubevirt/readiness';
import { asBeforeRestore, importedInputs, observedInputs } from '../compare';
import {
  gvkOfToken,
  outputsOf,
  parseId,
  parseUrn,
  type Resource,
  resourceAt,
  resourceOf,
  withStringData,
} from '../kinds';
import { findObject, instanceOf, operate, withClaimSize } from '../lifecycle';
import type { Session } from '../session';
import type { Path, Properties, ReadRequest, ReadResponse } from '../wire';

/** Refresh, or import where the state has only an id. An empty id in the response means that the object is gone. */
export async function read(request: ReadRequest, session: Session): Promise<Partial<ReadResponse>> {
  const known = Object.keys(request.inputs.value).length > 0;
  const resource = known ? resourceAt(request.urn, request.inputs, request.id) : resourceNamed(request);
  const observed = await operate(session, resource, { timeout: request.timeout }, async ({ kind, ref, signal }) => {
    const found = await findObject(session, kind, ref, signal);
    const live = found && (await withClaimSize(session, resource, found, signal));
    return live && { live, instance: await instanceOf(session, live, signal) };
  }).catch((error: unknown) => {
    // If its kind is gone, so is the object.
    if ((error as { reason?: unknown }).reason !== 'KindNotServed') throw error;
    return undefined;
  });
  if (!observed) return { id: '' };
  const inputs = known
    ? refreshed(request.inputs, resource, observed.live)
    : importedInputs(observed.live, session.config.profile);
  const seen = resourceOf(request.urn, inputs);
  session.known.lastRead.set(request.urn, inputs);
  // An import takes the object over; a refresh only looks.
  if (!known) session.known.own(request.urn, observed.live);
  const properties = outputsOf(inputs, seen, observed, { inputs: request.inputs, outputs: request.properties });
  session.known.moved.set(request.urn, known ? movedOutputs(request.properties.value, properties.value) : []);
  if (known && observed.live.kind === 'VirtualMachine') await warnOfSilentNode(request.urn, observed.live, session);
  return { id: request.id, inputs: { ...inputs, secrets: seen.secrets }, properties };
}

/** A VM whose guest is gone with its node is still shown as Running; nothing that a refresh compares says otherwise. */
async function warnOfSilentNode(urn: string, vm: KubeObject, session: Session): Promise<void> {
  if (!isCutOff(vm)) return;
  const readiness = readinessOf(vm);
  if (readiness.state === 'waiting') await session.engine.warn(urn, `${readiness.message}. ${readiness.next}`);
}

/** Outputs whose change a refresh shows. The others change with every restart of a controller. */
const SHOWN = ['nodeName', 'ipAddresses', 'guest.restartRequired', 'guest.pending', 'guest.memory'] as const;

function movedOutputs(before: Record<string, unknown>, now: Record<string, unknown>): string[] {
  return SHOWN.filter((path) => {
    const [old, found] = [before, now].map((outputs) => valueAt(outputs, ...path.split('.')));
    return !isDeepStrictEqual(old, found);
  });
}

/** The resource that an id names. */
function resourceNamed({ urn, id }: ReadRequest): Resource {
  const { token } = parseUrn(urn);
  const { apiVersion, kind, name, namespace } = parseId(token, id, gvkOfToken(token));
  return resourceOf(urn, { value: { apiVersion, kind, metadata: { name, namespace } }, secrets: [] });
}

function refreshed(inputs: Properties, resource: Resource, live: KubeObject): Properties {
  const there = withStringData(asBeforeRestore(live, resource.object));
  const value: Record<string, unknown> = {};
  for (const [key, written] of Object.entries(inputs.value)) {
    const own = key === 'apiVersion' || key === 'kind' || !(key in resource.object);
    const schema = resource.schema?.properties?.[key];
    const now = own ? written : observedInputs(written, there[key], schema, rewrittenPaths(live.kind), [key]);
    if (now !== undefined) value[key] = now;
  }
  return { value, secrets: widened(inputs.secrets, inputs.value, value) };
}

/** In a list that changed, a secret may be at another index: then the whole list is secret. */
function widened(secrets: readonly Path[], before: unknown, now: unknown): Path[] {
  return secrets.map((path) => {
    let old = before;
    let seen = now;
    for (const [depth, key] of path.entries()) {
      if (Array.isArray(old) && Array.isArray(seen) && JSON.stringify(names(old)) !== JSON.stringify(names(seen)))
        return path.slice(0, depth);
      old = (old as Record<string | number, unknown> | undefined)?.[key];
      seen = (seen as Record<string | number, unknown> | undefined)?.[key];
    }
    return path;
  });
}

function names(list: unknown[]): unknown[] {
  return list.map((item) => (item as { name?: unknown } | null)?.name ?? item);
}
