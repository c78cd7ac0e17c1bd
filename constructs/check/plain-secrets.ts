import { describe, type KubeObject } from '../../kube/object';
import type { Finding } from '../../kubevirt/admission';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const SECRET_LINE = /^\s*(-\s*)?["']?\w*(passwd|password|secret|token|private_?key)["']?\s*:(?!\s*(true|false)?\s*$)/im;

/** Whether a text of cloud-init holds a password, a token or a private key, as far as its words tell. */
export const looksSecret = (text: string): boolean => PRIVATE_KEY.test(text) || SECRET_LINE.test(text);

/** Texts of cloud-init stand in Secrets for their size, too. */
const isHarmless = (key: string, text: unknown): boolean =>
  /^(userdata|networkdata)$/.test(key) && typeof text === 'string' && !looksSecret(text);

/**
 * A Secret among manifests: what it holds stands in the files as anybody can read it (base64 hides nothing), and in the history of the repository
 * for ever. It is legal, and fine for a throwaway; so it is told, not refused.
 */
export function plainSecret(object: KubeObject): Finding[] {
  if (object.kind !== 'Secret' || object.apiVersion !== 'v1') return [];
  const held = ['stringData', 'data'].find((field) =>
    Object.entries((object[field] as object | undefined) ?? {}).some(
      ([key, text]) => field === 'data' || !isHarmless(key, text),
    ),
  );
  if (!held) return [];
  return [
    {
      rule: 'GIT-01',
      object: {
        apiVersion: object.apiVersion,
        kind: object.kind,
        namespace: object.metadata?.namespace,
        name: object.metadata?.name ?? '',
      },
      path: held,
      message:
        `What ${describe(object)} holds is written to the manifests in plain text, and whoever reads the repository reads it. ` +
        'Make the Secret another way (External Secrets, Sealed Secrets, by hand) and refer to it: CloudInit.fromSecret(name), SshKey or GuestPassword from a Secret.',
      stage: 'admission',
      severity: 'warning',
      refused: false,
    },
  ];
}
