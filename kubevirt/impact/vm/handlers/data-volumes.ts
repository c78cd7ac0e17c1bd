import type { Outcome } from '../outcome';
import type { Pass } from '../pass';

/** New DataVolumes are made at once. Until they are filled the rest waits, and then goes on as if they had been there. */
export function syncDataVolumes({ now, before }: Pass, outcome: Outcome): undefined {
  for (const name of now.vm.dataVolumes) {
    if (before.vm.dataVolumes.has(name)) continue;
    outcome.notes.push({ subject: `/spec.dataVolumeTemplates[${name}]`, row: 'data-volume-template-added' });
  }
}
