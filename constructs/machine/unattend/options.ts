import type { NameRef } from '../../base';
import type { Windows } from './editions';

/** What every answer file configures. */
export interface WindowsSetupOptions {
  /**
   * Edition of Windows: `Windows.SERVER_2022`.
   * @change Secret/stringData
   */
  readonly edition: Windows;
  /**
   * Locale of formats, keyboard and, where the image contains it, the user interface: `de-DE`.
   * @default en-US
   * @change Secret/stringData
   */
  readonly locale?: string;
  /**
   * Keyboard layout, as a locale or as `language:layout` in hexadecimal: `de-CH`, `0407:00000407`.
   * @default - that of `locale`
   * @change Secret/stringData
   */
  readonly keyboard?: string;
  /**
   * Language of the user interface, if it is not that of `locale`.
   * @default - the value of `locale`
   * @change Secret/stringData
   */
  readonly uiLanguage?: string;
  /**
   * Time zone by Windows' own name: `W. Europe Standard Time`, `UTC`.
   * @default UTC
   * @change Secret/stringData
   */
  readonly timeZone?: string;
  /**
   * Product key. Evaluation media and images with a volume license need none.
   * @default - none
   * @change Secret/stringData
   */
  readonly productKey?: string;
  /**
   * Whether to install the virtio drivers and the guest agent, from a CD-ROM drive with `virtio-win`:
   * `CdRom.from(Disk.containerDisk('quay.io/kubevirt/virtio-container-disk:v1.9.0', { name: 'virtio-win' }))`.
   * @default true
   * @change Secret/stringData
   */
  readonly virtioDrivers?: boolean;
  /**
   * Name and organization that Windows is registered to.
   * @default - none
   * @change Secret/stringData
   */
  readonly registeredTo?: { readonly name?: string; readonly organization?: string };
  /**
   * PowerShell script that runs once, as the system, before the first sign-in. Must not contain secrets.
   * @default - none
   * @change Secret/stringData
   */
  readonly script?: string;
}

/** What the answer file of one guest configures. */
export interface UnattendOptions extends WindowsSetupOptions {
  /**
   * Password of the built-in administrator: a Secret, which the guest reads when it is set up and which never reaches the answer
   * file; or the text, which the Secret with the answer file then contains.
   * @change Secret/stringData
   */
  readonly adminPassword: PasswordSecret | string;
  /**
   * Installation from an ISO image to the first disk, all of whose data is deleted; `true` for the defaults. Without it, the guest boots
   * from a disk that was generalized with sysprep.
   * @default - none: the disk holds a generalized Windows
   * @change Secret/stringData
   */
  readonly install?: true | WindowsInstallOptions;
  /**
   * Name of the computer, at most 15 characters.
   * @default - the name of the VM if it has at most 15 characters, otherwise Windows chooses one
   * @change Secret/stringData
   */
  readonly computerName?: string;
  /**
   * Whether to allow Remote Desktop, with network level authentication, through the firewall.
   * @default true
   * @change Secret/stringData
   */
  readonly remoteDesktop?: boolean;
}

/** What the answer file of an image configures. */
export interface WindowsImageOptions extends WindowsSetupOptions {
  /**
   * Installation from an ISO image to the first disk, all of whose data is deleted.
   * @default - the Standard edition of a server, the Pro edition of a client, for UEFI
   * @change Secret/stringData
   */
  readonly install?: WindowsInstallOptions;
}

/** A Secret with a password. */
export interface PasswordSecret {
  /**
   * Secret in the namespace of the VM.
   * @change volumes[].secret.secretName
   */
  readonly secret: NameRef;
  /**
   * Key of the password in the Secret.
   * @default password
   * @change Secret/stringData
   */
  readonly key?: string;
}

/** Installation of Windows from an ISO image. */
export interface WindowsInstallOptions {
  /**
   * Image on the medium, by its name or its number.
   * @default - `Windows 11 Pro`, `Windows Server 2022 SERVERSTANDARD` and the like: with a desktop
   * @change Secret/stringData
   */
  readonly image?: string | number;
  /**
   * Firmware of the VM, which the disk is partitioned for.
   * @default efi
   * @change Secret/stringData
   */
  readonly firmware?: 'efi' | 'bios';
}

/** What an answer file is written from. */
export type AnswerOptions = WindowsSetupOptions &
  Partial<UnattendOptions> & {
    /**
     * Whether Windows generalizes itself and powers off once it is set up.
     * @default false
     * @change Secret/stringData
     */
    readonly generalize?: boolean;
  };

const LOCALE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-(?:[A-Z]{2}|\d{3})$/;
const KEYBOARD = /^[0-9a-fA-F]{4}:(?:[0-9a-fA-F]{8}|\{[0-9a-fA-F-]{36}\}\{[0-9a-fA-F-]{36}\})$/;
const PRODUCT_KEY = /^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/;

/** Whether Windows accepts the name of a computer. */
export const isComputerName = (name: string): boolean =>
  /^[A-Za-z0-9-]{1,15}$/.test(name) && !/^\d+$/.test(name) && !name.startsWith('-') && !name.endsWith('-');

/** What is wrong with the options, and how to repair it. No password or key is quoted. */
export function unattendProblem(options: AnswerOptions): string | undefined {
  const { computerName, locale, keyboard, uiLanguage, timeZone, productKey, adminPassword } = options;
  for (const [what, value] of Object.entries({ locale, uiLanguage }))
    if (value !== undefined && !LOCALE.test(value))
      return `\`${what}\` is ${JSON.stringify(value)}, which is not a locale. Use a language and a region, such as 'de-DE'.`;
  if (keyboard !== undefined && !LOCALE.test(keyboard) && !KEYBOARD.test(keyboard))
    return `\`keyboard\` is ${JSON.stringify(keyboard)}, which is not a keyboard layout. Use a locale such as 'de-CH', or '0807:00000807'.`;
  if (computerName !== undefined && !isComputerName(computerName))
    return `\`computerName\` is ${JSON.stringify(computerName)}, which Windows does not accept. Use 1 to 15 letters, digits and dashes, not digits alone.`;
  if (timeZone !== undefined && (timeZone === '' || timeZone.includes('/')))
    return `\`timeZone\` is ${JSON.stringify(timeZone)}, which Windows does not know. Use its own name, as \`tzutil /l\` lists it: 'W. Europe Standard Time'.`;
  if (productKey !== undefined && !PRODUCT_KEY.test(productKey))
    return '`productKey` is not a product key: five groups of five capital letters and digits, with dashes between them.';
  if (!options.generalize && (adminPassword === undefined || adminPassword === ''))
    return "`adminPassword` is missing. Refer to a Secret: `adminPassword: { secret: 'windows-admin' }`.";
  return undefined;
}
