/** Annotations of an object that GitOps tools must not delete when it disappears from the program: Argo CD's and Flux's. */
export const RETAINED: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Annotations of a DataVolume of its own: retained, and not cleaned away by CDI once it is filled, which GitOps tools would undo for ever. */
export const OWN_DATA_VOLUME: Readonly<Record<string, string>> = {
  ...RETAINED,
  'cdi.kubevirt.io/storage.deleteAfterCompletion': 'false',
};
