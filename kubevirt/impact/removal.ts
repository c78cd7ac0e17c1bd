/** What goes with an object that is deleted, and what keeps it where it only leaves Git. */
import { type JsonObject, objectsAt, valueAt } from '../../kube/json';
import { nameText } from './format-value';
import type { Hazard } from './verdict';

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  VirtualMachine: ['spec', 'dataVolumeTemplates'],
  VirtualMachinePool: ['spec', 'virtualMachineTemplate', 'spec', 'dataVolumeTemplates'],
};

/** Hazards of deleting an object: the guest that is shut down, and the disks that are lost with it. */
export function removalHazards(object: unknown): Hazard[] {
  const kind = nameText(valueAt(object, 'kind'));
  if (isDisk(object)) {
    const name = nameText(valueAt(object, 'metadata', 'name'));
    return [{ kind: 'data-loss', path: '', reason: `This deletes the disk ${name} with all its data.` }];
  }
  const templates = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (!templates) return [];
  const disks = ownedDisks(object);
  const gone: Hazard = { kind: 'guest-powered-off', path: '', reason: 'Deleting it shuts the guest down if it runs.' };
  if (disks.length === 0) return [gone];
  const reason = `Deleting it deletes the disks that it created, with all data on them: ${disks.join(', ')}.`;
  return [{ kind: 'data-loss', path: templates.join('.'), reason }, gone];
}

/** Disks that an object made, and that are deleted with it. */
export const ownedDisks = (object: unknown): string[] =>
  diskTemplates(object).map((template) => nameText(valueAt(template, 'metadata', 'name')));

/** What an object makes its disks of. */
export function diskTemplates(object: unknown): JsonObject[] {
  const kind = nameText(valueAt(object, 'kind'));
  return Object.hasOwn(TEMPLATES, kind) ? objectsAt(object, ...TEMPLATES[kind]!) : [];
}

export const isDisk = (object: unknown): boolean =>
  ['DataVolume', 'PersistentVolumeClaim'].includes(nameText(valueAt(object, 'kind')));

/** The annotation by which each tool that applies a repository keeps an object that is no longer in it. */
const KEPT_BY: readonly { tool: string; annotation: string; value: RegExp }[] = [
  { tool: 'Argo CD', annotation: 'argocd.argoproj.io/sync-options', value: /(^|,)\s*Prune=false\s*(,|$)/ },
  { tool: 'Flux', annotation: 'kustomize.toolkit.fluxcd.io/prune', value: /^disabled$/i },
  { tool: 'Helm', annotation: 'helm.sh/resource-policy', value: /(^|,)\s*keep\s*(,|$)/ },
];

/** The tools that leave the object in the cluster when it leaves Git, by its annotations. */
export function keptBy(object: unknown): readonly string[] {
  return KEPT_BY.filter(({ annotation, value }) => {
    const found = valueAt(object, 'metadata', 'annotations', annotation);
    return typeof found === 'string' && value.test(found);
  }).map(({ tool }) => tool);
}

/** What becomes of an object that leaves Git and that `tools` keep. `user`: what still uses it. */
export function keptSentence(object: unknown, tools: readonly string[], user?: string): string {
  const several = tools.length > 1;
  const names = several ? `${tools.slice(0, -1).join(', ')} and ${tools.at(-1)}` : tools[0];
  const start = `leaves Git; ${names} ${several ? 'keep' : 'keeps'} it (annotation)`;
  const lost = isDisk(object) ? 'would lose the data' : 'would delete it';
  return user === undefined
    ? `${start}: delete it by hand when nobody needs it; \`kubectl delete -f\` ${lost}`
    : `${start}, and ${user} uses it; \`kubectl delete -f\` ${lost}`;
}
