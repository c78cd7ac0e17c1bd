/** Annotations that keep Argo CD and Flux from deleting an object that is no longer in the program. */
export const RETAINED: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Annotations of a standalone DataVolume: retained, and not garbage-collected by CDI once it is filled, since GitOps tools would recreate it. */
export const OWN_DATA_VOLUME: Readonly<Record<string, string>> = {
  ...RETAINED,
  'cdi.kubevirt.io/storage.deleteAfterCompletion': 'false',
};
