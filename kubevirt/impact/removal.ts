/** What goes with an object that is deleted. */
import { objectsAt, valueAt } from '../../kube/json';
import { nameText } from './format-value';
import type { Hazard } from './verdict';

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  VirtualMachine: ['spec', 'dataVolumeTemplates'],
  VirtualMachinePool: ['spec', 'virtualMachineTemplate', 'spec', 'dataVolumeTemplates'],
};

/** Hazards of deleting an object: the guest that is shut down, and the disks that are lost with it. */
export function removalHazards(object: unknown): Hazard[] {
  const kind = nameText(valueAt(object, 'kind'));
  if (kind === 'DataVolume' || kind === 'PersistentVolumeClaim') {
    const name = nameText(valueAt(object, 'metadata', 'name'));
    return [{ kind: 'data-loss', path: '', reason: `This deletes the disk ${name} with all its data.` }];
  }
  const templates = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (!templates) return [];
  const disks = objectsAt(object, ...templates).map((template) => nameText(valueAt(template, 'metadata', 'name')));
  const gone: Hazard = { kind: 'guest-powered-off', path: '', reason: 'Deleting it shuts the guest down if it runs.' };
  if (disks.length === 0) return [gone];
  const reason = `Deleting it deletes the disks that it created, with all data on them: ${disks.join(', ')}.`;
  return [{ kind: 'data-loss', path: templates.join('.'), reason }, gone];
}
