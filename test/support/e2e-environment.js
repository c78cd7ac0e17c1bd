/**
 * Jest's environment of Node.js, for programs that the Pulumi CLI refuses on purpose. When its engine has ended, the calls that such a program still has
 * open are rejected where nobody awaits them: that ends the test that expects the refusal, or the one after it.
 */
const { TestEnvironment } = require('jest-environment-node');

const ENGINE_HAS_ENDED = /Resource monitor is terminating/;

module.exports = class extends TestEnvironment {
  handleTestEvent(event, state) {
    if (event.name !== 'error' || !ENGINE_HAS_ENDED.test(event.error?.message)) return;
    if (event.promise) state.unhandledRejectionErrorByPromiseTarget.get(event.promise)?.delete(event.promise);
    else state.unhandledErrors = state.unhandledErrors.filter((error) => error !== event.error);
  }
};
