/**
 * The libraries that only components and `deploy` need, loaded with the first of them: a program that declares plain resources does not
 * wait for cdk8s.
 */
import type { allow, applyGuestInputs } from '../../constructs/inputs';
import { lazy } from '../../kube/lazy';

export const cdk8s = lazy(() => require('cdk8s') as typeof import('cdk8s'));
export const constructs = lazy(() => require('../../constructs') as typeof import('../../constructs'));
export const guestInputs = lazy(
  () =>
    require('../../constructs/inputs') as {
      readonly allow: typeof allow;
      readonly applyGuestInputs: typeof applyGuestInputs;
    },
);
export const services = lazy(() => require('../../constructs/service') as typeof import('../../constructs/service'));
export const synthesis = lazy(() => ({
  ...(require('../../constructs/render') as typeof import('../../constructs/render')),
  ...(require('../../constructs/synth') as typeof import('../../constructs/synth')),
}));

/** Files that are written whole or not at all. */
export const assets = lazy(
  () => require('../../constructs/platform/assets') as typeof import('../../constructs/platform/assets'),
);

/** The rules, by which a component finds the argument behind an error. */
export const admission = lazy(() => require('../../kubevirt/admission') as typeof import('../../kubevirt/admission'));
