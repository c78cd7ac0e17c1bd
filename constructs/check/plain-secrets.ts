import { describe, type KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import { warning } from './finding';

export const PLAIN_SECRET = 'GIT-01';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/**
 * A key of that name with a value, unless the value is a placeholder for one: a parameter of a template, `${PASSWORD}`. White space is that of one
 * line: what may run over lines is looked at from each of them.
 */
const SECRET_LINE =
  /^[^\S\n]*(?:-[^\S\n]*)?["']?\w*(?:passwd|password|secret|token|private_?key)["']?[^\S\n]*:(?![^\S\n]*(?:(?:true|false|["']?\$\{\{?\w+\}?\}["']?)[^\S\n]*)?$)/im;

/** Whether cloud-init text contains a password, a token or a private key, judging by its keys. */
export const looksSecret = (text: string): boolean => PRIVATE_KEY.test(text) || SECRET_LINE.test(text);

const PLACEHOLDER = /^\$\{\{?\w+\}?\}$/;
/** What an answer file of Windows must not show. */
const ANSWER_SECRET = /<(AdministratorPassword|DomainAdminPassword|Password|ProductKey)>/i;

/** Cloud-init text may be in a Secret only because of its size, and an answer file may refer to its password instead of containing it. */
const isHarmless = (key: string, text: unknown): boolean =>
  typeof text === 'string' &&
  (PLACEHOLDER.test(text) ||
    (/^(userdata|networkdata)$/.test(key) && !looksSecret(text)) ||
    (/^(auto)?unattend\.xml$/.test(key) && !ANSWER_SECRET.test(text)) ||
    (key === 'guest-setup.ps1' && !looksSecret(text)));

/**
 * A Secret among manifests is readable in the files (base64 hides nothing) and stays in the history of the repository. That is legal, and fine
 * for a throwaway environment, so it is a warning and not an error.
 */
export function plainSecret(object: KubeObject): Diagnostic[] {
  if (object.kind !== 'Secret' || object.apiVersion !== 'v1') return [];
  const held = ['stringData', 'data'].find((field) =>
    Object.entries((object[field] as object | undefined) ?? {}).some(
      ([key, text]) => field === 'data' || !isHarmless(key, text),
    ),
  );
  if (!held) return [];
  return [
    warning(
      PLAIN_SECRET,
      object,
      held,
      `The data of ${describe(object)} is written to the manifests in plain text, readable by everyone with access to the repository. ` +
        `Create the Secret another way (External Secrets, Sealed Secrets, kubectl) and refer to it by its name${referenceFor(object[held] as object)}.`,
    ),
  ];
}

/** The call that refers to an existing Secret, by the keys that the guest's configuration has; nothing for a Secret of another kind. */
const REFERENCES: readonly [key: RegExp, call: string][] = [
  [/^(userdata|networkdata)$/i, 'CloudInit.fromSecret(name)'],
  [/^(auto)?unattend\.xml$/i, "Sysprep.fromSecret(name), or adminPassword: { secret: 'NAME' } of Sysprep.windows"],
];

function referenceFor(data: object): string {
  const call = REFERENCES.find(([key]) => Object.keys(data).some((name) => key.test(name)))?.[1];
  return call === undefined ? '' : `: ${call}`;
}
