/** An object to wait for, as it is written on the command line. */
import { familyKinds, type KindInfo, knownKinds } from '../../kubevirt/kinds';

export interface Target {
  readonly kind: KindInfo;
  readonly name: string;
  readonly namespace?: string;
}

/** Short names that Kubernetes itself serves; those of the KubeVirt family come with its CRDs. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  crd: 'CustomResourceDefinition',
  deploy: 'Deployment',
  ds: 'DaemonSet',
  ns: 'Namespace',
  po: 'Pod',
  pvc: 'PersistentVolumeClaim',
  sts: 'StatefulSet',
  svc: 'Service',
};

/** `vm/web`, `datavolumes/root`, `KubeVirt/kubevirt`. */
export function parseTarget(text: string): Target {
  const [word = '', name, ...rest] = text.split('/');
  if (!name || rest.length > 0) throw new Error(`${text} is not a valid object. Write KIND/NAME, such as vm/web.`);
  return { kind: kindNamed(word), name };
}

function kindNamed(word: string): KindInfo {
  const wanted = word.toLowerCase();
  const short = familyKinds.find(({ singular, shortNames = [] }) => [singular, ...shortNames].includes(wanted));
  const kind =
    short ??
    knownKinds().find(
      ({ kind, plural }) => [kind.toLowerCase(), plural].includes(wanted) || kind === SHORT_NAMES[wanted],
    );
  if (kind) return kind;
  throw new Error(
    `${word} is not the name of a known kind. Use its kind, plural or short name, such as vm, vmi, dv, vmpool or kubevirt.`,
  );
}
