/** The engines that judge objects for Argo CD and Flux: gopher-lua with Argo CD's libraries, and Flux's evaluator of CEL. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { KubeObject } from '../../kube/object';
import { type HealthExpressions, healthExpressions, healthScript } from '../../kubevirt/readiness/health';
import { binaries } from '../../toolchain/binaries';

export interface Judgement {
  /** `Healthy`, ... of Argo CD, or `Current`, ... of Flux. */
  readonly status?: string;
  readonly message?: string;
  readonly error?: string;
}

interface Request {
  readonly object: KubeObject;
  readonly lua?: string;
  readonly cel?: HealthExpressions;
}

export const askedOfArgoCd = (object: KubeObject): Request => ({
  object,
  lua: healthScript(object.apiVersion, object.kind)!,
});
export const askedOfFlux = (object: KubeObject): Request => ({
  object,
  cel: healthExpressions(object.apiVersion, object.kind)!,
});

/** The judgement on each object, in order. */
export async function judged(requests: readonly Request[]): Promise<Judgement[]> {
  const { 'gitops-health': program } = await binaries(['gitops-health']);
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: Judgement[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    createInterface(child.stdout)
      .on('line', (line) => answers.push(JSON.parse(line) as Judgement))
      .once('close', resolve);
  });
  child.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  await ended;
  return answers;
}
