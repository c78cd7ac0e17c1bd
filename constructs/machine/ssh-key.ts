import { readFileSync } from 'node:fs';
import { type NameRef, nameOf } from '../base';

/** SSH public keys: one key, or a Secret with keys. */
export type SshKey = string | SshKeySecret;

/** A Secret with SSH public keys. */
export interface SshKeySecret {
  /**
   * Name of a Secret; every value in it is a public key.
   * @change accessCredentials[].sshPublicKey.source
   */
  readonly secret: string;
  /**
   * Users whose keys the guest agent sets while the guest runs; a changed Secret reaches them too.
   * @default - the default user, set by cloud-init at boot
   * @change accessCredentials[].sshPublicKey.propagationMethod
   */
  readonly users?: readonly string[];
}

const PUBLIC_KEY = /^(?:[\w-]+="[^"]*" )?(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) [A-Za-z0-9+/=]+/;

/** Whether a text is the half of a key that must never leave its owner. */
export const isPrivateKey = (text: unknown): boolean => typeof text === 'string' && text.includes('PRIVATE KEY');

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(
      `SshKey.fromFile: ${(error as Error).message}. Name the public key by its path from ${process.cwd()}, such as 'keys/ops.pub'; ssh-keygen -t ed25519 -f keys/ops makes one.`,
    );
  }
}

export const SshKey = {
  /** The public key in a file, read when the program runs. Throws if the file contains a private key or no key. */
  fromFile: (path: string): string => {
    const text = textOf(path).trim();
    if (PUBLIC_KEY.test(text)) return text;
    const what = isPrivateKey(text) ? 'a private key, which must stay secret' : 'no SSH public key';
    throw new Error(`${path} contains ${what}. Use the file whose name ends in .pub.`);
  },
  /** A Secret in which every value is a public key. */
  fromSecret: (secret: NameRef, options: { readonly users?: readonly string[] } = {}): SshKeySecret => ({
    secret: nameOf(secret),
    ...options,
  }),
};

/** A Secret with passwords that the guest agent sets. A changed Secret reaches the running guest. */
export interface GuestPassword {
  /**
   * Name of a Secret; each key is a user, each value a password.
   * @change accessCredentials[].userPassword.source
   */
  readonly secret: string;
}

export const GuestPassword = {
  /** A Secret in which each key is a user and each value a password. */
  fromSecret: (secret: NameRef): GuestPassword => ({ secret: nameOf(secret) }),
};
