/** The RPCs of the resource `kubevirt:index:Preflight`: checks that run once, and again whenever an input changes. */
import { isDeepStrictEqual } from 'node:util';
import { containsUnresolved } from '../../kube/unresolved';
import { harmOf, inputProblems, optionsOf, type PreflightReport } from '../../kubevirt/preflight';
import { checkInputs } from '../actions';
import { parseUrn, type Resource, traitsOf } from '../kinds';
import { operate } from '../lifecycle';
import type { Session } from '../session';
import {
  Changes,
  type CheckFailure,
  type CheckRequest,
  type CheckResponse,
  type CreateRequest,
  type CreateResponse,
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
import { FAIL_ON, type FailOn, judgedInputs, PREFLIGHT_INPUTS, probeInputs } from './inputs';
import { runPreflight } from './run';

export function check({ urn, news }: CheckRequest): CheckResponse {
  const failures = checkInputs(parseUrn(urn).token, PREFLIGHT_INPUTS, news.value);
  return { inputs: news, failures: failures.length > 0 ? failures : problemsOf(news.value) };
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

/** Inputs that differ; the checks run again in place. */
export function diff({ oldInputs, olds, news }: DiffRequest): Partial<DiffResponse> {
  const changed = changedBetween(oldInputs, olds, news);
  if (changed.length === 0) return { changes: Changes.None, hasDetailedDiff: true };
  return {
    changes: Changes.Some,
    diffs: changed,
    detailedDiff: Object.fromEntries(changed.map((key) => [key, { kind: DiffKind.Update, inputDiff: true }])),
    hasDetailedDiff: true,
  };
}

function changedBetween(oldInputs: Properties, olds: Properties, news: Properties): string[] {
  const before = Object.keys(oldInputs.value).length > 0 ? oldInputs.value : olds.value;
  return Object.keys(PREFLIGHT_INPUTS).filter((key) => !isDeepStrictEqual(before[key], news.value[key]));
}

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
  const { urn, id, olds, oldInputs, news: inputs, preview, timeout } = request;
  if (preview) {
    const changed = changedBetween(oldInputs, olds, inputs);
    const why = changed.length > 0 ? `${changed.join(', ')} changed` : 'the last run failed';
    session.engine.inform(urn, `checks the cluster again: ${why}${probing(inputs)}`);
    return { properties: inputs };
  }
  return { properties: await perform(session, urn, id, inputs, timeout) };
}

const probing = ({ value }: Properties): string =>
  probeInputs(value).probe ? ', with a short-lived Pod on each node' : '';

/** What was checked stays checked: a refresh does not probe. */
export function read({ id, inputs, properties }: ReadRequest): Partial<ReadResponse> {
  if (Object.keys(properties.value).length === 0)
    throw new RpcError('A Preflight cannot be imported: declare it, and the checks run.', status.INVALID_ARGUMENT);
  return { id, inputs, properties };
}

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
  const resource: Resource = {
    urn,
    token: parseUrn(urn).token,
    gvk: NODE,
    object: { apiVersion: 'v1', kind: 'Preflight', metadata: { name: id } },
    settings: {},
    traits: traitsOf(NODE.apiVersion, NODE.kind),
    schema: undefined,
    secrets: inputs.secrets,
  };
  const { value } = inputs;
  const report = await operate(session, resource, { timeout }, ({ signal, say }) =>
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
