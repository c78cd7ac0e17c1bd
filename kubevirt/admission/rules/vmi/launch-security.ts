import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { each, gateClosed, isOn } from '../shared/messages';

const TYPES = ['sev', 'snp', 'tdx'] as const;
type Type = (typeof TYPES)[number];
const GATES: Readonly<Record<Type, string>> = {
  sev: 'WorkloadEncryptionSEV',
  snp: 'WorkloadEncryptionSEV',
  tdx: 'WorkloadEncryptionTDX',
};

/** Rules that apply on amd64 where exactly one type is set and its feature gate is enabled. */
const encrypted =
  (check: (vmi: VmiSpecView, type: Type) => Fault | readonly Fault[] | undefined) => (vmi: VmiSpecView) => {
    const type = typeOf(vmi);
    return type && vmi.cluster.gate(GATES[type]) ? check(vmi, type) : undefined;
  };

function typeOf({ domain: { launchSecurity }, architecture }: VmiSpecView): Type | undefined {
  if (launchSecurity === undefined || architecture !== 'amd64') return undefined;
  const types = TYPES.filter((type) => launchSecurity[type] !== undefined);
  return types.length === 1 ? types[0] : undefined;
}

const efi = (bootloader: object = { secureBoot: false }) => ({
  'domain.firmware': { bootloader: { efi: bootloader } },
});
const sev = { 'domain.launchSecurity': { sev: {} }, ...efi() };
const snp = { 'domain.launchSecurity': { snp: {} }, ...efi() };
const tdx = { 'domain.launchSecurity': { tdx: {} }, ...efi() };
const TDX_GATE = { developerConfiguration: { featureGates: ['WorkloadEncryptionTDX'] } };

