/** Marks an object that must outlive its program. The Pulumi components read it; GitOps tools have their own, below. */
export const RETAIN_ANNOTATION = 'kubevirt-iac/retain';

/** Annotations of an object that no tool may delete when it disappears from the program: ours, Argo CD's and Flux's. */
export const RETAINED: Readonly<Record<string, string>> = {
  [RETAIN_ANNOTATION]: 'true',
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Annotations of a DataVolume of its own: retained, and not cleaned away by CDI once it is filled, which GitOps tools would undo for ever. */
export const OWN_DATA_VOLUME: Readonly<Record<string, string>> = {
  ...RETAINED,
  'cdi.kubevirt.io/storage.deleteAfterCompletion': 'false',
};
