import type { Outcome } from '../outcome';
import type { HandlerResult, Pass, RunningPass } from '../pass';

/** What a run strategy does to a guest that runs, and to a VM that has none. */
const STRATEGIES: Readonly<Record<string, { running: 'stop' | 'keep' | 'fail'; stopped: 'start' | 'keep' }>> = {
  Always: { running: 'keep', stopped: 'start' },
  RerunOnFailure: { running: 'keep', stopped: 'start' },
  Once: { running: 'keep', stopped: 'start' },
  Manual: { running: 'keep', stopped: 'keep' },
  Halted: { running: 'stop', stopped: 'keep' },
  WaitAsReceiver: { running: 'fail', stopped: 'start' },
};

const SUBJECT = '/spec.runStrategy';

export function syncRunStrategy(pass: Pass | RunningPass, outcome: Outcome): HandlerResult {
  const { now, before } = pass;
  const wanted = now.vm.runStrategy ?? 'Halted';
  const strategy = Object.hasOwn(STRATEGIES, wanted) ? STRATEGIES[wanted] : undefined;
  if (!strategy || ('guest' in pass && strategy.running === 'fail')) {
    outcome.stuck = { subject: SUBJECT, row: strategy ? 'receiver-on-running' : 'run-strategy-unknown' };
    return 'stop';
  }
  if ('guest' in pass) {
    if (strategy.running !== 'stop' || before.vm.runStrategy === wanted) return undefined;
    outcome.power = 'off';
    outcome.live.push({ subject: SUBJECT, row: 'power-off' });
    outcome.hazards.push({
      kind: 'guest-powered-off',
      path: SUBJECT.slice(1),
      reason: 'The running guest is shut down as soon as this is applied.',
    });
    return 'stop';
  }
  if (strategy.stopped !== 'start' || before.vm.runStrategy === wanted) return undefined;
  outcome.power = 'on';
  outcome.live.push({ subject: SUBJECT, row: 'power-on' });
  return 'stop';
}
