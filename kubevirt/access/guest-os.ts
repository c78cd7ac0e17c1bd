import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** Label keys of OpenShift's templates: `os.template.kubevirt.io/windows2k22`. */
const TEMPLATE_LABEL = /^os\.template\.kubevirt\.io\/win/;

/** The annotation and label by which preferences and templates name the operating system. */
const OS_KEY = 'vm.kubevirt.io/os';

/** How preferences of common-instancetypes for other systems begin, and how they name these. */
const LINUX = /^(linux|alpine|centos|cirros|debian|fedora|opensuse|oraclelinux|rhel|sles|ubuntu)/;

/**
 * Whether a guest is Windows: as its agent reports, else as its preference or template says, or a sysprep disk; undefined where nothing shows the
 * operating system.
 */
export function isWindows(vm: KubeObject, vmi?: KubeObject): boolean | undefined {
  const reported = valueAt(vmi, 'status', 'guestOSInfo', 'id');
  if (typeof reported === 'string' && reported !== '') return reported === 'mswindows';
  const template = objectAt(vm, 'spec', 'template');
  const named = [
    preferenceOf(vm),
    ...[objectAt(vm, 'metadata'), objectAt(template, 'metadata'), objectAt(vmi, 'metadata')].flatMap((metadata) => [
      valueAt(metadata, 'annotations', OS_KEY),
      valueAt(metadata, 'labels', OS_KEY),
    ]),
  ].filter((one): one is string => typeof one === 'string' && one !== '');
  if (named.some((one) => /^win/i.test(one))) return true;
  const labels = [vm.metadata?.labels, objectAt(template, 'metadata', 'labels')];
  if (labels.some((one) => Object.keys(one ?? {}).some((key) => TEMPLATE_LABEL.test(key)))) return true;
  if (objectsAt(template, 'spec', 'volumes').some(({ sysprep }) => sysprep !== undefined)) return true;
  return named.some((one) => LINUX.test(one)) ? false : undefined;
}

/** Name of the preference of a VM, which names an operating system: `fedora`, `windows.2k22.virtio`. */
export function preferenceOf(vm: KubeObject): string | undefined {
  const name = valueAt(vm, 'spec', 'preference', 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}
