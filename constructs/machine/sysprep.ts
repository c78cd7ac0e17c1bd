import { type NameRef, nameOf } from '../base';

/** The answer file of a Windows guest. */
export type Sysprep =
  /** Text of an answer file. It goes into a Secret, since answer files hold passwords. */
  | { readonly unattend: string }
  /** Secret with `autounattend.xml` or `unattend.xml`. */
  | { readonly secret: NameRef }
  /** ConfigMap with `autounattend.xml` or `unattend.xml`. */
  | { readonly configMap: NameRef };

export const Sysprep = {
  unattend: (xml: string): Sysprep => ({ unattend: xml }),
  fromSecret: (secret: NameRef): Sysprep => ({ secret: nameOf(secret) }),
  fromConfigMap: (configMap: NameRef): Sysprep => ({ configMap: nameOf(configMap) }),
};

/** The Ignition configuration of a CoreOS guest: text, or data. It reaches the guest on a config drive, which needs no feature gate. */
export type Ignition =
  | string
  | { readonly ignition: { readonly version: string }; readonly [section: string]: unknown };
