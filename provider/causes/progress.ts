import { objectAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { quantityValue } from '../../kube/quantity';

/** One observation of an import: its per cent at a time in milliseconds. */
export interface Sample {
  at: number;
  percent: number;
}

/** Shorter spans give a rate that jumps. */
const SHORTEST_MS = 2_000;

export function percentOf(volume: KubeObject): number | undefined {
  const percent = Number.parseFloat(String(valueAt(volume, 'status', 'progress') ?? ''));
  return Number.isFinite(percent) ? percent : undefined;
}

/**
 * The progress of a DataVolume, such as `disk web-root is ImportInProgress 40 %, 12 MiB/s, about 2 min left`. The rate comes from
 * successive observations and the size that the spec requests; without them it is omitted.
 */
export function progressOf(volume: KubeObject, samples: readonly Sample[]): string | undefined {
  const phase = valueAt(volume, 'status', 'phase');
  if (typeof phase !== 'string' || phase === '' || phase === 'Succeeded') return undefined;
  const percent = percentOf(volume);
  const text = `disk ${volume.metadata?.name} is ${phase}`;
  if (percent === undefined) return text;
  const pace = paceOf(samples);
  const size = quantityValue(sizeOf(volume));
  const rate = pace && size ? `, ${bytes((pace / 100) * size * 1000)}/s` : '';
  const left = pace && percent < 100 ? `, about ${span((100 - percent) / pace / 1000)} left` : '';
  return `${text} ${Math.floor(percent)} %${rate}${left}`;
}

/** Per cent a millisecond, over all samples; undefined while it cannot be known. */
function paceOf(samples: readonly Sample[]): number | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < SHORTEST_MS || last.percent <= first.percent) return undefined;
  return (last.percent - first.percent) / (last.at - first.at);
}

function sizeOf(volume: KubeObject): unknown {
  const claim = objectAt(volume, 'spec', 'storage') ?? objectAt(volume, 'spec', 'pvc');
  return valueAt(claim, 'resources', 'requests', 'storage');
}

export function bytes(number: number): string {
  const mebi = number / 2 ** 20;
  return mebi >= 10 ? `${Math.round(mebi)} MiB` : `${mebi.toFixed(1)} MiB`;
}

function span(seconds: number): string {
  if (seconds >= 5400) return `${Math.round(seconds / 3600)} h`;
  return seconds >= 90 ? `${Math.round(seconds / 60)} min` : `${Math.max(1, Math.round(seconds))} s`;
}

/** The samples of each disk that a wait has seen. An import that starts over loses its samples. */
export class Progress {
  private readonly samples = new Map<string, Sample[]>();

  of(volume: KubeObject, at: number): string | undefined {
    const percent = percentOf(volume);
    const uid = volume.metadata?.uid ?? '';
    const before = this.samples.get(uid) ?? [];
    const last = before.at(-1);
    if (percent !== undefined && (last === undefined || percent !== last.percent)) {
      const kept = last && percent < last.percent ? [] : before.slice(-11);
      this.samples.set(uid, [...kept, { at, percent }]);
    }
    return progressOf(volume, this.samples.get(uid) ?? []);
  }
}
