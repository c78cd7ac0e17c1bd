/** What a replacement deletes: reported in the preview, and rejected where `allow` does not name it. */
import type { ResourceKind } from '../../cluster';
import { objectsAt, valueAt } from '../../kube/json';
import { kindOf } from '../../kubevirt/kinds';
import { allowOf, guestIn, isDisk, isKnownFilled, lossOf, type Resize, type Resource, refOf, resizeOf } from '../kinds';
import { disksLostWith, findObject } from '../lifecycle';
import type { Session } from '../session';

/** Kinds whose deletion shuts guests down. */
const MACHINES = new Set(['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachinePool']);

/** A preview must not hang on a cluster that does not answer. */
const LOOK_MS = 2_000;

/**
 * What the replacement of `before` by `now` does, in one line, and the reason to reject it. Empty and undefined for objects that hold
 * neither guests nor data.
 */
export async function replacementOf(
  before: Resource,
  now: Resource,
  outputs: Record<string, unknown>,
  session: Session,
): Promise<{ line: string; rejection?: string }> {
  const [from, to] = namesOf(before, now);
  const renamed = from !== to;
  const doing = renamed ? `renaming ${from} to ${to}` : `replacing ${from}`;
  const allowed = new Set(now.settings.allow ?? []);
  const risks: { line: string; ask: string[]; remedy: string }[] = [];
  if (MACHINES.has(before.gvk.kind)) {
    const guest = guestIn(outputs)?.running === false ? 'its guest is stopped' : 'its guest is shut down';
    const whose = before.gvk.kind === 'VirtualMachinePool' ? 'pool' : 'machine';
    const shut = whose === 'pool' ? 'its guests are shut down' : guest;
    risks.push({
      line: `${doing} deletes ${whose} ${from} (${shut}) and creates ${renamed ? to : 'it again'}`,
      ask: allowed.has('metadata.name') ? [] : ['metadata.name'],
      remedy: '',
    });
  }
  const lost = await disksOf(before, outputs, session);
  if (lost.length > 0) {
    const agreed = (disk: string) => allowed.has(disk) || (renamed && allowed.has('metadata.name'));
    risks.push({
      line: `${doing} ${lossOf(lost)}`,
      ask: lost.filter((disk) => !agreed(disk)),
      remedy: isDisk(before.gvk) ? keeping(resizeOf(before, now)) : '',
    });
  } else if (isDisk(before.gvk)) risks.push({ line: `${doing}: the disk holds no data yet`, ask: [], remedy: '' });
  const line = risks.map((risk) => risk.line).join('; ');
  const ask = risks.flatMap((risk) => risk.ask);
  if (ask.length === 0) return { line };
  const remedies = risks.map(({ remedy }) => remedy).join('');
  return { line, rejection: `${line}. To agree, set ${allowOf(ask)} on the resource.${remedies}` };
}

function keeping(resize: Resize | undefined): string {
  const size =
    resize && !resize.grows
      ? ` A disk cannot shrink (from ${resize.from} to ${resize.to}): to keep the data, restore its size.`
      : ' To grow the disk, change only its size.';
  return `${size} To keep the disk, leave it as it is and add a new one under another name, or set the resource option \`retainOnDelete: true\` and rename it.`;
}

/** Names as the user knows them; with their namespaces where these differ. */
function namesOf(before: Resource, now: Resource): [from: string, to: string] {
  const [old, wanted] = [refOf(before), refOf(now)];
  if (old.namespace === wanted.namespace) return [old.name, wanted.name];
  return [`${old.namespace}/${old.name}`, `${wanted.namespace}/${wanted.name}`];
}

/** By the state where it knows them; otherwise by the cluster, if it answers; otherwise whatever may be one. */
async function disksOf(before: Resource, outputs: Record<string, unknown>, session: Session): Promise<string[]> {
  const { name } = refOf(before);
  if (isDisk(before.gvk) && isKnownFilled(before, outputs)) return [name];
  const templates = objectsAt(before.object, 'spec', 'dataVolumeTemplates');
  if (!isDisk(before.gvk) && templates.length === 0 && before.gvk.kind !== 'Namespace') return [];
  const looked = await look(before, session);
  if (looked) return looked;
  return templates.map((template) => String(valueAt(template, 'metadata', 'name')));
}

/** The disks that the cluster shows to be lost; undefined where it does not answer. */
async function look(before: Resource, session: Session): Promise<string[] | undefined> {
  const kind = kindOf(before.gvk.apiVersion, before.gvk.kind) as ResourceKind | undefined;
  if (!kind) return undefined;
  const signal = AbortSignal.any([AbortSignal.timeout(LOOK_MS), session.stopping]);
  try {
    const live = await findObject(session, kind, refOf(before), signal);
    return live ? await disksLostWith(session, live, signal) : [];
  } catch {
    return undefined;
  }
}

/** Whether a DataVolume holds data, as far as anything shows; a disk that is about to grow is assumed to. */
export async function isFilledNow(
  before: Resource,
  outputs: Record<string, unknown>,
  session: Session,
): Promise<boolean> {
  if (isKnownFilled(before, outputs)) return true;
  const looked = await look(before, session);
  return looked === undefined || looked.length > 0;
}
