import * as fc from 'fast-check';
import { Sysprep, type UnattendOptions, VirtualMachine, Windows, type WindowsImageOptions } from 'kubevirt-iac';
import { check } from '../../../../constructs/check';
import { apiObjects } from '../../../../constructs/render';
import type { KubeObject } from '../../../../kube/object';
import { chartIn, type Loose, objectsOf, only, refusals } from '../rendered';
import { type Node, read } from './xml-reader';

const FROM_SECRET = { secret: 'windows-admin' };

function windows(options: Partial<UnattendOptions> = {}, id = 'dc-1') {
  const chart = chartIn();
  new VirtualMachine(chart, id, {
    instancetype: 'u1.large',
    preference: 'windows.2k22',
    sysprep: Sysprep.windows({ edition: Windows.SERVER_2022, adminPassword: FROM_SECRET, ...options }),
  });
  const secret = only(chart, 'Secret');
  const files = secret.stringData as unknown as Record<string, string>;
  const { volumes, domain } = only(chart, 'VirtualMachine').spec.template.spec;
  return { chart, files, text: files['autounattend.xml']!, volumes, disks: domain.devices.disks, secret };
}

/** A component of a pass of the answer file. */
function component(text: string, pass: string, name: string): Node | undefined {
  const settings = read(text).children.find((node) => node.attributes['pass'] === pass);
  return settings?.children.find((node) => node.attributes['name'] === name);
}
const at = (node: Node | undefined, ...names: string[]): string | undefined =>
  names.reduce<Node | undefined>((found, name) => found?.children.find((child) => child.name === name), node)?.text;

describe('the password of the administrator', () => {
  it('stays in its own Secret: the manifests refer to it, and synth warns of nothing', () => {
    const { chart, files, volumes, disks, secret } = windows();
    expect(volumes).toEqual([
      { name: 'sysprep', sysprep: { secret: { name: 'dc-1-sysprep' } } },
      { name: 'admin-password', secret: { secretName: 'windows-admin', volumeLabel: 'ADMINSECRET' } },
    ]);
    expect(disks).toEqual([
      { name: 'sysprep', cdrom: { bus: 'sata' } },
      { name: 'admin-password', cdrom: { bus: 'sata' } },
    ]);
    expect(files['autounattend.xml']).not.toMatch(/<AdministratorPassword>/);
    expect(files['guest-setup.ps1']).toContain("Get-Volume -FileSystemLabel 'ADMINSECRET'");
    const construct = apiObjects(chart).find(({ kind }) => kind === 'Secret')!;
    expect(check([{ construct, object: secret as unknown as KubeObject }])).toEqual([]);
  });

  it('is read from the key that is named, whatever its name contains', () => {
    const { files } = windows({ adminPassword: { secret: 'a', key: "it's" } });
    expect(files['guest-setup.ps1']).toContain("'it''s'");
  });

  it('is in the answer file if it is given as a text, and synth warns of that', () => {
    const { chart, text, secret } = windows({ adminPassword: 'hunter2' });
    const value = at(
      component(text, 'oobeSystem', 'Microsoft-Windows-Shell-Setup'),
      'UserAccounts',
      'AdministratorPassword',
      'Value',
    );
    expect(Buffer.from(value!, 'base64').toString('utf16le')).toBe('hunter2AdministratorPassword');
    const construct = apiObjects(chart).find(({ kind }) => kind === 'Secret')!;
    expect(check([{ construct, object: secret as unknown as KubeObject }]).map(({ rule }) => rule)).toEqual(['GIT-01']);
  });
});

it('installs Windows from an ISO image onto a disk for UEFI, with the drivers that Setup needs', () => {
  const { text } = windows({ install: true });
  const setup = component(text, 'windowsPE', 'Microsoft-Windows-Setup');
  expect(at(setup, 'ImageInstall', 'OSImage', 'InstallFrom', 'MetaData', 'Value')).toBe(
    'Windows Server 2022 SERVERSTANDARD',
  );
  expect(at(setup, 'ImageInstall', 'OSImage', 'InstallTo', 'PartitionID')).toBe('3');
  expect(at(setup, 'UserData', 'AcceptEula')).toBe('true');
  const partitions = read(text)
    .find('CreatePartition')
    .map((node) => at(node, 'Type'));
  expect(partitions).toEqual(['EFI', 'MSR', 'Primary']);
  const paths = component(text, 'windowsPE', 'Microsoft-Windows-PnpCustomizationsWinPE')!
    .find('Path')
    .map((node) => node.text);
  expect(paths).toContain('E:\\viostor\\2k22\\amd64');
  expect(component(text, 'offlineServicing', 'Microsoft-Windows-PnpCustomizationsNonWinPE')).toBeDefined();
});

