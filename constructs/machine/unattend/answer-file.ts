import { EDITIONS } from './editions';
import { type AnswerOptions, isComputerName, type WindowsInstallOptions } from './options';
import { SETUP_SCRIPT } from './setup-script';
import { document, type Element, element, elements } from './xml';

/** What the answer file takes from the VM. */
export interface UnattendSurroundings {
  /** Name of the VM. */
  readonly name?: string;
  readonly architecture?: string;
}

/** The answer file of a Windows guest. */
export function answerFile(options: AnswerOptions, vm: UnattendSurroundings): string {
  const component = componentFor(vm.architecture === 'arm64' ? 'arm64' : 'amd64');
  const install = options.install === true ? {} : options.install;
  const passes = {
    windowsPE: install ? windowsPe(options, install, component) : [],
    offlineServicing:
      install && options.virtioDrivers !== false ? [drivers('NonWinPE', INSTALLED, options, component)] : [],
    specialize: specialize(options, vm, component),
    ...(options.generalize ? generalization(options, component) : { oobeSystem: oobeSystem(options, component) }),
  };
  return document({
    name: 'unattend',
    attributes: { xmlns: 'urn:schemas-microsoft-com:unattend', 'xmlns:wcm': WCM },
    content: Object.entries(passes)
      .filter(([, components]) => components.length > 0)
      .map(([pass, content]) => ({ name: 'settings', attributes: { pass }, content })),
  });
}

const WCM = 'http://schemas.microsoft.com/WMIConfig/2002/State';

type Component = (name: string, content: readonly Element[]) => Element;

const componentFor =
  (processorArchitecture: string): Component =>
  (name, content) => ({
    name: 'component',
    attributes: {
      name,
      processorArchitecture,
      publicKeyToken: '31bf3856ad364e35',
      language: 'neutral',
      versionScope: 'nonSxS',
    },
    content,
  });

/** An item of a list, which Windows adds to what is there. */
const item = (name: string, content: readonly Element[], key?: string): Element => ({
  name,
  attributes: { 'wcm:action': 'add', ...(key !== undefined && { 'wcm:keyValue': key }) },
  content,
});

function windowsPe(options: AnswerOptions, install: WindowsInstallOptions, component: Component): Element[] {
  const { image = EDITIONS[options.edition].image, firmware = 'efi' } = install;
  const { disk, system } = DISKS[firmware];
  const language = options.uiLanguage ?? options.locale ?? 'en-US';
  const { name, organization } = options.registeredTo ?? {};
  return [
    component('Microsoft-Windows-International-Core-WinPE', [
      ...element('SetupUILanguage', element('UILanguage', language)),
      ...international(options),
    ]),
    ...(options.virtioDrivers === false ? [] : [drivers('WinPE', AT_SETUP, options, component)]),
    component('Microsoft-Windows-Setup', [
      ...element('DiskConfiguration', [...disk, ...element('WillShowUI', 'OnError')]),
      ...element('ImageInstall', [
        ...element('OSImage', [
          ...element('InstallFrom', [
            item(
              'MetaData',
              elements({ Key: typeof image === 'number' ? '/IMAGE/INDEX' : '/IMAGE/NAME', Value: image }),
            ),
          ]),
          ...element('InstallTo', elements({ DiskID: 0, PartitionID: system })),
          ...element('WillShowUI', 'OnError'),
        ]),
      ]),
      ...element('UserData', [
        ...elements({ AcceptEula: true, FullName: name, Organization: organization }),
        ...element(
          'ProductKey',
          options.productKey === undefined ? undefined : elements({ Key: options.productKey, WillShowUI: 'OnError' }),
        ),
      ]),
    ]),
  ];
}

const international = ({ locale = 'en-US', keyboard, uiLanguage }: AnswerOptions): Element[] =>
  elements({
    InputLocale: keyboard ?? locale,
    SystemLocale: locale,
    UILanguage: uiLanguage ?? locale,
    UserLocale: locale,
  });

interface Partition {
  readonly type: 'EFI' | 'MSR' | 'Primary';
  /** In MB; the rest of the disk unless given. */
  readonly size?: number;
  readonly format?: 'FAT32' | 'NTFS';
  readonly label?: string;
  readonly letter?: string;
  readonly active?: boolean;
}

/** The first disk, wiped and partitioned as Microsoft recommends, and the partition of Windows. */
const DISKS = {
  efi: diskOf([
    { type: 'EFI', size: 300, format: 'FAT32', label: 'System' },
    { type: 'MSR', size: 16 },
    { type: 'Primary', format: 'NTFS', label: 'Windows', letter: 'C' },
  ]),
  bios: diskOf([
    { type: 'Primary', size: 350, format: 'NTFS', label: 'System', active: true },
    { type: 'Primary', format: 'NTFS', label: 'Windows', letter: 'C' },
  ]),
};

function diskOf(partitions: readonly Partition[]): { disk: Element[]; system: number } {
  const created = partitions.map(({ type, size }, i) =>
    item(
      'CreatePartition',
      elements({ Order: i + 1, Type: type, Size: size, Extend: size === undefined ? true : undefined }),
    ),
  );
  const formatted = partitions.map(({ format, label, letter, active }, i) =>
    item(
      'ModifyPartition',
      elements({ Order: i + 1, PartitionID: i + 1, Format: format, Label: label, Letter: letter, Active: active }),
    ),
  );
  const disk = item('Disk', [
    ...elements({ DiskID: 0, WillWipeDisk: true }),
    ...element('CreatePartitions', created),
    ...element('ModifyPartitions', formatted),
  ]);
  return { disk: [disk], system: partitions.length };
}

