/** `--jsonl`: reads one object per line and writes one verdict per line, in the same order, for any input. */
import type { Readable, Writable } from 'node:stream';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { allowed, type Diagnostic, validate } from '../../kubevirt/admission';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import { answerEach, requestOf } from '../json-lines';

export type Violation = Pick<Diagnostic, 'rule' | 'path' | 'message' | 'stage' | 'severity'>;

export interface Verdict {
  id: unknown;
  allowed: boolean;
  violations: Violation[];
}

export async function answerLines(
  input: Readable,
  output: Writable,
  base: ClusterProfile | undefined,
  off: ReadonlyMap<string, string>,
): Promise<void> {
  await answerEach(input, output, (line) => answerLine(line, base, off));
}

/** Total: a line that is not a request is rejected like a value that is not an object. */
export function answerLine(
  line: string,
  base: ClusterProfile = DEFAULT_PROFILE,
  off: ReadonlyMap<string, string> = new Map(),
): Verdict {
  const { id = null, object, oldObject, related, cluster } = requestOf(line);
  const findings = validate({
    object,
    ...(isObject(oldObject) && { oldObject }),
    ...(Array.isArray(related) && { related: related.filter(isObject) as unknown as KubeObject[] }),
    profile: isObject(cluster) ? profileFrom(cluster, base) : base,
  }).filter(({ rule }) => !off.has(rule));
  return {
    id,
    allowed: allowed(findings),
    violations: findings.map(({ rule, path, message, stage, severity }) => ({ rule, path, message, stage, severity })),
  };
}

function profileFrom(cluster: Record<string, unknown>, base: ClusterProfile): ClusterProfile {
  const { kubevirtVersion, architecture, configuration } = cluster;
  return {
    ...base,
    ...(typeof kubevirtVersion === 'string' && { kubevirtVersion }),
    ...(typeof architecture === 'string' && { architecture: architecture as ClusterProfile['architecture'] }),
    ...(isObject(configuration) && { configuration }),
  };
}
