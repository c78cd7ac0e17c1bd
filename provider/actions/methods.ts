/** The RPCs of resources that are actions. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isUnresolved } from '../../kube/unresolved';
import { parseUrn, type Resource, traitsOf } from '../kinds';
import { type Limits, operate } from '../lifecycle';
import type { Session } from '../session';
import {
  Changes,
  type CheckRequest,
  type CheckResponse,
  type CreateRequest,
  type CreateResponse,
  type DeleteRequest,
  DiffKind,
  type DiffRequest,
  type DiffResponse,
  initFailed,
  type Properties,
  type ReadRequest,
  type ReadResponse,
  RpcError,
  status,
  type UpdateRequest,
  type UpdateResponse,
} from '../wire';
import { type Action, type Run, subjectOf } from './action';
import { checkAction } from './common-inputs';
import { ACTIONS } from './table';

const PREFIX = 'kubevirt:actions:';
/** With its hash, the name is also a valid label value of 63 characters. */
const MOST = 54;

function actionOf(urn: string): Action {
  const { token } = parseUrn(urn);
  const name = token.slice(PREFIX.length);
  if (Object.hasOwn(ACTIONS, name)) return ACTIONS[name]!;
  throw new RpcError(
    `${token} is not an action of the kubevirt provider. The actions are ${Object.keys(ACTIONS).join(', ')}.`,
    status.INVALID_ARGUMENT,
  );
}

export async function check({ urn, news }: CheckRequest, session: Session): Promise<CheckResponse> {
  const action = actionOf(urn);
  const { namespace } = session.config;
  const value = action.clusterWide ? news.value : { namespace, ...news.value };
  const failures = checkAction(parseUrn(urn).token, action, value);
  const known = failures.length === 0 && !Object.values(value).some(isUnresolved);
  if (!known || !action.complete) return { inputs: { ...news, value }, failures };
  try {
    return { inputs: { ...news, value: { ...value, ...(await action.complete(value)) } }, failures };
  } catch (error) {
    return { inputs: { ...news, value }, failures: [{ property: '', reason: (error as Error).message }] };
  }
}

/** Every change of an input does the action again. */
export function diff({ urn, oldInputs, olds, news }: DiffRequest): Partial<DiffResponse> {
  const before = Object.keys(oldInputs.value).length > 0 ? oldInputs.value : olds.value;
  const changed = [...new Set([...Object.keys(oldInputs.value), ...Object.keys(news.value)])].filter(
    (key) => !isDeepStrictEqual(before[key], news.value[key]),
  );
  if (changed.length === 0) return { changes: Changes.None, hasDetailedDiff: true };
  return {
    changes: Changes.Some,
    diffs: changed,
    replaces: changed,
    detailedDiff: Object.fromEntries(changed.map((key) => [key, { kind: DiffKind.UpdateReplace, inputDiff: true }])),
    hasDetailedDiff: true,
    deleteBeforeReplace: actionOf(urn).undoneFirst ?? false,
  };
}

export async function create(request: CreateRequest, session: Session): Promise<Partial<CreateResponse>> {
  const { urn, properties: inputs, preview, timeout } = request;
  const id = idOf(urn, inputs);
  const advice = actionOf(urn).advice?.(inputs.value, (object) => session.known.declares(object));
  if (advice) await session.engine.warn(urn, advice);
  if (preview) {
    await foresee(session, urn, id, inputs);
    return { id, properties: inputs };
  }
  return { id, properties: await perform(session, urn, id, inputs, { timeout }) };
}

/** Called only after a failure: without one, every change is a replacement. */
export async function update(request: UpdateRequest, session: Session): Promise<Partial<UpdateResponse>> {
  const { urn, id, news: inputs, preview, timeout } = request;
  if (preview) {
    await foresee(session, urn, id, inputs);
    return { properties: inputs };
  }
  return { properties: await perform(session, urn, id, inputs, { timeout }) };
}

/** What was done stays done: objects that KubeVirt or a user has removed since are not missed. */
export function read({ id, inputs, properties }: ReadRequest): Partial<ReadResponse> {
  if (Object.keys(inputs.value).length === 0)
    throw new RpcError('An action cannot be imported: declare it, and it is done.', status.INVALID_ARGUMENT);
  return { id, inputs, properties };
}

export async function remove(request: DeleteRequest, session: Session): Promise<object> {
  const { urn, id, oldInputs, properties, timeout } = request;
  const inputs = Object.keys(oldInputs.value).length > 0 ? oldInputs : properties;
  const { undo } = actionOf(urn);
  if (undo) await inRun(session, urn, id, inputs, { timeout }, undo);
  return {};
}

const PREVIEW_SECONDS = 30;

/** What an action will do, where it can tell. A preview does not fail because the cluster does not answer. */
async function foresee(session: Session, urn: string, id: string, inputs: Properties): Promise<void> {
  const { preview } = actionOf(urn);
  if (!preview || Object.values(inputs.value).some(isUnresolved)) return;
  await inRun(session, urn, id, inputs, { timeout: PREVIEW_SECONDS }, preview).catch((error: Error) =>
    session.engine.warn(urn, `the preview cannot show what it will do: ${error.message}`),
  );
}

async function perform(
  session: Session,
  urn: string,
  id: string,
  inputs: Properties,
  limits: Limits,
): Promise<Properties> {
  const work = (run: Run) =>
    actionOf(urn)
      .run(run)
      .catch((error: unknown) => {
        // It may have begun: the state keeps it, and the next update goes on with it.
        const reasons = [run.operation.clean(error instanceof Error ? error.message : String(error))];
        const next = (error as { next?: unknown }).next;
        throw initFailed({
          id,
          outputs: inputs,
          inputs,
          reasons: typeof next === 'string' ? [...reasons, next] : reasons,
        });
      });
  const outputs = await inRun(session, urn, id, inputs, { ...limits, patient: true }, work);
  return { ...inputs, value: { ...inputs.value, ...outputs } };
}

function inRun<T>(
  session: Session,
  urn: string,
  id: string,
  { value: inputs, secrets }: Properties,
  limits: Limits,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const [name, namespace = ''] = id.split('/').reverse() as [string, string | undefined];
  const action = actionOf(urn);
  const resource: Resource = {
    urn,
    token: parseUrn(urn).token,
    gvk: action.subject,
    object: subjectOf(action, inputs, name, namespace),
    settings: {},
    traits: {
      ...traitsOf(action.subject.apiVersion, action.subject.kind),
      ...(action.timeoutMinutes && { timeoutMinutes: action.timeoutMinutes }),
    },
    schema: undefined,
    secrets,
  };
  return operate(session, resource, limits, (operation) => work({ operation, inputs, namespace, name, urn }));
}

/** Other inputs are another run: its object has another name. */
function idOf(urn: string, { value }: Properties): string {
  const hash = createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
  const name = parseUrn(urn)
    .name.toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
  const place = actionOf(urn).clusterWide ? '' : `${value['namespace']}/`;
  return `${place}${name || 'action'}-${hash}`;
}
