import { own } from '../../../../kube/differences';
import { joinPath } from '../../../../kube/path';
import type { Outcome } from '../outcome';
import type { RunningPass } from '../pass';
import type { StringMap } from '../read-vm';

/** Of the VM's own annotations this one is copied to the guest. */
const BACKUP_HOOKS = 'kubevirt.io/skip-backup-hooks';

/** The few labels and annotations that are kept in step while the guest runs. */
export function syncAnnotations({ now, guest, cluster }: RunningPass, outcome: Outcome): undefined {
  const { labels, annotations } = now.vm.metadata;
  const step = (patterns: readonly string[], from: StringMap, to: StringMap, subject: string): StringMap => {
    const synced: Record<string, string> = { ...to };
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      const [wanted, has] = [own(from, key), own(to, key)];
      if (wanted === has || !patterns.some((pattern) => matches(pattern, key))) continue;
      if (typeof wanted === 'string') synced[key] = wanted;
      else delete synced[key];
      outcome.live.push({ subject: joinPath(subject, key), row: 'synced-metadata' });
    }
    return synced;
  };
  guest.metadata = {
    labels: step(cluster.syncedLabels, labels, guest.metadata.labels, '/spec.template.metadata.labels'),
    annotations: step(
      [BACKUP_HOOKS],
      now.vm.annotations,
      step(cluster.syncedAnnotations, annotations, guest.metadata.annotations, '/spec.template.metadata.annotations'),
      '/metadata.annotations',
    ),
  };
}

/** `vendor.io/*` stands for all keys that begin so; a bare `*` for none. */
function matches(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? pattern.length > 1 && key.startsWith(pattern.slice(0, -1)) : pattern === key;
}
