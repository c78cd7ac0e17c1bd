/** Restarts of guests that a change needs, where the program wants them. */
export { refuseBeforeWrite } from './refuse-before-write';
export { callSubresource, requestRestart } from './restart-guest';
export { restartWhereNeeded } from './restart-where-needed';
