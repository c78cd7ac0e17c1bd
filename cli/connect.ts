import { Cluster, type ClusterOptions } from '../cluster';
import { note } from './output';

/** The cluster that the options of a command name. What its user must know before programs of the kubeconfig run is said on the standard error. */
export function connect(options: ClusterOptions): Cluster {
  return Cluster.connect({ ...options, onNotice: (text) => note(`note: ${text}\n`) });
}
