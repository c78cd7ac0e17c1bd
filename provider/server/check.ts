import { validate } from '../../kubevirt/admission';
import { isLate } from '../../kubevirt/late';
import { checkNames, named } from '../kinds/naming';
import { metadataOf, withKindsSecrets } from '../kinds/resource';
import { redact, secretTexts } from '../kinds/secrets';
import { checkSettings, splitSettings } from '../kinds/settings';
import { MANIFEST, parseUrn, type Typed, typedByToken } from '../kinds/token';
import type { CheckRequest, CheckResponse } from '../wire/protocol';
import type { Session } from './session';

interface Failure {
  property: string;
  reason: string;
}

/** Completes and checks a resource's inputs: pure and offline. What is not known yet is skipped, and checked when it is. */
export function check({ urn, news, olds, autonaming }: CheckRequest, session: Session): CheckResponse {
  const { token, name } = parseUrn(urn);
  const typed = typedByToken(token) ?? typeIn(news.value);
  const mistyped = typeFailures(token, news.value, typed);
  if (!typed || mistyped.length > 0) return { inputs: news, failures: mistyped };
  const { namespace } = session.config;
  const value = named(
    { ...typed, ...news.value },
    { typed, resourceName: name, namespace, autonaming, olds: olds.value },
  );
  const secrets = withKindsSecrets(news.secrets, value);
  const hidden = secretTexts(value, secrets);
  const failures = [
    ...checkSettings(value),
    ...checkNames(value, metadataOf(news.value), typed),
    ...refusals(value, session),
  ];
  return {
    inputs: { value, secrets },
    failures: failures.map(({ property, reason }) => ({ property, reason: redact(reason, hidden) })),
  };
}

/** Every reason for which the cluster would refuse the object. */
function refusals(value: Record<string, unknown>, session: Session): Failure[] {
  const { object } = splitSettings(value);
  return validate({ object, profile: session.config.profile })
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, suggestion }) => ({
      property: path,
      reason: suggestion ? `${message} ${suggestion}` : message,
    }));
}

function typeIn({ apiVersion, kind }: Record<string, unknown>): Typed | undefined {
  return typeof apiVersion === 'string' && typeof kind === 'string' ? { apiVersion, kind } : undefined;
}

function typeFailures(token: string, value: Record<string, unknown>, typed: Typed | undefined): Failure[] {
  return (['apiVersion', 'kind'] as const).flatMap((property) => {
    const found = value[property];
    if (token === MANIFEST) {
      if (typeof found === 'string' && found !== '') return [];
      const why = isLate(found) ? 'must be known in a preview' : 'must be a string';
      return [{ property, reason: `${why}: it decides what the other fields mean, such as "v1" and "ConfigMap"` }];
    }
    if (found === undefined || found === typed?.[property]) return [];
    return [{ property, reason: `is "${typed?.[property]}" for ${token}, not ${JSON.stringify(found)}; leave it out` }];
  });
}
