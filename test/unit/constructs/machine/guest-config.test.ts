import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { CloudInit, GuestPassword, type MachineCommonProps, SshKey, Sysprep, User, VirtualMachine } from 'kubevirt-iac';
import { parse } from 'yaml';
import { chartIn, type Loose, objectsOf, only } from '../rendered';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ops@example';

function configured(props: MachineCommonProps) {
  const chart = chartIn();
  new VirtualMachine(chart, 'web', { instancetype: 'u1.small', ...props });
  const guest = only(chart, 'VirtualMachine').spec.template.spec;
  const secrets = objectsOf(chart).filter(({ kind }) => kind === 'Secret') as unknown as {
    metadata: { name: string };
    stringData: Record<string, string>;
  }[];
  return {
    guest,
    volumes: (guest.volumes ?? []) as unknown as Loose[],
    secrets: Object.fromEntries(secrets.map(({ metadata, stringData }) => [metadata.name, stringData])),
  };
}

const userData = (props: MachineCommonProps) =>
  configured(props).volumes[0]!.cloudInitNoCloud!.userData as unknown as string;

describe('cloud-init', () => {
  it('is in the spec of the VM while it is small and contains no secret', () => {
    const { volumes, secrets, guest } = configured({
      cloudInit: CloudInit.config({
        hostname: 'web',
        packages: ['nginx'],
        users: [User.admin('ops', { sshKeys: [KEY] })],
      }),
    });
    expect(secrets).toEqual({});
    expect(volumes).toEqual([
      { name: 'cloudinit', cloudInitNoCloud: { userData: expect.stringMatching(/^#cloud-config\nhostname: web\n/) } },
    ]);
    expect(guest.domain.devices.disks).toEqual([{ name: 'cloudinit', disk: { bus: 'virtio' } }]);
  });

  it('gives an admin sudo, keys, and no password', () => {
    expect(
      parse(userData({ cloudInit: CloudInit.config({ users: ['default', User.admin('ops', { sshKeys: [KEY] })] }) }))
        .users,
    ).toEqual([
      'default',
      {
        name: 'ops',
        groups: ['adm'],
        sudo: 'ALL=(ALL) NOPASSWD:ALL',
        shell: '/bin/bash',
        lock_passwd: true,
        ssh_authorized_keys: [KEY],
      },
    ]);
  });

  it('is the YAML 1.1 that cloud-init reads: strings that look like numbers or booleans are quoted', () => {
    const text = userData({
      cloudInit: CloudInit.config({ write_files: [{ path: '/a', content: 'on', permissions: '0644', owner: '1:30' }] }),
    });
    expect(text).toContain('permissions: "0644"');
    expect(text).toContain('content: "on"');
    expect(text).toContain('owner: "1:30"');
  });

  it('keeps every string as it was, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (content) => {
        const { volumes, secrets } = configured({
          cloudInit: CloudInit.config({ write_files: [{ path: '/a', content }] }),
        });
        const text = (volumes[0]!.cloudInitNoCloud!.userData ??
          secrets['web-cloudinit']!.userdata) as unknown as string;
        expect(parse(text, { version: '1.1' }).write_files[0].content).toBe(content);
      }),
    );
  });

  it.each([
    ['over 2048 bytes', { config: { final_message: 'ä'.repeat(1100) } }],
    ['with a password', { config: { password: 'hunter2' } }],
    ['with a hash of one', { config: { users: [User.plain('a', { passwd: '$6$abc' })] } }],
    [
      'with a private key',
      { config: { write_files: [{ path: '/k', content: '-----BEGIN OPENSSH PRIVATE KEY-----\nx' }] } },
    ],
    ['as text with a password', { userData: '#cloud-config\npassword: hunter2\n' }],
    ['that is told to be secret', { config: { hostname: 'a' }, inSecret: true }],
  ] satisfies [string, CloudInit][])('%s goes into a Secret', (_what, cloudInit) => {
    const { volumes, secrets } = configured({ cloudInit });
    expect(volumes).toEqual([{ name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'web-cloudinit' } } }]);
    expect(Object.keys(secrets['web-cloudinit']!)).toEqual(['userdata']);
  });

  it('stays in the spec of the VM where it is asked to, whatever it holds', () => {
    const text = '#cloud-config\npassword: hunter2\n';
    expect(configured({ cloudInit: { userData: text, inSecret: false } })).toMatchObject({
      volumes: [{ name: 'cloudinit', cloudInitNoCloud: { userData: text } }],
      secrets: {},
    });
  });

  it('is your own text, unchanged', () => {
    expect(userData({ cloudInit: CloudInit.userData('#!/bin/sh\necho hi\n') })).toBe('#!/bin/sh\necho hi\n');
  });

  it.each(['packages: [nginx]\n', 'users:\n  - name: ops\n', '# cloud-config\npackages: [nginx]\n'])(
    'as text that it would ignore throws: %j',
    (text) => {
      expect(() => CloudInit.userData(text)).toThrow(/cloud-init ignores all of it\. .*CloudInit\.config/);
    },
  );

  it.each([
    '#cloud-config\npackages: [nginx]\n',
    '#include\nhttps://example.org/x\n',
    'version: v1alpha1\nmachine: {}\n',
    '',
  ])('takes any other text: %j', (text) => {
    expect(() => CloudInit.userData(text)).not.toThrow();
  });

  it('configures the network', () => {
    const network = { version: 2, ethernets: { enp1s0: { dhcp4: false, addresses: ['10.0.0.2/24'] } } } as const;
    const source = configured({
      cloudInit: CloudInit.config({ hostname: 'a' }, { network, datasource: 'configDrive' }),
    }).volumes[0]!.cloudInitConfigDrive!;
    expect(parse(source.networkData as unknown as string)).toEqual(network);
  });

  it('comes from an existing Secret', () => {
    const { volumes } = configured({
      cloudInit: CloudInit.fromSecret({ metadata: { name: 'mine' } }, { networkSecret: 'net' }),
    });
    expect(volumes[0]!.cloudInitNoCloud).toEqual({
      secretRef: { name: 'mine' },
      networkDataSecretRef: { name: 'net' },
    });
  });
});

