/** Upgrades of operators: only along the paths that their projects support, from what the cluster reports to run. */
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type Operator, observedVersion, operatorVersion, platformPart } from '../../kubevirt/operators';
import { normalVersion, upgradePath } from '../../kubevirt/releases';
import { allowOf, type Resource } from '../kinds';
import type { Session } from '../session';
import { allOf, resourceKind } from './installed';

/** What `allow` names to install a version that cannot be reached in one step. */
export const UPGRADE_PATH = 'upgrade-path';

/** Why an object may not bring an operator to the version that it asks for; undefined for any other object, and where it may. */
export async function upgradeProblem(
  session: Session,
  now: Resource,
  before: Resource | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const wanted = versionIn(now.object as KubeObject);
  if (!wanted || now.settings.allow?.includes(UPGRADE_PATH)) return undefined;
  const { operator, version } = wanted;
  const known = before && versionIn(before.object as KubeObject)?.version;
  if (before && known === version) return undefined;
  const from = (await observed(session, operator, signal)) ?? known;
  const reason = from === undefined ? undefined : upgradePath(operator.component, from, version).reason;
  return reason && `${reason} To install it anyway, set ${allowOf([UPGRADE_PATH])} on the resource.`;
}

/** The version to which an object brings an operator: its Deployment, or a KubeVirt object that names another one. */
function versionIn(object: KubeObject): { operator: Operator; version: string } | undefined {
  const found = platformPart(object);
  if (!found?.operator) return undefined;
  const { part, operator } = found;
  const tag = part === 'resource' ? valueAt(object, 'spec', 'imageTag') : undefined;
  const version =
    part === 'operator' ? operatorVersion(object, operator) : normalVersion(typeof tag === 'string' ? tag : '');
  return version === undefined ? undefined : { operator, version };
}

/** The version that the operator's object reports to run; undefined where there is none, or the cluster does not say. */
async function observed(session: Session, operator: Operator, signal: AbortSignal): Promise<string | undefined> {
  try {
    const [resource] = await allOf(session, resourceKind(operator), { signal });
    return resource && normalVersion(observedVersion(resource, operator) ?? '');
  } catch {
    return undefined;
  }
}
