export type { Call, ClusterOptions } from './client';
export {
  type ApplyOptions,
  Cluster,
  type DeleteOptions,
  type ListOptions,
  type ObjectList,
  type Patch,
  type WriteOptions,
} from './cluster';
export type { Silence } from './contact';
export { ApiError, type Attempt, type Cause, type Details, type LocalReason } from './errors';
export type { Ref, ResourceKind } from './kind';
export { backoff, defaultRetry, type RetryPolicy } from './retry';
export type { RateLimit } from './throttle';
export type { Change, UntilOptions, Watch, WatchScope } from './watch';
