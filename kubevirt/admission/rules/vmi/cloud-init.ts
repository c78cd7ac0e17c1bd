import { base64Length } from '../../../../kube/base64';
import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';

const MAX_BYTES = 2048;

type CloudInit = core.CloudInitNoCloudSource;

/** The cloud-init of a volume, and the key that it stands under. */
function cloudInitOf(volume: core.Volume): { key: string; data: CloudInit } | undefined {
  if (volume.cloudInitNoCloud !== undefined) return { key: 'cloudInitNoCloud', data: volume.cloudInitNoCloud };
  if (volume.cloudInitConfigDrive !== undefined)
    return { key: 'cloudInitConfigDrive', data: volume.cloudInitConfigDrive };
  return undefined;
}

/** The two documents of cloud-init: the same rules hold for both. */
const DOCUMENTS = {
  user: { plain: 'userData', base64: 'userDataBase64', secret: 'secretRef', secretKey: 'userdata' },
  network: {
    plain: 'networkData',
    base64: 'networkDataBase64',
    secret: 'networkDataSecretRef',
    secretKey: 'networkdata',
  },
} as const;
type Document = (typeof DOCUMENTS)[keyof typeof DOCUMENTS];

/** The fields that provide a document. A reference without a name does not count. */
const givenAs = (data: CloudInit, { plain, base64, secret }: Document): string[] => [
  ...(data[secret]?.name ? [secret] : []),
  ...(data[base64] ? [base64] : []),
  ...(data[plain] ? [plain] : []),
];

const isGivenIn = (data: CloudInit, { plain, base64, secret }: Document): boolean =>
  Boolean(data[secret]?.name || data[base64] || data[plain]);

const bytesOf = (data: CloudInit, { plain, base64 }: Document): number =>
  data[plain] ? utf8Length(data[plain]) : data[base64] ? (base64Length(data[base64]) ?? 0) : 0;

/** Bytes of a text in UTF-8, without encoding it. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** These fields of a cloud-init volume. */
const fields = (...keys: readonly (keyof CloudInit)[]): string[] =>
  keys.flatMap((key) => [`volumes[].cloudInitNoCloud.${key}`, `volumes[].cloudInitConfigDrive.${key}`]);

const onDocument =
  (check: (data: CloudInit, document: Document) => Fault | undefined, document: Document) => (volume: core.Volume) => {
    const found = cloudInitOf(volume);
    const fault = found && check(found.data, document);
    return fault && { ...fault, at: fault.at ? `${found.key}.${fault.at}` : found.key };
  };

const notBase64 = (data: CloudInit, { base64, plain }: Document): Fault | undefined =>
  data[base64] && base64Length(data[base64]) === undefined
    ? {
        at: base64,
        message: `This is not valid standard base64 (A-Z a-z 0-9 + /, padded with =). Encode the text again, or put it unencoded in ${plain}.`,
      }
    : undefined;

const givenTwice = (data: CloudInit, document: Document): Fault | undefined => {
  const given = givenAs(data, document);
  return given.length > 1
    ? {
        message: `Both ${given.join(' and ')} are set, which are mutually exclusive. Keep one of them.`,
        found: given,
        allowed: `one of ${document.plain}, ${document.base64}, ${document.secret}`,
      }
    : undefined;
};

const tooLong = (data: CloudInit, document: Document): Fault | undefined => {
  const bytes = bytesOf(data, document);
  return bytes > MAX_BYTES
    ? {
        message: `This cloud-init text has ${bytes} bytes; inline text is limited to ${MAX_BYTES}. Move it to a Secret, under the key "${document.secretKey}", and set ${document.secret}: { name: SECRET } instead.`,
        found: bytes,
        allowed: `at most ${MAX_BYTES} bytes`,
        suggestion: document.secret,
      }
    : undefined;
};

const cloudInit = (data: object) => ({ 'volumes[1]': { name: 'cloudinit', cloudInitNoCloud: data } });
const someBase64 = 'I2Nsb3VkLWNvbmZpZwo=';