export const LAUNCH_SECURITY = vmiRules(
  'launch-security',
  [
    {
      id: 'LS-01',
      name: 'launch-security-unsupported-architecture',
      title: '`launchSecurity` on an architecture that does not support it',
      paths: ['domain.launchSecurity', 'architecture'],
      check: ({ domain, architecture }) =>
        domain.launchSecurity !== undefined && architecture !== 'amd64' && architecture !== 's390x'
          ? {
              at: 'architecture',
              message: architecture
                ? `launchSecurity encrypts the guest memory, which ${architecture} does not support. Remove launchSecurity, or use another architecture.`
                : 'launchSecurity encrypts the guest memory, which depends on the architecture, and this replica set or pool does not set one. Set architecture: amd64.',
              found: architecture,
              allowed: 'amd64, s390x',
              ...(!architecture && { suggestion: 'amd64' }),
            }
          : undefined,
      good: sev,
      bad: { architecture: 'arm64', ...sev },
    },
    {
      id: 'LS-02',
      name: 'launch-security-not-exactly-one',
      title: '`launchSecurity` with no type, or more than one',
      paths: ['domain.launchSecurity'],
      check: ({ domain: { launchSecurity }, architecture }) => {
        if (launchSecurity === undefined || architecture !== 'amd64') return undefined;
        const types = TYPES.filter((type) => launchSecurity[type] !== undefined);
        return types.length === 1
          ? undefined
          : {
              at: 'domain.launchSecurity',
              message: `launchSecurity requires exactly one type; found ${types.join(' and ') || 'none'}. Set exactly one of sev, snp and tdx.`,
              found: types,
              allowed: 'one of sev, snp, tdx',
            };
      },
      good: sev,
      bad: { 'domain.launchSecurity': { sev: {}, snp: {} }, ...efi() },
    },
    {
      id: 'LS-03',
      name: 'sev-feature-gate',
      title: 'SEV without its feature gate',
      paths: ['domain.launchSecurity.sev', 'domain.launchSecurity.snp'],
      check: closedGate(['sev', 'snp']),
      good: snp,
      bad: {
        edit: snp,
        configuration: { developerConfiguration: { disabledFeatureGates: ['WorkloadEncryptionSEV'] } },
      },
    },
    {
      id: 'LS-04',
      name: 'tdx-feature-gate',
      title: 'TDX without its feature gate',
      paths: ['domain.launchSecurity.tdx'],
      check: closedGate(['tdx']),
      good: { edit: tdx, configuration: TDX_GATE },
      bad: tdx,
    },
    {
      id: 'LS-05',
      name: 'tdx-with-smm',
      title: 'TDX with `features.smm`',
      paths: ['domain.launchSecurity.tdx', 'domain.features.smm'],
      check: encrypted(({ domain }, type) =>
        type === 'tdx' && isOn(domain.features?.smm)
          ? {
              at: 'domain.launchSecurity',
              message: 'TDX guests do not support system management mode. Remove features.smm.',
            }
          : undefined,
      ),
      good: { edit: tdx, configuration: TDX_GATE },
      bad: { edit: { ...tdx, 'domain.features': { smm: {} } }, configuration: TDX_GATE },
    },
    {
      id: 'LS-06',
      name: 'launch-security-without-efi',
      title: '`launchSecurity` without EFI',
      paths: ['domain.launchSecurity', 'domain.firmware.bootloader.efi'],
      check: encrypted(({ domain }, type) =>
        domain.firmware?.bootloader?.efi === undefined
          ? {
              at: 'domain.launchSecurity',
              message: `${type.toUpperCase()} guests require EFI, which is not set. Set firmware: { bootloader: { efi: { secureBoot: false } } }.`,
              suggestion: 'firmware: { bootloader: { efi: { secureBoot: false } } }',
            }
          : undefined,
      ),
      good: sev,
      bad: { 'domain.launchSecurity': { sev: {} } },
    },
    {
      id: 'LS-07',
      name: 'sev-with-secure-boot',
      title: 'SEV or SNP with `secureBoot`',
      paths: ['domain.launchSecurity', 'domain.firmware.bootloader.efi.secureBoot'],
      check: encrypted(({ domain }, type) => {
        const boot = domain.firmware?.bootloader?.efi;
        return type !== 'tdx' && boot !== undefined && boot.secureBoot !== false
          ? {
              at: 'domain.launchSecurity',
              message: `${type.toUpperCase()} guests do not support secure boot, which EFI enables by default. Set efi: { secureBoot: false }.`,
              suggestion: 'secureBoot: false',
            }
          : undefined;
      }),
      good: sev,
      bad: { ...sev, ...efi({}), 'domain.features': { smm: {} } },
    },
    {
      id: 'LS-08',
      name: 'launch-security-with-persistent-efi',
      title: 'SNP or TDX with `efi.persistent`',
      paths: ['domain.launchSecurity', 'domain.firmware.bootloader.efi.persistent'],
      check: encrypted(({ domain }, type) =>
        type !== 'sev' && domain.firmware?.bootloader?.efi?.persistent === true
          ? {
              at: 'domain.launchSecurity',
              message: `${type.toUpperCase()} guests do not support persistent EFI variables (efi.persistent). Remove efi.persistent.`,
              found: true,
            }
          : undefined,
      ),
      good: snp,
      bad: { ...snp, ...efi({ secureBoot: false, persistent: true }) },
    },
    {
      id: 'LS-09',
      name: 'sev-attestation-without-paused-start',
      title: '`sev.attestation` without `startStrategy: Paused`',
      paths: ['domain.launchSecurity.sev.attestation', 'startStrategy'],
      check: encrypted(({ domain, spec }) =>
        domain.launchSecurity?.sev?.attestation !== undefined && spec.startStrategy !== 'Paused'
          ? {
              at: 'domain.launchSecurity',
              message:
                'sev.attestation verifies the guest before it runs, so the guest must start paused. Set startStrategy: Paused, or remove attestation.',
              suggestion: 'startStrategy: Paused',
            }
          : undefined,
      ),
      good: { startStrategy: 'Paused', 'domain.launchSecurity': { sev: { attestation: {} } }, ...efi() },
      bad: { 'domain.launchSecurity': { sev: { attestation: {} } }, ...efi() },
    },
    {
      id: 'LS-10',
      name: 'launch-security-with-network-boot',
      title: '`launchSecurity` with network boot',
      paths: ['domain.launchSecurity', 'domain.devices.interfaces[].bootOrder'],
      check: encrypted(({ interfaces }, type) =>
        each(interfaces, (nic) =>
          nic.bootOrder !== undefined
            ? {
                at: 'domain.launchSecurity',
                message: `${type.toUpperCase()} guests cannot boot from the network. Remove bootOrder from the interface "${nic.name}".`,
                found: nic.bootOrder,
              }
            : undefined,
        ),
      ),
      good: sev,
      bad: { ...sev, 'domain.devices.interfaces[0].bootOrder': 1 },
    },
  ],
  { when: 'domain.launchSecurity' },
);

function closedGate(types: readonly Type[]) {
  return (vmi: VmiSpecView): Fault | undefined => {
    const type = typeOf(vmi);
    return type && types.includes(type) && !vmi.cluster.gate(GATES[type])
      ? gateClosed('domain.launchSecurity', `${type.toUpperCase()} encryption (launchSecurity)`, GATES[type])
      : undefined;
  };
}
