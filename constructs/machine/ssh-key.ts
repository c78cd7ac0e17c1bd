import { readFileSync } from 'node:fs';
import { type NameRef, nameOf } from '../base';

/** A public key that may sign in: the key itself, or a Secret that holds keys. */
export type SshKey = string | SshKeySecret;

export interface SshKeySecret {
  /**
   * Every value in it is a public key.
   * @change accessCredentials[].sshPublicKey.source
   */
  readonly secret: string;
  /**
   * The users who get the keys, while the guest runs, by its agent; a changed Secret reaches them too. Default: the default user, at
   * boot, by cloud-init.
   * @change accessCredentials[].sshPublicKey.propagationMethod
   */
  readonly users?: readonly string[];
}

const PUBLIC_KEY = /^(?:[\w-]+="[^"]*" )?(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) [A-Za-z0-9+/=]+/;

export const SshKey = {
  /** The public key in a file, read when the program runs. A private key is refused. */
  fromFile: (path: string): string => {
    const text = readFileSync(path, 'utf8').trim();
    if (PUBLIC_KEY.test(text)) return text;
    const what = text.includes('PRIVATE KEY') ? 'a private key, which must stay where it is' : 'no public SSH key';
    throw new Error(`${path} holds ${what}. Give the file whose name ends in .pub.`);
  },
  fromSecret: (secret: NameRef, options: { readonly users?: readonly string[] } = {}): SshKeySecret => ({
    secret: nameOf(secret),
    ...options,
  }),
};

/** Passwords that the guest agent sets, from a Secret (key: user, value: password). A changed Secret reaches the running guest. */
export interface GuestPassword {
  /** @change accessCredentials[].userPassword.source */
  readonly secret: string;
}

export const GuestPassword = {
  fromSecret: (secret: NameRef): GuestPassword => ({ secret: nameOf(secret) }),
};
