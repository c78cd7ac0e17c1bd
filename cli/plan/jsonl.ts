/** `--jsonl`: one change a line in, one answer a line out, in the same order, whatever a line holds. */
import type { Readable, Writable } from 'node:stream';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import {
  type Impact,
  impactOf,
  keptBy,
  type LiveState,
  ownedDisks,
  renameSentence,
  renamesAmong,
} from '../../kubevirt/impact';
import { answerEach } from '../json-lines';

/** Answers until the input ends. Resolves to whether every line was a change. */
export async function answerLines(
  input: Readable,
  output: Writable,
  base: ClusterProfile = DEFAULT_PROFILE,
): Promise<boolean> {
  let whole = true;
  await answerEach(input, output, (line) => {
    const answer = answerLine(line, base);
    if ('error' in answer) whole = false;
    return answer;
  });
  return whole;
}

type Answer = { id: unknown } & ((Impact & { note?: string }) | { error: string });

export function answerLine(line: string, base: ClusterProfile): Answer {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `This line is not valid JSON: ${(error as Error).message}.` };
  }
  if (!isObject(request))
    return { id: null, error: `Each line must be an object {id, old, new, ...}; found ${JSON.stringify(request)}.` };
  const { id = null, old, new: object, bootedFrom, cluster, live, related } = request;
  if (!isObject(old) || !isObject(object)) {
    return { id, error: 'A line requires the objects `old` and `new`.' };
  }
  const note = renameNote(old as unknown as KubeObject, object as unknown as KubeObject);
  return {
    id,
    ...(note !== undefined && { note }),
    ...impactOf({
      old,
      new: object,
      profile: { ...base, ...(isObject(cluster) ? profileOf(cluster) : {}) },
      ...(isObject(live) && { live: live as LiveState }),
      ...(bootedFrom !== undefined && { bootedFrom }),
      ...(Array.isArray(related) && { related: related as KubeObject[] }),
    }),
  };
}

/** What a machine under another name means: it is another machine. */
function renameNote(old: KubeObject, now: KubeObject): string | undefined {
  if (old.metadata?.name === now.metadata?.name) return undefined;
  const rename = renamesAmong([old], [now]).get(now);
  return rename && renameSentence(rename, ownedDisks(old), keptBy(old));
}

const PROFILE_KEYS: readonly (keyof ClusterProfile)[] = [
  'kubevirtVersion',
  'architecture',
  'configuration',
  'workloadUpdateMethods',
  'additionalLauncherLabelsSync',
  'additionalLauncherAnnotationsSync',
];

function profileOf(cluster: Record<string, unknown>): Partial<ClusterProfile> {
  return Object.fromEntries(PROFILE_KEYS.filter((key) => cluster[key] != null).map((key) => [key, cluster[key]]));
}
