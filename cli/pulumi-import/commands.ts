/** The commands that finish an import. */
import type { KubeObject } from '../../kube/object';
import { shellWord } from '../../kube/shell';
import { kindOf } from '../../kubevirt/kinds';
import type { InState } from './from-state';
import type { ImportedResource } from './resources';

export interface Connection {
  kubeconfig?: string;
  context?: string;
}

/** Copies every withheld value from the cluster into the stack's configuration, without showing it. */
export function secretCommands(resources: readonly ImportedResource[], connection: Connection): string[] {
  return resources.flatMap(({ withheld, ref }) =>
    withheld.map(({ key, path, isText }) => {
      const { apiVersion, kind, ...metadata } = ref;
      const get = kubectlGet({ apiVersion, kind, metadata }, connection);
      const encode = isText ? [`base64 | tr -d '\\n'`] : [];
      return [
        [...get, '--output', `jsonpath={${jsonPath(path)}}`].map(shellWord).join(' '),
        ...encode,
        ['pulumi', 'config', 'set', '--secret', key].map(shellWord).join(' '),
      ].join(' | ');
    }),
  );
}

/** `kubectl get` of one object, as arguments. */
export function kubectlGet({ apiVersion, kind, metadata }: KubeObject, { kubeconfig, context }: Connection): string[] {
  const { group, plural } = kindOf(apiVersion, kind)!;
  return [
    'kubectl',
    ...option('--kubeconfig', kubeconfig),
    ...option('--context', context),
    'get',
    group === '' ? plural : `${plural}.${group}`,
    metadata!.name!,
    ...option('--namespace', metadata!.namespace),
  ];
}

/** Takes the resources of the other provider out of the state and leaves their objects in the cluster. */
export function forgetCommands(resources: readonly InState[]): string[] {
  return [...resources].reverse().map(({ urn }) => `pulumi state delete ${shellWord(urn)} --yes`);
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}

/** `.data.user\.data`, `.spec.template.spec.volumes[1].cloudInitNoCloud.userData`. */
export function jsonPath(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step.replaceAll('.', '\\.')}`)).join('');
}
