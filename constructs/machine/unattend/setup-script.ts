import type { AnswerOptions, PasswordSecret } from './options';

/** Name of the script beside the answer file. */
export const SETUP_SCRIPT = 'guest-setup.ps1';
/** Label of the drive with the password, at most 11 characters. */
export const PASSWORD_LABEL = 'ADMINSECRET';

/** A text as PowerShell reads it literally. Typographic quotes end a string there, too. */
const literal = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`;

const FIRST_LINES = "$ErrorActionPreference = 'Stop'";

const SET_PASSWORD = (key: string): string => `
# The built-in administrator gets the password from the drive with the Secret.
$drive = (Get-Volume -FileSystemLabel ${literal(PASSWORD_LABEL)}).DriveLetter
$text = [IO.File]::ReadAllText("\${drive}:\\" + ${literal(key)}).TrimEnd("\`r", "\`n")
$administrator = Get-LocalUser | Where-Object { $_.SID.Value -like 'S-1-5-21-*-500' }
$administrator | Set-LocalUser -Password (ConvertTo-SecureString $text -AsPlainText -Force) -PasswordNeverExpires $true
$administrator | Enable-LocalUser
Remove-Variable text`;

const ENABLE_ADMINISTRATOR = `
Get-LocalUser | Where-Object { $_.SID.Value -like 'S-1-5-21-*-500' } | Enable-LocalUser`;

/** The installer needs services that run only after the first boot, so that it is left to Windows' own hook for that time. */
const GUEST_TOOLS = `
# The drivers and the guest agent, once the first boot has ended.
$scripts = Join-Path $env:WINDIR 'Setup\\Scripts'
New-Item -ItemType Directory -Force -Path $scripts | Out-Null
$install = 'for %%d in (D E F G H I J) do if exist %%d:\\virtio-win-guest-tools.exe %%d:\\virtio-win-guest-tools.exe /install /quiet /norestart'
Add-Content -Path (Join-Path $scripts 'SetupComplete.cmd') -Value $install -Encoding Ascii`;

const isSecret = (password: AnswerOptions['adminPassword']): password is PasswordSecret => typeof password === 'object';

const INSTALL_GUEST_TOOLS = `
# The drivers and the guest agent.
$tools = 'D', 'E', 'F', 'G', 'H', 'I', 'J' | ForEach-Object { "$($_):\\virtio-win-guest-tools.exe" } | Where-Object { Test-Path $_ } | Select-Object -First 1
if ($tools) { Start-Process -Wait -FilePath $tools -ArgumentList '/install', '/quiet', '/norestart' }`;

/** Windows looks for an answer file on its disk first, and on drives then. Whatever fails later, the image holds none. */
const FORGET_ANSWERS = `
# A clone must find its own answer file, and no copy of this one.
$panther = Join-Path $env:WINDIR 'Panther'
Remove-Item -Force -ErrorAction SilentlyContinue -Path "$panther\\unattend.xml", "$panther\\Unattend\\unattend.xml"`;

const EJECT_DRIVES = `
$drives = (New-Object -ComObject Shell.Application).NameSpace(17)
Get-CimInstance Win32_CDROMDrive | ForEach-Object { $drives.ParseName($_.Drive) } | Where-Object { $_ } | ForEach-Object { $_.InvokeVerb('Eject') }`;

/**
 * The PowerShell script that the answer file runs: as the system, before the first sign-in; in an image, as the administrator of audit mode, before Windows
 * generalizes itself.
 */
export function setupScript({ adminPassword, virtioDrivers, script, generalize }: AnswerOptions): string {
  const own = script === undefined ? [] : [`\n${script.trimEnd()}`];
  const parts = generalize
    ? [FORGET_ANSWERS, ...(virtioDrivers === false ? [] : [INSTALL_GUEST_TOOLS]), ...own, EJECT_DRIVES]
    : [
        isSecret(adminPassword) ? SET_PASSWORD(adminPassword.key ?? 'password') : ENABLE_ADMINISTRATOR,
        ...(virtioDrivers === false ? [] : [GUEST_TOOLS]),
        ...own,
      ];
  return [FIRST_LINES, ...parts, ''].join('\n');
}