/** Drivers that Setup needs to see the disk, and those of the installed system. */
const AT_SETUP = ['viostor', 'vioscsi', 'NetKVM'];
const INSTALLED = ['viostor', 'vioscsi', 'NetKVM', 'Balloon', 'vioserial', 'viorng', 'vioinput', 'pvpanic'];
/** Letters that the CD-ROM drives may have; paths that do not exist are skipped. */
const DRIVES = ['D', 'E', 'F', 'G'];

function drivers(
  phase: 'WinPE' | 'NonWinPE',
  folders: readonly string[],
  { edition }: AnswerOptions,
  component: Component,
): Element {
  const paths = DRIVES.flatMap((drive) =>
    folders.map((folder) => `${drive}:\\${folder}\\${EDITIONS[edition].drivers}\\amd64`),
  );
  return component(
    `Microsoft-Windows-PnpCustomizations${phase}`,
    element(
      'DriverPaths',
      paths.map((path, i) => item('PathAndCredentials', elements({ Path: path }), String(i + 1))),
    ),
  );
}

function specialize(options: AnswerOptions, { name }: UnattendSurroundings, component: Component): Element[] {
  const ownName = name !== undefined && isComputerName(name) && !options.generalize ? name : '*';
  const { computerName = ownName, timeZone = 'UTC' } = options;
  const { name: owner, organization } = options.registeredTo ?? {};
  return [
    component(
      'Microsoft-Windows-Shell-Setup',
      elements({
        ComputerName: computerName,
        TimeZone: timeZone,
        ProductKey: options.install ? undefined : options.productKey,
        RegisteredOwner: owner,
        RegisteredOrganization: organization,
      }),
    ),
    ...(options.remoteDesktop === false || options.generalize ? [] : remoteDesktop(component)),
    ...(options.generalize ? [] : [component('Microsoft-Windows-Deployment', setup())]),
  ];
}

const setup = (): Element[] =>
  element('RunSynchronous', [
    item(
      'RunSynchronousCommand',
      elements({
        Order: 1,
        Description: 'Set up the guest',
        Path: runFromAnyDrive(SETUP_SCRIPT),
        WillReboot: 'Never',
      }),
    ),
  ]);

/**
 * An image asks for no account: in place of the first sign-in, Windows starts in audit mode, where installers run, and generalizes itself when the
 * script has ended.
 */
const generalization = (options: AnswerOptions, component: Component): Record<string, Element[]> => ({
  oobeSystem: [
    component('Microsoft-Windows-International-Core', international(options)),
    component('Microsoft-Windows-Deployment', element('Reseal', elements({ Mode: 'Audit' }))),
  ],
  auditUser: [
    component('Microsoft-Windows-Deployment', [
      ...element('Generalize', elements({ ForceShutdownNow: true, Mode: 'OOBE' })),
      ...setup(),
    ]),
  ],
});

/** The script lies beside the answer file, on a drive of unknown letter. */
const runFromAnyDrive = (script: string): string =>
  `cmd.exe /c for %d in (D E F G H I J) do if exist %d:\\${script} powershell.exe -NoProfile -ExecutionPolicy Bypass -File %d:\\${script}`;

const remoteDesktop = (component: Component): Element[] => [
  component('Microsoft-Windows-TerminalServices-LocalSessionManager', elements({ fDenyTSConnections: false })),
  component('Microsoft-Windows-TerminalServices-RDP-WinStationExtensions', elements({ UserAuthentication: 1 })),
  component('Networking-MPSSVC-Svc', [
    ...element('FirewallGroups', [
      item(
        'FirewallGroup',
        // The group of the Remote Desktop rules, by its resource, which is the same in every language.
        elements({ Active: true, Group: '@FirewallAPI.dll,-28752', Profile: 'all' }),
        'RemoteDesktop',
      ),
    ]),
  ]),
];

function oobeSystem(options: AnswerOptions, component: Component): Element[] {
  const { client } = EDITIONS[options.edition];
  const { adminPassword } = options;
  return [
    component('Microsoft-Windows-International-Core', international(options)),
    component('Microsoft-Windows-Shell-Setup', [
      ...element(
        'OOBE',
        elements({
          HideEULAPage: true,
          HideOEMRegistrationScreen: true,
          HideOnlineAccountScreens: true,
          HideWirelessSetupInOOBE: true,
          ProtectYourPC: 3,
          // The administrator has a password by now: Windows must ask for none, and a client for no account.
          HideLocalAccountScreen: client ? undefined : true,
          SkipMachineOOBE: client ? true : undefined,
          SkipUserOOBE: client ? true : undefined,
        }),
      ),
      ...element(
        'UserAccounts',
        typeof adminPassword === 'string'
          ? element('AdministratorPassword', elements({ Value: obscured(adminPassword), PlainText: false }))
          : undefined,
      ),
    ]),
  ];
}

/** The form in which System Image Manager writes a password. It hides nothing; it keeps special characters as they are. */
const obscured = (password: string): string =>
  Buffer.from(`${password}AdministratorPassword`, 'utf16le').toString('base64');
