/**
 * What the Operator Lifecycle Manager wants to install, and whether it is exactly what was asked for. OLM makes an InstallPlan for each step; with
 * `installPlanApproval: Manual` it carries one out only once `spec.approved` is true.
 */
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { compareVersions } from '../releases';
import { versionOfCsv } from './versions';

/** Annotation of a Subscription: the ClusterServiceVersion whose InstallPlan is approved for it. No other one is. */
export const APPROVE_ANNOTATION = 'kubevirt-iac.io/approve';

export type Approval =
  /** Installed, or on its way. */
  | { state: 'settled' }
  /** This plan installs exactly what is wanted, and waits. */
  | { state: 'approve'; plan: KubeObject }
  /** OLM has not made a plan of it yet. */
  | { state: 'waiting' }
  /** The catalogue offers something else. Nothing is approved. */
  | { state: 'refused'; message: string; next: string };

const textAt = (object: KubeObject, ...path: string[]): string | undefined => {
  const found = valueAt(object, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

const namesIn = (plan: KubeObject): string[] => {
  const names = valueAt(plan, 'spec', 'clusterServiceVersionNames');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

const isOpen = (plan: KubeObject): boolean =>
  valueAt(plan, 'spec', 'approved') !== true &&
  !['Complete', 'Failed', 'Installing'].includes(String(textAt(plan, 'status', 'phase')));

/** The ClusterServiceVersion that a Subscription's InstallPlan is approved for; undefined where an administrator approves, or nobody need. */
export function wantedCsv({ metadata, spec }: KubeObject): string | undefined {
  const wanted = metadata?.annotations?.[APPROVE_ANNOTATION];
  return wanted && valueAt(spec, 'installPlanApproval') === 'Manual' ? wanted : undefined;
}

/** What is to be done for a Subscription that names what it approves, with the InstallPlans of its namespace. */
export function approvalOf(subscription: KubeObject, wanted: string, plans: readonly KubeObject[]): Approval {
  const installed = textAt(subscription, 'status', 'installedCSV');
  if (installed === wanted) return { state: 'settled' };
  const namespace = subscription.metadata?.namespace;
  const own = plans.filter((plan) => plan.metadata?.namespace === namespace);
  const naming = own.filter((plan) => namesIn(plan).includes(wanted));
  if (naming.some((plan) => !isOpen(plan) && textAt(plan, 'status', 'phase') !== 'Failed')) return { state: 'settled' };
  const exact = naming.filter((plan) => isOpen(plan) && namesIn(plan).length === 1);
  if (exact.length > 0) return { state: 'approve', plan: exact.sort(byGeneration).at(-1)! };
  const failed = naming.find((plan) => textAt(plan, 'status', 'phase') === 'Failed');
  if (failed) {
    const why = objectsAt(failed, 'status', 'conditions').find((one) => one['message'])?.['message'];
    return {
      state: 'refused',
      message: `the InstallPlan ${failed.metadata?.name} of ${wanted} failed${why ? `: ${why}` : ''}`,
      next: 'Correct what the message names, and delete the plan: OLM then makes a new one.',
    };
  }
  const mixed = naming.find(isOpen);
  if (mixed) return { state: 'refused', ...mixedPlan(mixed, wanted, namespace) };
  return behind(subscription, wanted, installed, own) ?? { state: 'waiting' };
}

const byGeneration = (a: KubeObject, b: KubeObject): number =>
  Number(valueAt(a, 'spec', 'generation') ?? 0) - Number(valueAt(b, 'spec', 'generation') ?? 0);

function mixedPlan(plan: KubeObject, wanted: string, namespace: string | undefined): { message: string; next: string } {
  const others = namesIn(plan).filter((name) => name !== wanted);
  return {
    message: `the InstallPlan ${plan.metadata?.name} installs ${others.join(' and ')} together with ${wanted}, so it was not approved`,
    next: `Give the other Subscriptions of namespace ${namespace} a namespace of their own, or approve the plan by hand.`,
  };
}

/** What is offered instead of the wanted version: an older one on the way to it, or a newer one past it. */
function behind(
  subscription: KubeObject,
  wanted: string,
  installed: string | undefined,
  plans: readonly KubeObject[],
): Approval | undefined {
  const target = versionOfCsv(wanted);
  const present = versionOfCsv(installed);
  if (present && target && compareVersions(present, target) > 0) {
    return {
      state: 'refused',
      message: `${installed} is installed, which is later than ${wanted}, and OLM does not go back`,
      next: `Set the version to ${present.replace(/^v/, '')} or a later one.`,
    };
  }
  const referenced = textAt(subscription, 'status', 'installPlanRef', 'name');
  const plan = plans.find(({ metadata }) => metadata?.name === referenced);
  const offered = plan && isOpen(plan) ? namesIn(plan) : [];
  const [other] = offered;
  if (other === undefined) return undefined;
  const version = versionOfCsv(other);
  const later = version && target && compareVersions(version, target) > 0;
  return {
    state: 'refused',
    message: `the catalogue offers ${offered.join(' and ')}${installed ? ` after ${installed}` : ''}, not ${wanted}, so the InstallPlan ${plan!.metadata?.name} was not approved`,
    next: later
      ? `Set the version to ${version.replace(/^v/, '')}, or take a catalogue, or a channel, that offers ${wanted}.`
      : `Set the version to ${(version ?? other).replace(/^v/, '')} first, and to the wanted one once that is installed.`,
  };
}
