import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { each } from '../shared/messages';

type Credential = core.AccessCredential;
const METHODS = ['noCloud', 'configDrive', 'qemuGuestAgent'] as const;

const onCredentials = (check: (credential: Credential, vmi: VmiSpecView) => Fault | undefined) => (vmi: VmiSpecView) =>
  each(vmi.spec.accessCredentials, (credential, i) => {
    const fault = check(credential, vmi);
    return fault && { ...fault, at: `accessCredentials[${i}]${fault.at ? `.${fault.at}` : ''}` };
  });

/** The propagation methods that a credential sets. */
const methodsOf = (credential: Credential) =>
  METHODS.filter((method) => credential.sshPublicKey?.propagationMethod?.[method] !== undefined);

const key = { source: { secret: { secretName: 'keys' } }, propagationMethod: { qemuGuestAgent: { users: ['root'] } } };
const password = { source: { secret: { secretName: 'passwords' } }, propagationMethod: { qemuGuestAgent: {} } };
const ssh = (more: object) => ({ accessCredentials: [{ sshPublicKey: { ...key, ...more } }] });
const user = (more: object) => ({ accessCredentials: [{ userPassword: { ...password, ...more } }] });

export const ACCESS_CREDENTIALS = vmiRules(
  'access-credentials',
  [
    {
      id: 'ACC-01',
      name: 'access-credential-not-exactly-one',
      title: 'Access credential with neither or both of `sshPublicKey` and `userPassword`',
      paths: ['accessCredentials[]'],
      check: onCredentials(({ sshPublicKey, userPassword }) =>
        (sshPublicKey === undefined) === (userPassword === undefined)
          ? {
              message: `An access credential sets either sshPublicKey or userPassword; found ${sshPublicKey ? 'both. Split it into two entries.' : 'neither. Set one of them.'}`,
              allowed: 'one of sshPublicKey, userPassword',
            }
          : undefined,
      ),
      good: ssh({}),
      bad: { accessCredentials: [{ sshPublicKey: key, userPassword: password }] },
    },
    {
      id: 'ACC-02',
      name: 'ssh-public-key-without-source',
      title: '`sshPublicKey` without a source',
      paths: ['accessCredentials[].sshPublicKey.source'],
      check: onCredentials(({ sshPublicKey }) =>
        sshPublicKey && sshPublicKey.source?.secret === undefined
          ? {
              at: 'sshPublicKey.source',
              message:
                'sshPublicKey does not name the Secret that holds the keys. Set source: { secret: { secretName: ... } }.',
              allowed: 'secret',
            }
          : undefined,
      ),
      good: ssh({}),
      bad: ssh({ source: {} }),
    },
    {
      id: 'ACC-03',
      name: 'ssh-propagation-method-not-exactly-one',
      title: '`sshPublicKey` with no propagation method, or more than one',
      paths: ['accessCredentials[].sshPublicKey.propagationMethod'],
      check: onCredentials((credential) => {
        const methods = methodsOf(credential);
        return credential.sshPublicKey && methods.length !== 1
          ? {
              at: 'sshPublicKey.propagationMethod',
              message: `sshPublicKey requires exactly one propagation method; found ${methods.join(' and ') || 'none'}. Use noCloud or configDrive (cloud-init, on first boot), or qemuGuestAgent (at any time).`,
              found: methods,
              allowed: `one of ${METHODS.join(', ')}`,
            }
          : undefined;
      }),
      good: ssh({ propagationMethod: { noCloud: {} } }),
      bad: ssh({ propagationMethod: {} }),
    },
    {
      id: 'ACC-04',
      name: 'ssh-no-cloud-without-volume',
      title: '`noCloud` propagation without a `cloudInitNoCloud` volume',
      paths: ['accessCredentials[].sshPublicKey.propagationMethod.noCloud'],
      check: onCredentials((credential, { volumes }) =>
        methodsOf(credential).includes('noCloud') && !volumes.some((volume) => volume.cloudInitNoCloud !== undefined)
          ? {
              at: 'sshPublicKey.propagationMethod',
              message:
                'The propagation method noCloud requires a cloudInitNoCloud volume, and the VM has none. Add one (userData: "#cloud-config" is enough), or use qemuGuestAgent.',
            }
          : undefined,
      ),
      good: ssh({ propagationMethod: { noCloud: {} } }),
      bad: {
        ...ssh({ propagationMethod: { noCloud: {} } }),
        'volumes[1]': { name: 'cloudinit', cloudInitConfigDrive: { userData: '#cloud-config\n' } },
      },
    },
    {
      id: 'ACC-05',
      name: 'ssh-config-drive-without-volume',
      title: '`configDrive` propagation without a `cloudInitConfigDrive` volume',
      paths: ['accessCredentials[].sshPublicKey.propagationMethod.configDrive'],
      check: onCredentials((credential, { volumes }) =>
        methodsOf(credential).includes('configDrive') &&
        !volumes.some((volume) => volume.cloudInitConfigDrive !== undefined)
          ? {
              at: 'sshPublicKey.propagationMethod',
              message:
                'The propagation method configDrive requires a cloudInitConfigDrive volume, and the VM has none. Add one, or use noCloud or qemuGuestAgent.',
            }
          : undefined,
      ),
      good: {
        ...ssh({ propagationMethod: { configDrive: {} } }),
        'volumes[1]': { name: 'cloudinit', cloudInitConfigDrive: { userData: '#cloud-config\n' } },
      },
      bad: ssh({ propagationMethod: { configDrive: {} } }),
    },
    {
      id: 'ACC-06',
      name: 'ssh-guest-agent-without-users',
      title: '`qemuGuestAgent` propagation without users',
      paths: ['accessCredentials[].sshPublicKey.propagationMethod.qemuGuestAgent.users'],
      check: onCredentials(({ sshPublicKey }) => {
        const agent = sshPublicKey?.propagationMethod?.qemuGuestAgent;
        return agent !== undefined && !agent.users?.length
          ? {
              at: 'sshPublicKey.propagationMethod.qemuGuestAgent.users',
              message:
                'The propagation method qemuGuestAgent requires the users who receive the keys, but none are set. List them in users, such as [root].',
            }
          : undefined;
      }),
      good: ssh({}),
      bad: ssh({ propagationMethod: { qemuGuestAgent: { users: [] } } }),
    },
    {
      id: 'ACC-07',
      name: 'user-password-without-source',
      title: '`userPassword` without a source',
      paths: ['accessCredentials[].userPassword.source'],
      check: onCredentials(({ userPassword }) =>
        userPassword && userPassword.source?.secret === undefined
          ? {
              at: 'userPassword.source',
              message:
                'userPassword does not name the Secret that holds the passwords (one key per user). Set source: { secret: { secretName: ... } }.',
              allowed: 'secret',
            }
          : undefined,
      ),
      good: user({}),
      bad: user({ source: {} }),
    },
    {
      id: 'ACC-08',
      name: 'user-password-without-propagation-method',
      title: '`userPassword` without a propagation method',
      paths: ['accessCredentials[].userPassword.propagationMethod'],
      check: onCredentials(({ userPassword }) =>
        userPassword && userPassword.propagationMethod?.qemuGuestAgent === undefined
          ? {
              at: 'userPassword.propagationMethod',
              message:
                'userPassword supports only the propagation method qemuGuestAgent, which is not set. Set propagationMethod: { qemuGuestAgent: {} }.',
              allowed: 'qemuGuestAgent',
              suggestion: 'qemuGuestAgent: {}',
            }
          : undefined,
      ),
      good: user({}),
      bad: user({ propagationMethod: {} }),
    },
  ],
  { when: 'accessCredentials', sameOnTemplateAndGuest: true },
);