export const CLOUD_INIT = vmiRules(
  'cloud-init',
  [
    {
      id: 'VOL-04',
      name: 'malformed-user-data-base64',
      title: 'Malformed `userDataBase64`',
      paths: ['volumes[].cloudInitNoCloud.userDataBase64', 'volumes[].cloudInitConfigDrive.userDataBase64'],
      forEach: 'volumes',
      when: fields('userDataBase64'),
      check: onDocument(notBase64, DOCUMENTS.user),
      good: cloudInit({ userDataBase64: someBase64 }),
      bad: cloudInit({ userDataBase64: '#cloud-config' }),
    },
    {
      id: 'VOL-05',
      name: 'multiple-user-data-sources',
      title: 'User data from more than one source',
      paths: ['volumes[].cloudInitNoCloud', 'volumes[].cloudInitConfigDrive'],
      forEach: 'volumes',
      when: fields('userDataBase64', 'secretRef'),
      check: onDocument(givenTwice, DOCUMENTS.user),
      good: cloudInit({ userData: '#cloud-config\n' }),
      bad: cloudInit({ userData: '#cloud-config\n', secretRef: { name: 'cloudinit' } }),
    },
    {
      id: 'VOL-06',
      name: 'user-data-too-long',
      title: 'User data longer than 2048 bytes',
      paths: ['volumes[].cloudInitNoCloud.userData', 'volumes[].cloudInitConfigDrive.userData'],
      forEach: 'volumes',
      check: onDocument(tooLong, DOCUMENTS.user),
      good: cloudInit({ userData: 'a'.repeat(MAX_BYTES) }),
      bad: cloudInit({ userData: 'ä'.repeat(MAX_BYTES / 2 + 1) }),
    },
    {
      id: 'VOL-07',
      name: 'malformed-network-data-base64',
      title: 'Malformed `networkDataBase64`',
      paths: ['volumes[].cloudInitNoCloud.networkDataBase64', 'volumes[].cloudInitConfigDrive.networkDataBase64'],
      forEach: 'volumes',
      when: fields('networkDataBase64'),
      check: onDocument(notBase64, DOCUMENTS.network),
      good: cloudInit({ networkDataBase64: someBase64 }),
      bad: cloudInit({ networkDataBase64: 'version: 2' }),
    },
    {
      id: 'VOL-08',
      name: 'multiple-network-data-sources',
      title: 'Network data from more than one source',
      paths: ['volumes[].cloudInitNoCloud', 'volumes[].cloudInitConfigDrive'],
      forEach: 'volumes',
      when: fields('networkDataBase64', 'networkDataSecretRef'),
      check: onDocument(givenTwice, DOCUMENTS.network),
      good: cloudInit({ networkData: 'version: 2' }),
      bad: cloudInit({ networkData: 'version: 2', networkDataSecretRef: { name: 'cloudinit' } }),
    },
    {
      id: 'VOL-09',
      name: 'network-data-too-long',
      title: 'Network data longer than 2048 bytes',
      paths: ['volumes[].cloudInitNoCloud.networkData', 'volumes[].cloudInitConfigDrive.networkData'],
      forEach: 'volumes',
      when: fields('networkData', 'networkDataBase64'),
      check: onDocument(tooLong, DOCUMENTS.network),
      good: cloudInit({ networkData: 'a'.repeat(MAX_BYTES) }),
      bad: cloudInit({ networkData: 'a'.repeat(MAX_BYTES + 1) }),
    },
    {
      id: 'VOL-10',
      name: 'empty-cloud-init',
      title: 'Empty cloud-init volume',
      paths: ['volumes[].cloudInitNoCloud', 'volumes[].cloudInitConfigDrive'],
      forEach: 'volumes',
      check: (volume) => {
        const found = cloudInitOf(volume);
        if (!found || isGivenIn(found.data, DOCUMENTS.user) || isGivenIn(found.data, DOCUMENTS.network))
          return undefined;
        return {
          at: found.key,
          message:
            'This cloud-init volume has neither user data nor network data. Set at least userData: "#cloud-config", or remove the volume and its disk.',
          allowed: 'userData, userDataBase64, secretRef, networkData, networkDataBase64 or networkDataSecretRef',
        };
      },
      good: cloudInit({ networkData: 'version: 2' }),
      bad: cloudInit({}),
    },
  ],
  { when: ['volumes[].cloudInitNoCloud', 'volumes[].cloudInitConfigDrive'], sameOnTemplateAndGuest: true },
);
