import type { ComponentFacts } from './release';

/** No release of it was compared with what its project publishes, so its manifests come from a folder or inline, pinned by the lock file. */
export const nmstate: ComponentFacts = {
  title: 'Kubernetes NMState',
  namespace: 'nmstate',
  resource: { apiVersion: 'nmstate.io/v1', kind: 'NMState', name: 'nmstate', namespaced: false },
  upgrades: 'any-newer',
  releases: [],
};