describe('SSH keys', () => {
  it('are set for the default user of cloud-init', () => {
    expect(parse(userData({ sshKeys: [KEY] }))).toEqual({ ssh_authorized_keys: [KEY] });
    expect(
      parse(userData({ sshKeys: [KEY], cloudInit: CloudInit.config({ users: ['default'] }) })).ssh_authorized_keys,
    ).toEqual([KEY]);
  });

  it('are set for the first user if cloud-init creates no default one', () => {
    const { users } = parse(
      userData({ sshKeys: [KEY], cloudInit: CloudInit.config({ users: [User.admin('a'), User.plain('b')] }) }),
    );
    expect(users).toMatchObject([{ name: 'a', ssh_authorized_keys: [KEY] }, { name: 'b' }]);
    expect(users[1]).not.toHaveProperty('ssh_authorized_keys');
  });

  it('are in a Secret beside your own cloud-init text', () => {
    const { guest, secrets } = configured({ sshKeys: [KEY], cloudInit: CloudInit.userData('#!/bin/sh\n') });
    expect(secrets['web-ssh-keys']).toEqual({ 'key-1': KEY });
    expect(guest.accessCredentials).toEqual([
      { sshPublicKey: { source: { secret: { secretName: 'web-ssh-keys' } }, propagationMethod: { noCloud: {} } } },
    ]);
  });

  it('come from Secrets: at boot, or through the agent while the guest runs', () => {
    const { guest, volumes } = configured({
      sshKeys: [SshKey.fromSecret('boot'), SshKey.fromSecret('live', { users: ['ops'] })],
    });
    expect(volumes).toHaveLength(1);
    expect(guest.accessCredentials).toEqual([
      { sshPublicKey: { source: { secret: { secretName: 'boot' } }, propagationMethod: { noCloud: {} } } },
      {
        sshPublicKey: {
          source: { secret: { secretName: 'live' } },
          propagationMethod: { qemuGuestAgent: { users: ['ops'] } },
        },
      },
    ]);
  });

  it('are read from a file, and a private key is rejected', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'keys-')), 'id');
    writeFileSync(file, `${KEY}\n`);
    expect(SshKey.fromFile(file)).toBe(KEY);
    writeFileSync(file, '-----BEGIN OPENSSH PRIVATE KEY-----\n');
    expect(() => SshKey.fromFile(file)).toThrow(
      'a private key, which must stay secret. Use the file whose name ends in .pub.',
    );
  });
});

it('sets passwords through the agent', () => {
  expect(configured({ passwords: [GuestPassword.fromSecret('pw')] }).guest.accessCredentials).toEqual([
    { userPassword: { source: { secret: { secretName: 'pw' } }, propagationMethod: { qemuGuestAgent: {} } } },
  ]);
});

describe('sysprep', () => {
  it('keeps an answer file in a Secret', () => {
    const { guest, volumes, secrets } = configured({ sysprep: Sysprep.unattend('<unattend/>') });
    expect(secrets['web-sysprep']).toEqual({ 'autounattend.xml': '<unattend/>', 'unattend.xml': '<unattend/>' });
    expect(volumes).toEqual([{ name: 'sysprep', sysprep: { secret: { name: 'web-sysprep' } } }]);
    expect(guest.domain.devices.disks).toEqual([{ name: 'sysprep', cdrom: { bus: 'sata' } }]);
  });

  it('uses existing objects', () => {
    expect(configured({ sysprep: Sysprep.fromConfigMap('cm') }).volumes[0]!.sysprep).toEqual({
      configMap: { name: 'cm' },
    });
  });
});

describe('ignition', () => {
  it('is passed on a config drive', () => {
    const { volumes } = configured({ ignition: { ignition: { version: '3.4.0' } } });
    expect(volumes).toEqual([
      { name: 'ignition', cloudInitConfigDrive: { userData: '{"ignition":{"version":"3.4.0"}}' } },
    ]);
  });

  it('excludes cloud-init', () => {
    expect(() => configured({ ignition: '{}', cloudInit: CloudInit.config({}) })).toThrow(
      'test/web: the VM has both `cloudInit` and `ignition`',
    );
  });
});
