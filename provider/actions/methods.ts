/** The RPCs of resources that are actions. */
import { createHash } from 'node:crypto';
import { isUnresolved } from '../../kube/unresolved';
import { parseUrn, redact, secretTexts, shownFailures } from '../kinds';
import type { Limits } from '../lifecycle';
import { newerPlugin } from '../package-file';
import type { Session } from '../session';
import {
  type CheckFailure,
  type CheckRequest,
  type CheckResponse,
  type CreateRequest,
  type CreateResponse,
  type DeleteRequest,
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
import { changedInputs, inOperation, inputsBefore, repeatedFor, unchanged } from './repeated';
import { ACTIONS } from './table';

const PREFIX = 'kubevirt:actions:';
/** With its hash, the name is also a valid label value of 63 characters. */
const MOST = 54;

function actionOf(urn: string): Action {
  const { token } = parseUrn(urn);
  const name = token.slice(PREFIX.length);
  if (Object.hasOwn(ACTIONS, name)) return ACTIONS[name]!;
  throw new RpcError(
    `${token} is not an action of the kubevirt provider. The actions are ${Object.keys(ACTIONS).join(', ')}. ${newerPlugin()}`,
    status.INVALID_ARGUMENT,
  );
}

export async function check({ urn, news }: CheckRequest, session: Session): Promise<CheckResponse> {
  const action = actionOf(urn);
  const { namespace } = session.config;
  const value = action.clusterWide ? news.value : { namespace, ...news.value };
  const shown = (failures: readonly CheckFailure[]) => shownFailures(failures, { ...news, value });
  const failures = shown(checkAction(parseUrn(urn).token, action, value));
  const known = failures.length === 0 && !Object.values(value).some(isUnresolved);
  if (!known || !action.complete) return { inputs: { ...news, value }, failures };
  try {
    return { inputs: { ...news, value: { ...value, ...(await action.complete(value)) } }, failures };
  } catch (error) {
    return { inputs: { ...news, value }, failures: shown([{ property: '', reason: (error as Error).message }]) };
  }
}

/** Every change of an input does the action again. */
export function diff(request: DiffRequest): Partial<DiffResponse> {
  const changed = changedInputs(request);
  return {
    ...repeatedFor(changed, false),
    ...(changed.length > 0 && { deleteBeforeReplace: actionOf(request.urn).undoneFirst ?? false }),
  };
}

export async function create(request: CreateRequest, session: Session): Promise<Partial<CreateResponse>> {
  const { urn, properties: inputs, preview, timeout } = request;
  const id = idOf(urn, inputs);
  const advice = actionOf(urn).advice?.(inputs.value, (object) => session.known.declares(object));
  if (advice) await session.engine.warn(urn, redact(advice, secretTexts(inputs.value, inputs.secrets)));
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

/** Objects that KubeVirt or a user has removed since are not missed. */
export const read = (request: ReadRequest): Partial<ReadResponse> =>
  unchanged(request, 'An action cannot be imported: declare it, and it is done.');

export async function remove(request: DeleteRequest, session: Session): Promise<object> {
  const { urn, id, oldInputs, properties, timeout } = request;
  const { undo } = actionOf(urn);
  if (undo) await inRun(session, urn, id, inputsBefore(oldInputs, properties), { timeout }, undo);
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
  properties: Properties,
  limits: Limits,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const [name, namespace = ''] = id.split('/').reverse() as [string, string | undefined];
  const action = actionOf(urn);
  const { value: inputs } = properties;
  const { subject: gvk, timeoutMinutes } = action;
  const object = subjectOf(action, inputs, name, namespace);
  return inOperation(
    session,
    urn,
    properties,
    { gvk, object, ...(timeoutMinutes && { traits: { timeoutMinutes } }) },
    limits,
    (operation) => work({ operation, inputs, namespace, name, urn }),
  );
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
