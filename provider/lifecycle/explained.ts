import { Explainer } from '../causes';
import type { Session } from '../session';

const EXPLAINERS = new WeakMap<object, Explainer>();

/** The explainer of a session, whose reads all waits of the process share. */
export function causes(session: Session): Explainer {
  let explainer = EXPLAINERS.get(session);
  if (!explainer) {
    explainer = new Explainer(session.cluster);
    EXPLAINERS.set(session, explainer);
  }
  return explainer;
}
