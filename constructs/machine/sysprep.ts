import { type NameRef, nameOf } from '../base';
import type { UnattendOptions, WindowsImageOptions } from './unattend';

/**
 * Answer file of a Windows guest.
 * @see https://kubevirt.io/user-guide/user_workloads/startup_scripts/
 */
export type Sysprep =
  | {
      /**
       * Options of an answer file that is written for Windows 10, 11 or Server. Kept in a Secret.
       * @change Secret/stringData
       */
      readonly windows: UnattendOptions;
    }
  | {
      /**
       * Options of an answer file that installs Windows, generalizes it and powers the guest off: for a `WindowsImage`. Kept in
       * a Secret.
       * @change Secret/stringData
       */
      readonly windowsImage: WindowsImageOptions;
    }
  | {
      /**
       * Text of the answer file. Kept in a Secret, because answer files contain passwords.
       * @change Secret/stringData
       */
      readonly unattend: string;
    }
  | {
      /**
       * Secret with `autounattend.xml` or `unattend.xml`.
       * @change volumes[].sysprep.secret
       */
      readonly secret: NameRef;
    }
  | {
      /**
       * ConfigMap with `autounattend.xml` or `unattend.xml`.
       * @change volumes[].sysprep.configMap
       */
      readonly configMap: NameRef;
    };

export const Sysprep = {
  /** An answer file for Windows 10, 11 or Server, kept in a Secret. It sets Windows up without a question. */
  windows: (options: UnattendOptions): Sysprep => ({ windows: options }),
  /** An answer file that makes an image: it installs Windows, generalizes it and powers the guest off. Kept in a Secret. */
  windowsImage: (options: WindowsImageOptions): Sysprep => ({ windowsImage: options }),
  /** The text of an answer file, kept in a Secret. */
  unattend: (xml: string): Sysprep => ({ unattend: xml }),
  /** An existing Secret with the answer file. */
  fromSecret: (secret: NameRef): Sysprep => ({ secret: nameOf(secret) }),
  /** An existing ConfigMap with the answer file. */
  fromConfigMap: (configMap: NameRef): Sysprep => ({ configMap: nameOf(configMap) }),
};

/** Ignition configuration of a CoreOS guest, as text or data. Passed on a config drive, which needs no feature gate. */
export type Ignition =
  | string
  | {
      /**
       * Version of the Ignition specification: `{ version: '3.4.0' }`.
       * @change volumes[].cloudInitConfigDrive.userData
       * @change Secret/stringData
       */
      readonly ignition: { readonly version: string };
      readonly [section: string]: unknown;
    };
