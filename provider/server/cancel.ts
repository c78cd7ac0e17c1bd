import type { Session } from '../session';

/** The engine cancels on Ctrl-C and at every normal end: what waits answers at once, and the process goes when its stdin ends. */
export function cancel(_: object, session: Session): object {
  session.cancel();
  return {};
}
