/** How long things take, in seconds at speed 1: short enough to watch, long enough to be seen. */
export const SECONDS = {
  rollout: 1.5,
  /** From the KubeVirt object to the list of what to install, which a Job of virt-operator makes. */
  installStrategy: 3,
  /** Between two looks of an operator at what it waits for. */
  operands: 1,
  countNodes: 3,
  /** From a Subscription, or a change of it, to its InstallPlan; from an approved plan to what it installs. */
  resolve: 1,
  carryOut: 0.5,
  /** Of an installation by OLM before it counts as failed. */
  csvTimeout: 300,
  /** From the last operand that is up to what HyperConverged says of it. */
  aggregate: 1,
  /** Of a rollout that does not progress before its Deployment says so. */
  progressDeadline: 600,
  /** Until a node that does not report is Unknown, and until its pods are evicted then. */
  nodeGrace: 40,
  podEviction: 300,
  nodeBoot: 1,
  /** Until self-node-remediation counts a node that is off as restarted. */
  selfRemediation: 180,
  /** Between two requests to evict a pod, and from the first one until node-maintenance-operator reports what is left. */
  evictionRetry: 5,
  drainTimeout: 30,
  /** Of cert-manager, from a Certificate to its Secret. */
  issue: 1,
  /** A change of the network of a node, with the look whether it still reaches what it must. */
  nodeNetwork: 2,
  /** Until the kubelet of a node that has booted is done with the launchers that it lost. */
  cleanUp: 4,
  /** virt-handler's sign of life, and how old it may be. */
  heartbeat: 60,
  heartbeatTimeout: 300,
  bind: 0.3,
  schedule: 0.7,
  launch: 1,
  boot: 1.5,
  agent: 2,
  shutdown: 1,
  /** From the end of a guest to that of its pod. */
  podEnd: 0.5,
  /** An attempt to pull an image that does not exist, the shortest wait for the next, and how often the kubelet looks whether it is over. */
  pull: 0.5,
  pullBackOff: 20,
  kubeletSync: 14,
  importSchedule: 0.7,
  import: 5,
  /** From the start of an importer whose source is missing to its end. */
  importAttempt: 1,
  /** From the end of an import to that of its pod. */
  importEnd: 0.3,
  migrationStep: 0.5,
  migrationCopy: 3,
  loadBalancer: 1,
  snapshot: 1,
  /** Of a bridge NIC that waits for a dynamic-networks controller before it asks for a migration. */
  bridgePlug: 15,
  /** First crash back-off; grows with the square of the failures in a row, up to the limit. */
  crashBackOff: 10,
  crashBackOffLimit: 300,
} as const;
