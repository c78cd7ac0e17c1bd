import type { ResourceKind } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { kindOf } from '../../../kubevirt/kinds';
import { parseWindow } from '../../config';
import { onRestartOf, windowOf } from '../../kinds';
import type { Operation } from '../operation';
import { allObjects } from '../shared-reads';
import { type Decision, decide, type Guest, type Rules } from './decision';
import { placeOf, VMI } from './guest-of-vm';
import { soleMemberOf } from './sole-endpoint';

/** Whether a guest is restarted, by the settings of the resource and by the Services that select it. */
export async function decideOn(operation: Operation, found: Guest): Promise<Decision> {
  const { session, resource } = operation;
  const window = windowOf(resource.settings, session.config);
  const rules: Rules = {
    mode: onRestartOf(operation.resource.settings, operation.session.config),
    allow: resource.settings.allow ?? [],
    now: new Date(),
    profile: session.config.profile,
    soleMemberOf: [],
    ...(window !== undefined && { window: parseWindow(window) }),
  };
  const first = decide(found, rules);
  if (first.step !== 'restart' && first.step !== 'migrate-first') return first;
  return decide(found, { ...rules, soleMemberOf: await servicesThatNeed(operation, found) });
}

const SERVICE = kindOf('v1', 'Service')!;
const POD = kindOf('v1', 'Pod')!;

/** Services whose only ready member the guest is. */
export async function servicesThatNeed({ session, signal }: Operation, { vm, vmi }: Guest): Promise<string[]> {
  const { namespace } = placeOf(vm);
  const among = async (objects: (kind: ResourceKind) => Promise<KubeObject[]>) => {
    const services = await objects(SERVICE);
    if (soleMemberOf(vmi!, services, [], []).length === 0) return [];
    return soleMemberOf(vmi!, services, await objects(VMI), await objects(POD));
  };
  const seen = await among((kind) => allObjects(session, kind, namespace, signal));
  // A watch may be a moment behind the guest that was restarted before; what would fail the update is asked of the server.
  return seen.length === 0
    ? []
    : among(async (kind) => (await session.cluster.list(kind, { namespace, signal })).items);
}
