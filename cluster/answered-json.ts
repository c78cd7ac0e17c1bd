import { isObject } from '../kube/json';
import { subject } from './error-messages';
import { ApiError, type Attempt } from './errors';

/** The object that a response consists of. Its text is not quoted if it is not one: it may hold what the request held. */
export function answeredObject<T extends object>(text: string, attempt: Attempt): T {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = undefined;
  }
  if (isObject(answer)) return answer as T;
  throw new ApiError({
    message: `Cannot ${subject(attempt)}: the response of ${text.length} characters is not a JSON object. Check that the address in the kubeconfig is that of an API server, and what a proxy in front of it does.`,
    status: 0,
    reason: 'Garbled',
    attempt,
  });
}
