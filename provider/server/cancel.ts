import type { Session } from '../session';

/** The engine cancels on Ctrl-C and at every normal end: every wait answers immediately, and the process ends with its stdin. */
export function cancel(_: object, session: Session): object {
  session.cancel();
  return {};
}
