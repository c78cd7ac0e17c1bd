import { isObject } from '../../../kube/json';

/** What the probe saw on one node. */
export interface ProbeReport {
  /** CPU flags of hardware virtualization: Intel's, AMD's. */
  vmx: boolean;
  svm: boolean;
  /** The no-execute flag. */
  nx: boolean;
  /** The node is itself a guest. */
  hypervisor: boolean;
  /** `open`: /dev/kvm works; `closed`: it exists and cannot be opened; `absent`. */
  kvm: 'open' | 'closed' | 'absent';
  vhostNet: boolean;
  tun: boolean;
  /** Version of cgroups: 1 or 2. */
  cgroup: number;
  /** Whether /var/lib/kubelet is the folder that the kubelet works in. */
  kubeletRoot: boolean;
  iommuGroups: number;
  /** Whether guests can have hardware virtualization themselves; undefined where no module of KVM is loaded. */
  nested?: boolean;
  selinux: 'enforcing' | 'permissive' | 'disabled';
  apparmor: boolean;
  /** An AppArmor profile of libvirt on the host, which keeps QEMU in virt-handler's Pods from starting. */
  libvirtProfile: boolean;
  /** `ID` of /etc/os-release, such as `ubuntu` or `rhcos`. */
  os: string;
  /** Swap in KiB. */
  swap: number;
  /** Huge pages that the kernel has reserved, in number of pages. */
  hugepages: number;
  /** The pool path, where one was asked for. Sizes in KiB, of the filesystem that the path lies on. */
  pool?: { exists: boolean; size: number; free: number; rootFilesystem: boolean };
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const bool = (value: unknown) => typeof value === 'boolean';
const count = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);

const POOL: Shape = { exists: bool, size: count, free: count, rootFilesystem: bool };

const REPORT: Shape = {
  vmx: bool,
  svm: bool,
  nx: bool,
  hypervisor: bool,
  kvm: oneOf('open', 'closed', 'absent'),
  vhostNet: bool,
  tun: bool,
  cgroup: oneOf(1, 2),
  kubeletRoot: bool,
  iommuGroups: count,
  nested: oneOf(true, false, undefined),
  selinux: oneOf('enforcing', 'permissive', 'disabled'),
  apparmor: bool,
  libvirtProfile: bool,
  os: (value) => typeof value === 'string' && /^[a-z0-9._-]{0,64}$/i.test(value),
  swap: count,
  hugepages: count,
  pool: (value) => value === undefined || (isObject(value) && problemIn(value, POOL) === undefined),
};

/** The one line that a probe wrote, or what is wrong with it. A report is trusted whole or not at all. */
export function parseProbe(text: string): { report: ProbeReport } | { reason: string } {
  const line = text.trim();
  if (line === '') return { reason: 'the probe ended without a report' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: `the report of the probe is not valid JSON: ${excerpt(line)}` };
  }
  if (!isObject(value)) return { reason: `the report of the probe is not an object: ${excerpt(line)}` };
  const problem = problemIn(value, REPORT);
  return problem === undefined ? { report: value as unknown as ProbeReport } : { reason: problem };
}

function problemIn(value: Record<string, unknown>, shape: Shape): string | undefined {
  const unexpected = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
  if (unexpected !== undefined) return `the report of the probe has the unexpected field ${JSON.stringify(unexpected)}`;
  const wrong = Object.keys(shape).find((key) => !shape[key]!(value[key]));
  if (wrong === undefined) return undefined;
  const found = value[wrong] === undefined ? 'is missing' : `is ${excerpt(JSON.stringify(value[wrong]))}`;
  return `the field ${wrong} of the report of the probe ${found}`;
}

const LONGEST = 60;
const excerpt = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);
