import type { KubeObject } from '../../kube/object';
import { operatorOf } from '../../kubevirt/operators';
import type { Cause } from './cause';
import { operatorAbsence } from './operators';
import { siteOf } from './site';
import type { Source, Surroundings } from './surroundings';

/** What the deletion of an operator's object takes with it, and so waits for. */
const LAST_TO_GO: Readonly<Record<string, { source: Source; what: string }>> = {
  KubeVirt: { source: 'instances', what: 'guest' },
  CDI: { source: 'dataVolumes', what: 'DataVolume' },
};

/** Why an operator's object that is being deleted still exists: nothing removes its finalizer, or something has to go first. */
export async function removalCause(live: KubeObject, around: Surroundings, now: number): Promise<Cause | undefined> {
  const operator = operatorOf(live.apiVersion, live.kind);
  if (!operator) return undefined;
  const site = await siteOf(live, operator, around);
  const absent = operatorAbsence(live, operator, site, now);
  if (absent) {
    return {
      message: `${absent.message}, and only ${operator.deployment} removes the finalizer`,
      next: `Install the operator again, in the same release and namespace: it then finishes the deletion. A finalizer that is removed by hand leaves everything that the operator has rolled out.`,
    };
  }
  const last = LAST_TO_GO[live.kind];
  const left = last ? await around.list(last.source) : [];
  if (!last || left.length === 0) return undefined;
  const names = left.slice(0, 3).map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`);
  const more = left.length > names.length ? ` and ${left.length - names.length} more` : '';
  return {
    message: `${left.length} ${last.what}${left.length === 1 ? ' has' : 's have'} to go first: ${names.join(', ')}${more}`,
  };
}