it('partitions the disk for a BIOS, and installs an image by its number', () => {
  const { text } = windows({ install: { firmware: 'bios', image: 2 }, virtioDrivers: false });
  expect(
    read(text)
      .find('CreatePartition')
      .map((node) => at(node, 'Type')),
  ).toEqual(['Primary', 'Primary']);
  const setup = component(text, 'windowsPE', 'Microsoft-Windows-Setup');
  expect(at(setup, 'ImageInstall', 'OSImage', 'InstallFrom', 'MetaData', 'Key')).toBe('/IMAGE/INDEX');
  expect(at(setup, 'ImageInstall', 'OSImage', 'InstallTo', 'PartitionID')).toBe('2');
  expect(text).not.toContain('viostor');
});

it('sets up a generalized disk without touching its partitions', () => {
  const { text } = windows();
  expect(read(text).children.map((node) => node.attributes['pass'])).toEqual(['specialize', 'oobeSystem']);
});

describe('an image', () => {
  const image = (options: Partial<WindowsImageOptions> = {}) => {
    const chart = chartIn();
    new VirtualMachine(chart, 'win2022', {
      instancetype: 'u1.large',
      preference: 'windows.2k22.virtio',
      sysprep: Sysprep.windowsImage({ edition: Windows.SERVER_2022, ...options }),
    });
    const files = only(chart, 'Secret').stringData as unknown as Record<string, string>;
    return { files, text: files['autounattend.xml']!, script: files['guest-setup.ps1']! };
  };
  const DEPLOYMENT = 'Microsoft-Windows-Deployment';

  it('installs Windows, sets it up in audit mode, generalizes it and powers itself off', () => {
    const { text } = image();
    expect(read(text).children.map((node) => node.attributes['pass'])).toEqual([
      'windowsPE',
      'offlineServicing',
      'specialize',
      'oobeSystem',
      'auditUser',
    ]);
    expect(at(component(text, 'oobeSystem', DEPLOYMENT), 'Reseal', 'Mode')).toBe('Audit');
    const audit = component(text, 'auditUser', DEPLOYMENT);
    expect(at(audit, 'RunSynchronous', 'RunSynchronousCommand', 'Path')).toContain('guest-setup.ps1');
    expect(at(audit, 'Generalize', 'Mode')).toBe('OOBE');
    expect(at(audit, 'Generalize', 'ForceShutdownNow')).toBe('true');
    expect(component(text, 'specialize', DEPLOYMENT)).toBeUndefined();
  });

  it('has no password and no name: each clone gets its own', () => {
    const { text, script } = image();
    expect(text + script).not.toMatch(/password|LocalUser/i);
    expect(at(component(text, 'specialize', 'Microsoft-Windows-Shell-Setup'), 'ComputerName')).toBe('*');
  });

  it('leaves no answer file behind, even if what comes then fails', () => {
    const { files, script } = image({ script: 'Install-WindowsFeature Web-Server' });
    expect(files['unattend.xml']).toBeUndefined();
    const steps = ['Remove-Item', 'virtio-win-guest-tools', 'Web-Server', "InvokeVerb('Eject')"];
    const places = steps.map((step) => script.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(script).toContain('"$panther\\unattend.xml"');
  });

  it('installs the image that is named', () => {
    const { text } = image({ install: { image: 'Windows Server 2022 SERVERDATACENTER' }, virtioDrivers: false });
    const setup = component(text, 'windowsPE', 'Microsoft-Windows-Setup');
    expect(at(setup, 'ImageInstall', 'OSImage', 'InstallFrom', 'MetaData', 'Value')).toBe(
      'Windows Server 2022 SERVERDATACENTER',
    );
    expect(text).not.toContain('viostor');
  });
});

it('names the computer after the VM where Windows accepts the name', () => {
  const nameOf = (id: string, options: Partial<UnattendOptions> = {}) =>
    at(component(windows(options, id).text, 'specialize', 'Microsoft-Windows-Shell-Setup'), 'ComputerName');
  expect(nameOf('dc-1')).toBe('dc-1');
  expect(nameOf('a-name-of-more-than-15-characters')).toBe('*');
  expect(nameOf('dc-1', { computerName: 'MAIN' })).toBe('MAIN');
});

it('speaks the language, lives in the time zone, and allows Remote Desktop', () => {
  const { text } = windows({ locale: 'de-DE', keyboard: 'de-CH', timeZone: 'W. Europe Standard Time' });
  const international = component(text, 'oobeSystem', 'Microsoft-Windows-International-Core');
  expect(['InputLocale', 'SystemLocale', 'UILanguage', 'UserLocale'].map((name) => at(international, name))).toEqual([
    'de-CH',
    'de-DE',
    'de-DE',
    'de-DE',
  ]);
  expect(at(component(text, 'specialize', 'Microsoft-Windows-Shell-Setup'), 'TimeZone')).toBe(
    'W. Europe Standard Time',
  );
  const sessions = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
  expect(at(component(text, 'specialize', sessions), 'fDenyTSConnections')).toBe('false');
  expect(at(component(text, 'specialize', 'Networking-MPSSVC-Svc'), 'FirewallGroups', 'FirewallGroup', 'Group')).toBe(
    '@FirewallAPI.dll,-28752',
  );
  const closed = windows({ remoteDesktop: false }).text;
  expect(component(closed, 'specialize', sessions)).toBeUndefined();
});

it.each([
  [Windows.SERVER_2025, { HideLocalAccountScreen: 'true' }],
  [Windows.WINDOWS_11, { SkipMachineOOBE: 'true', SkipUserOOBE: 'true' }],
] as const)('asks nothing at the first boot of %s', (edition, expected) => {
  const shell = component(windows({ edition }).text, 'oobeSystem', 'Microsoft-Windows-Shell-Setup');
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, at(shell, 'OOBE', name)]))).toEqual(expected);
  expect(at(shell, 'OOBE', 'HideEULAPage')).toBe('true');
});

