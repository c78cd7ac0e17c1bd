/** Restarts of guests that a change needs, where the program wants them. */
export { restartWhereNeeded } from './restart-where-needed';
