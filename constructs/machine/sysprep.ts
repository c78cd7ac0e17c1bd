import { type NameRef, nameOf } from '../base';

/** The answer file of a Windows guest. */
export type Sysprep =
  | {
      /**
       * Text of an answer file. It goes into a Secret, since answer files hold passwords.
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
  unattend: (xml: string): Sysprep => ({ unattend: xml }),
  fromSecret: (secret: NameRef): Sysprep => ({ secret: nameOf(secret) }),
  fromConfigMap: (configMap: NameRef): Sysprep => ({ configMap: nameOf(configMap) }),
};

/** The Ignition configuration of a CoreOS guest: text, or data. It reaches the guest on a config drive, which needs no feature gate. */
export type Ignition =
  | string
  | {
      /**
       * @change volumes[].cloudInitConfigDrive.userData
       * @change Secret/stringData
       */
      readonly ignition: { readonly version: string };
      readonly [section: string]: unknown;
    };
