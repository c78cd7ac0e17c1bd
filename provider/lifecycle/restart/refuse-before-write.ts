import { impactOf, liveStateAfterHotplug, needsRestart } from '../../../kubevirt/impact';
import { isOpen, parseWindow } from '../../config';
import { onRestartOf, type Resource, windowOf } from '../../kinds';
import type { Operation } from '../operation';
import { guestAt } from '../shared-reads';
import { ALLOW_RESTART, hasRun } from './decision';
import { VM } from './guest-of-vm';
import { servicesThatNeed } from './judge';
import { named } from './report';

/**
 * Rejects a change that would restart the only ready member of a Service, before anything of it is written. Services are not in the state,
 * so a preview cannot know.
 */
export async function refuseBeforeWrite(operation: Operation, before: Resource): Promise<void> {
  const { session, resource, ref } = operation;
  const { settings, object } = resource;
  if (resource.gvk.kind !== VM.kind || onRestartOf(settings, session.config) !== 'restart') return;
  const window = windowOf(settings, session.config);
  if (settings.allow?.includes(ALLOW_RESTART) || (window && !isOpen(parseWindow(window), new Date()))) return;
  const vmi = await guestAt(session, { name: ref.name, namespace: String(ref.namespace) });
  if (!vmi || !hasRun(vmi)) return;
  const { profile } = session.config;
  const impact = impactOf({ old: before.object, new: object, profile, live: liveStateAfterHotplug(vmi) });
  const change = impact.changes.find(({ effect }) => needsRestart(effect));
  if (!change) return;
  const services = await servicesThatNeed(operation, { vm: vmi, vmi });
  if (services.length === 0) return;
  throw new Error(
    `${change.path} needs a restart of the guest, which is the only ready member of ${named(services)}: nothing was changed. Add "${ALLOW_RESTART}" to \`allow\` to interrupt the Service, or let it have another ready member first.`,
  );
}