it('puts the product key where the disk comes from: into Setup, or into the generalized image', () => {
  const productKey = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE';
  const installed = windows({ productKey, install: true }).text;
  expect(at(component(installed, 'windowsPE', 'Microsoft-Windows-Setup'), 'UserData', 'ProductKey', 'Key')).toBe(
    productKey,
  );
  const generalized = windows({ productKey }).text;
  expect(at(component(generalized, 'specialize', 'Microsoft-Windows-Shell-Setup'), 'ProductKey')).toBe(productKey);
});

it('keeps every text as it was, whatever it contains', () => {
  const texts = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => !/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));
  fc.assert(
    fc.property(texts, (name) => {
      const shell = component(windows({ registeredTo: { name } }).text, 'specialize', 'Microsoft-Windows-Shell-Setup');
      expect(at(shell, 'RegisteredOwner')).toBe(name);
    }),
    { numRuns: 50 },
  );
});

it.each([
  [{ locale: 'german' }, '`locale` is "german", which is not a locale'],
  [{ timeZone: 'Europe/Berlin' }, '`timeZone` is "Europe/Berlin", which Windows does not know'],
  [{ computerName: '12345' }, '`computerName` is "12345", which Windows does not accept'],
  [{ productKey: 'secret-key' }, '`productKey` is not a product key'],
  [{ adminPassword: '' }, '`adminPassword` is missing'],
  [{ registeredTo: { name: 'a\u0001' } }, 'U+0001, which XML cannot hold'],
] satisfies [Partial<UnattendOptions>, string][])('rejects %j, and quotes no secret', (options, message) => {
  expect(() => windows(options)).toThrow(message);
  expect(() => windows(options)).toThrow(/^(?![\s\S]*secret-key)/);
});

it('makes a VM that the cluster accepts', () => {
  const { chart } = windows({ install: true });
  expect(refusals(chart)).toEqual([]);
  expect((objectsOf(chart) as unknown as Loose[]).map(({ kind }) => kind)).toEqual(['Secret', 'VirtualMachine']);
});
