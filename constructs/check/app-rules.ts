import type { KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import { MISSING_NAMESPACE, missingNamespace } from './missing-namespace';
import { type CheckedApp, DRAIN, drained, RUNNING_TARGET, runningTarget, UNMOVABLE, unmovable } from './moves';
import { ONE_SHOT, oneShot } from './one-shot';
import { PLAIN_SECRET, plainSecret } from './plain-secrets';

/** Rules that belong to the constructs: about manifests in Git, and about what is only known of a whole app. All of them warn. */
const RULES: Readonly<Record<string, (object: KubeObject, app: CheckedApp) => Diagnostic[]>> = {
  [PLAIN_SECRET]: plainSecret,
  [MISSING_NAMESPACE]: missingNamespace,
  [ONE_SHOT]: oneShot,
  [UNMOVABLE]: unmovable,
  [DRAIN]: drained,
  [RUNNING_TARGET]: runningTarget,
};

export const isAppRule = (id: string): boolean => Object.hasOwn(RULES, id);

export const appFindings = (object: KubeObject, app: CheckedApp): Diagnostic[] =>
  Object.values(RULES).flatMap((rule) => rule(object, app));
