/** Programs that run in the cluster, and what each is allowed to do there. */
export { account, type RoleRule } from './account';
export { KUBE_CLIENT } from './kube-client';
export { type ScriptPodProps, scriptPod } from './pod';
