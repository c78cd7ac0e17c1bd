/** Texts for cloud-init that the API accepts and that do nothing in the guest. */

import { valueAt } from '../../../../kube/json';
import { memoize } from '../../../../kube/memoize';
import type { KubeObject } from '../../../../kube/object';
import { cloudConfigProblem, ignoredUserData, mappingProblem, misspelledKeys } from '../../../cloud-init';
import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';

/** The fields of a document, and the keys of a Secret under which KubeVirt looks for it. */
const USER_DATA = { plain: 'userData', base64: 'userDataBase64', secret: 'secretRef', keys: ['userdata', 'userData'] };
export const NETWORK_DATA = {
  plain: 'networkData',
  base64: 'networkDataBase64',
  secret: 'networkDataSecretRef',
  keys: ['networkdata', 'networkData'],
};
type Document = typeof USER_DATA;

const DRIVES = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;

export interface Text {
  at: string;
  text: string;
}

/** The text of a document, wherever it stands; undefined where there is none or it is not known. */
export function textOf(volume: core.Volume, document: Document, vmi: VmiSpecView): Text | undefined {
  const drive = DRIVES.find((one) => volume[one] !== undefined);
  const source = drive && (volume[drive] as Readonly<Record<string, unknown>> | undefined);
  if (!source) return undefined;
  const { plain, base64, secret } = document;
  const at = (field: string) => `${drive}.${field}`;
  if (source[plain]) return { at: at(plain), text: String(source[plain]) };
  if (source[base64]) return { at: at(base64), text: decoded(source[base64]) };
  const name = valueAt(source, secret, 'name');
  const text = typeof name === 'string' ? inSecret(name, document, vmi) : undefined;
  return text === undefined ? undefined : { at: at(secret), text };
}

function inSecret(name: string, { keys }: Document, { related, object }: VmiSpecView): string | undefined {
  const secret = related.find('Secret', name, object.metadata?.namespace);
  const of = (field: string) => keys.map((key) => valueAt(secret, field, key)).find((one) => typeof one === 'string');
  const plain = of('stringData');
  const encoded = plain === undefined ? of('data') : undefined;
  return (plain as string | undefined) ?? (encoded === undefined ? undefined : decoded(encoded));
}

/** Bytes as characters, so that compressed text stays recognizable. */
const decoded = (text: unknown): string => {
  const bytes = Buffer.from(String(text), 'base64');
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? bytes.toString('latin1') : bytes.toString('utf8');
};

/** The same few texts are in many VMs of a program, and to parse one takes longer than all other rules. */
const remembering = <T>(read: (text: string) => T) => {
  const known = new Map<string, { found: T }>();
  return (text: string): T => {
    if (known.size > MOST_TEXTS) known.clear();
    return memoize(known, text, () => ({ found: read(text) })).found;
  };
};
const MOST_TEXTS = 200;

const ignored = remembering(ignoredUserData);
const unreadable = remembering(cloudConfigProblem);
const notMapping = remembering(mappingProblem);
const misspelled = remembering(misspelledKeys);

const fields = (...names: readonly (readonly string[])[]): string[] =>
  DRIVES.flatMap((drive) => names.flat().map((name) => `volumes[].${drive}.${name}`));
export const sources = ({ plain, base64, secret }: Document) => [plain, base64, secret];

/** In a Secret nobody sees the text beside the finding. */
const where = ({ at }: Text) => (at.endsWith('Ref') ? ' in this Secret' : '');

const userData = (data: object) => ({ 'volumes[1]': { name: 'cloudinit', cloudInitNoCloud: data } });
const secretWith = (userdata: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'cloudinit', namespace: 'default' },
  stringData: { userdata },
});

