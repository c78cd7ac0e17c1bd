/** Restarts of guests that a change needs, where the program wants them. */
export { callSubresource } from './restart-guest';
export { restartWhereNeeded } from './restart-where-needed';
