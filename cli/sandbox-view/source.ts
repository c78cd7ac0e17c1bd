import { deathOf, find } from '../../sandbox';
import type { Source } from './follow';

/** A sandbox that `sandbox up` has started, or will start. */
export const sourceOf = (name: string): Source => ({
  name,
  find: async () => {
    const running = await find(name);
    return running && { id: `${running.pid} ${running.since}`, kubeconfig: running.kubeconfigPath };
  },
  why: () => {
    const death = deathOf(name);
    return death && `it ended by itself at ${death.at}: ${death.why}`;
  },
});