export const CLOUD_INIT_TEXT = vmiRules('cloud-init', [
  {
    id: 'CI-01',
    name: 'user-data-that-cloud-init-ignores',
    title: 'User data without `#cloud-config` or another first line that cloud-init knows',
    forEach: 'volumes',
    paths: fields(sources(USER_DATA)),
    severity: 'warning',
    view: 'guest',
    when: fields(sources(USER_DATA)),
    check: (volume, vmi): Fault | undefined => {
      const text = textOf(volume, USER_DATA, vmi);
      const found = text && ignored(text.text);
      return found
        ? {
            at: text.at,
            message: `The user data${where(text)} ${found.problem}: the guest starts without users, keys and packages of it. ${found.fix}`,
            allowed: 'text that begins with #cloud-config, #! or another first line of cloud-init',
            suggestion: '#cloud-config',
          }
        : undefined;
    },
    good: userData({ userData: '#!/bin/sh\ntouch /run/started\n' }),
    bad: { edit: userData({ secretRef: { name: 'cloudinit' } }), related: [secretWith('packages: [nginx]\n')] },
  },
  {
    id: 'CI-02',
    name: 'malformed-cloud-config',
    title: '`#cloud-config` that is not a YAML mapping',
    forEach: 'volumes',
    paths: fields(sources(USER_DATA)),
    severity: 'warning',
    view: 'guest',
    when: fields(sources(USER_DATA)),
    check: (volume, vmi): Fault | undefined => {
      const text = textOf(volume, USER_DATA, vmi);
      const problem = text && unreadable(text.text);
      return problem === undefined
        ? undefined
        : {
            at: text!.at,
            message: `cloud-init cannot read the #cloud-config${where(text!)}: ${problem}. The guest starts without anything of it. Correct the text.`,
            allowed: 'a YAML mapping',
          };
    },
    good: userData({ userData: '#cloud-config\npackages:\n  - nginx\n' }),
    bad: userData({ userData: '#cloud-config\npackages:\n\t- nginx\n' }),
  },
  {
    id: 'CI-03',
    name: 'malformed-network-data',
    title: 'Network data that is not a YAML mapping',
    forEach: 'volumes',
    paths: sources(NETWORK_DATA).map((field) => `volumes[].cloudInitNoCloud.${field}`),
    severity: 'warning',
    view: 'guest',
    when: sources(NETWORK_DATA).map((field) => `volumes[].cloudInitNoCloud.${field}`),
    check: (volume, vmi): Fault | undefined => {
      const text = volume.cloudInitNoCloud && textOf(volume, NETWORK_DATA, vmi);
      const problem = text && notMapping(text.text);
      return problem === undefined
        ? undefined
        : {
            at: text!.at,
            message: `cloud-init cannot read the network data${where(text!)}: ${problem}. The guest starts without its network configuration. Correct the text; it begins with version: 2 and ethernets.`,
            allowed: 'a YAML mapping',
          };
    },
    good: userData({ networkData: 'version: 2\nethernets:\n  enp1s0: { dhcp4: true }\n' }),
    bad: userData({ networkData: 'version: 2\nethernets: enp1s0: { dhcp4: true }\n' }),
  },
  {
    id: 'CI-06',
    name: 'misspelled-cloud-config-key',
    title: 'Misspelled key of a `#cloud-config`',
    forEach: 'volumes',
    paths: fields(sources(USER_DATA)),
    severity: 'warning',
    view: 'guest',
    when: fields(sources(USER_DATA)),
    check: (volume, vmi): Fault | undefined => {
      const text = textOf(volume, USER_DATA, vmi);
      const [first, ...others] = text ? misspelled(text.text) : [];
      if (!text || !first) return undefined;
      const all = [first, ...others];
      const many = others.length > 0;
      return {
        at: text.at,
        message: `cloud-init does not know the ${many ? 'keys' : 'key'} ${all.map(({ key }) => show(key)).join(', ')}${where(text)}, and ignores what ${many ? 'they say' : 'it says'}. Did you mean ${all.map(({ meant }) => show(meant)).join(', ')}?`,
        found: first.key,
        allowed: first.meant,
      };
    },
    good: userData({ userData: '#cloud-config\npackages: [nginx]\n' }),
    bad: userData({ userData: '#cloud-config\npacakges: [nginx]\n' }),
  },
]);
