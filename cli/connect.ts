import { Option } from 'commander';
import { Cluster, type ClusterOptions } from '../cluster';
import { note } from './output';

/** The cluster that the options of a command name. What its user must know before programs of the kubeconfig run is said on the standard error. */
export function connect(options: ClusterOptions): Cluster {
  return Cluster.connect({ ...options, onNotice: (text) => note(`note: ${text}\n`) });
}

/** `--kubeconfig` of a command that needs a cluster. `when`: before the text, where it needs one only then. */
export const kubeconfigOption = (when = ''): Option =>
  new Option(
    '--kubeconfig <file>',
    `${when}default: $KUBECONFIG, then ~/.kube/config, then the service account of the Pod`,
  );

/** `--context` beside it. */
export const contextOption = (when = ''): Option =>
  new Option('--context <name>', `${when}context of the kubeconfig; default: its current context`);
