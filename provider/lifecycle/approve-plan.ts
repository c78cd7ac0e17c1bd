/** Approves the InstallPlan of exactly the version that a Subscription names, and of no other. */
import { ApiError } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { approvalOf, wantedCsv } from '../../kubevirt/hyperconverged';
import { kindOf } from '../../kubevirt/kinds';
import type { Readiness } from '../../kubevirt/readiness';
import { fieldManagerOf } from '../kinds';
import type { Operation } from './operation';

export const INSTALL_PLAN = kindOf('operators.coreos.com/v1alpha1', 'InstallPlan')!;

export class PlanApprover {
  /** The version of the plan that an approval was last sent for: the watch shows its effect a moment later. */
  private asked?: string;
  private failure?: Readiness;
  private wake: () => void = () => {};

  constructor(private readonly operation: Operation) {}

  /** Calls back when an approval was answered. */
  onAnswer(wake: () => void): void {
    this.wake = wake;
  }

  /** Sends an approval where one is due; answers only where it was refused. */
  look(live: KubeObject, beside: readonly KubeObject[]): Readiness | undefined {
    const wanted = wantedCsv(live);
    const approval = wanted
      ? approvalOf(
          live,
          wanted,
          beside.filter(({ kind }) => kind === 'InstallPlan'),
        )
      : undefined;
    if (approval?.state === 'approve') this.approve(approval.plan);
    return this.failure;
  }

  private approve({ metadata }: KubeObject): void {
    const { name = '', namespace, resourceVersion } = metadata ?? {};
    const version = `${name} ${resourceVersion}`;
    if (this.asked === version) return;
    this.asked = version;
    const { session, signal, resource } = this.operation;
    const fieldManager = session.config.fieldManager ?? fieldManagerOf(resource.urn);
    // With the version that was judged: a plan that has changed since is judged again.
    const body = { metadata: { resourceVersion }, spec: { approved: true } };
    session.cluster
      .patch(INSTALL_PLAN, { name, namespace }, { type: 'merge', body }, { signal, fieldManager })
      .catch((error: Error) => {
        if (signal.aborted || (error instanceof ApiError && error.status === 409)) return;
        this.failure = {
          state: 'failed',
          message: `the InstallPlan ${name} could not be approved: ${error.message}`,
          next: 'Grant the right to patch installplans.operators.coreos.com in this namespace, or approve it by hand.',
        };
        this.wake();
      });
  }
}
