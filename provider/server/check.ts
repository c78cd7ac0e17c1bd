import { isUnresolved } from '../../kube/unresolved';
import { validate } from '../../kubevirt/admission';
import {
  checkNames,
  checkSettings,
  type GroupVersionKind,
  gvkOfToken,
  MANIFEST,
  metadataOf,
  named,
  parseUrn,
  redact,
  resourceOf,
  secretTexts,
  withKindsSecrets,
} from '../kinds';
import type { Session } from '../session';
import type { CheckFailure, CheckRequest, CheckResponse, Properties } from '../wire';
import { changesOf } from './changes';
import { unwanted } from './impact';

/** Completes and checks a resource's inputs: pure and offline. What is not known yet is skipped, and checked when it is. */
export function check({ urn, news, olds, autonaming }: CheckRequest, session: Session): CheckResponse {
  const { token, name } = parseUrn(urn);
  const gvk = gvkOfToken(token) ?? gvkIn(news.value);
  const gvkProblems = gvkFailures(token, news.value, gvk);
  if (!gvk || gvkProblems.length > 0) return { inputs: news, failures: gvkProblems };
  const { namespace } = session.config;
  const naming = { gvk, resourceName: name, namespace, autonaming, olds: olds.value };
  const value = named({ ...gvk, ...news.value }, naming);
  const inputs = { value, secrets: withKindsSecrets(news.secrets, value) };
  const failures = [
    ...checkSettings(value),
    ...checkNames(value, metadataOf(news.value), gvk),
    ...refusals(urn, inputs, olds, session),
  ];
  return { inputs, failures: withoutSecrets(failures, inputs) };
}

/** Every reason for which the cluster would refuse the object, and what the user does not want of the change. */
function refusals(urn: string, inputs: Properties, olds: Properties, session: Session): CheckFailure[] {
  const now = resourceOf(urn, inputs);
  const before = Object.keys(olds.value).length > 0 ? resourceOf(urn, olds) : undefined;
  const changes = before ? changesOf(before, now) : [];
  // What only a new object can have is no update: the old one goes.
  const updated = changes.length > 0 && !changes.some(({ replaces }) => replaces) ? before : undefined;
  const findings = validate({ object: now.object, oldObject: updated?.object, profile: session.config.profile });
  return [
    ...findings
      .filter(({ severity }) => severity === 'error')
      .map(({ path, message }) => ({ property: path, reason: message })),
    ...(before && changes.length > 0 ? unwanted(before, now, session) : []),
  ];
}

/** The engine shows the value at a failure's property, so a secret is named in the text instead. */
function withoutSecrets(failures: readonly CheckFailure[], { value, secrets }: Properties): CheckFailure[] {
  const hidden = secretTexts(value, secrets);
  const roots = new Set(secrets.map(([root]) => root));
  return failures.map(({ property, reason }) => {
    const clean = redact(reason, hidden);
    return roots.has(property) ? { property: '', reason: `${property}: ${clean}` } : { property, reason: clean };
  });
}

function gvkIn({ apiVersion, kind }: Record<string, unknown>): GroupVersionKind | undefined {
  return typeof apiVersion === 'string' && typeof kind === 'string' ? { apiVersion, kind } : undefined;
}

function gvkFailures(token: string, value: Record<string, unknown>, gvk: GroupVersionKind | undefined): CheckFailure[] {
  return (['apiVersion', 'kind'] as const).flatMap((property) => {
    const found = value[property];
    if (token === MANIFEST) {
      if (typeof found === 'string' && found !== '') return [];
      const why = isUnresolved(found) ? 'must be known in a preview' : 'must be a string';
      return [{ property, reason: `${why}: it decides what the other fields mean, such as "v1" and "ConfigMap"` }];
    }
    if (found === undefined || found === gvk?.[property]) return [];
    return [{ property, reason: `is "${gvk?.[property]}" for ${token}, not ${JSON.stringify(found)}; leave it out` }];
  });
}
