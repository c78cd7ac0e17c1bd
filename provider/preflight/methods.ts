/** The RPCs of the resource `kubevirt:index:Preflight`: checks that run once, and again whenever an input changes. */
import { containsUnresolved } from '../../kube/unresolved';
import { harmOf, inputProblems, optionsOf, type PreflightReport } from '../../kubevirt/preflight';
import { changedInputs, checkInputs, inOperation, repeatedFor, unchanged } from '../actions';
import { parseUrn, shownFailures } from '../kinds';
import type { Session } from '../session';
import {
  type CheckFailure,
  type CheckRequest,
  type CheckResponse,
  type CreateRequest,
  type CreateResponse,
  type DiffRequest,
  type DiffResponse,
  initFailed,
  type Properties,
  type ReadRequest,
  type ReadResponse,
  type UpdateRequest,
  type UpdateResponse,
} from '../wire';
import { FAIL_ON, type FailOn, judgedInputs, PREFLIGHT_INPUTS, probeInputs } from './inputs';
import { runPreflight } from './run';

export function check({ urn, news }: CheckRequest): CheckResponse {
  const failures = checkInputs(parseUrn(urn).token, PREFLIGHT_INPUTS, news.value);
  return { inputs: news, failures: shownFailures(failures.length > 0 ? failures : problemsOf(news.value), news) };
}

function problemsOf(value: Record<string, unknown>): CheckFailure[] {
  const known = Object.fromEntries(Object.entries(value).filter(([, one]) => !containsUnresolved(one)));
  const { failOn } = known;
  const bad = failOn !== undefined && !(FAIL_ON as readonly unknown[]).includes(failOn);
  const least = ['probeTimeoutSeconds', 'probeParallelism', 'guestTimeoutSeconds']
    .filter((property) => known[property] !== undefined && !(Number(known[property]) >= 1))
    .map((property) => ({ property, reason: `${property} must be a number from 1, not ${known[property]}` }));
  return [
    ...inputProblems(judgedInputs(known)),
    ...least,
    ...(bad
      ? [{ property: 'failOn', reason: `failOn ${JSON.stringify(failOn)} is not valid. Use ${FAIL_ON.join(', ')}.` }]
      : []),
  ];
}

const changedIn = (request: Pick<DiffRequest, 'oldInputs' | 'olds' | 'news'>): string[] =>
  changedInputs(request, Object.keys(PREFLIGHT_INPUTS));

/** The checks run again in place. */
export const diff = (request: DiffRequest): Partial<DiffResponse> => repeatedFor(changedIn(request), true);

export async function create(request: CreateRequest, session: Session): Promise<Partial<CreateResponse>> {
  const { urn, properties: inputs, preview, timeout } = request;
  const id = parseUrn(urn).name;
  if (preview) {
    session.engine.inform(urn, `checks the cluster before what depends on it${probing(inputs)}`);
    return { id, properties: inputs };
  }
  return { id, properties: await perform(session, urn, id, inputs, timeout) };
}

export async function update(request: UpdateRequest, session: Session): Promise<Partial<UpdateResponse>> {
  const { urn, id, news: inputs, preview, timeout } = request;
  if (preview) {
    const changed = changedIn(request);
    const why = changed.length > 0 ? `${changed.join(', ')} changed` : 'the last run failed';
    session.engine.inform(urn, `checks the cluster again: ${why}${probing(inputs)}`);
    return { properties: inputs };
  }
  return { properties: await perform(session, urn, id, inputs, timeout) };
}

const probing = ({ value }: Properties): string =>
  probeInputs(value).probe ? ', with a short-lived Pod on each node' : '';

/** What was checked stays checked: a refresh does not probe. */
export const read = (request: ReadRequest): Partial<ReadResponse> =>
  unchanged(request, 'A Preflight cannot be imported: declare it, and the checks run.');

/** Nothing of it is left in the cluster. */
export function remove(): object {
  return {};
}

/** Of its object only the name is real: it is a run of checks over the nodes, which every cluster serves. */
const NODE = { apiVersion: 'v1', kind: 'Node' };

async function perform(
  session: Session,
  urn: string,
  id: string,
  inputs: Properties,
  timeout: number,
): Promise<Properties> {
  const object = { apiVersion: 'v1', kind: 'Preflight', metadata: { name: id } };
  const { value } = inputs;
  const report = await inOperation(session, urn, inputs, { gvk: NODE, object }, { timeout }, ({ signal, say }) =>
    runPreflight(session.cluster, optionsOf(judgedInputs(value)), probeInputs(value), { signal, say }),
  );
  const outputs = { ...inputs, value: { ...value, ...outputsOf(report) } };
  const reasons = failureOf(report, (value['failOn'] as FailOn | undefined) ?? 'fail');
  if (reasons.length > 0) throw initFailed({ id, outputs, inputs, reasons });
  return outputs;
}

const outputsOf = ({ checks, cpuModel, nodes, verdict }: PreflightReport): Record<string, unknown> => ({
  checks,
  verdict,
  nodes,
  ...(cpuModel !== undefined && { cpuModel }),
});

/** A paragraph for each check that failed, with its repair; empty where none did. */
function failureOf({ checks }: PreflightReport, failOn: FailOn): string[] {
  const failed = checks.filter(({ verdict }) => harmOf(verdict) >= harmOf(failOn));
  if (failed.length === 0) return [];
  return [
    `The cluster is not ready for KubeVirt: ${failed.length} of ${checks.length} checks did not pass.`,
    ...failed.map(({ id, title, message, repair }) => `${title} (${id}): ${message}. ${repair ?? ''}`.trim()),
  ];
}
