import { isUnresolved } from '../../../kube/unresolved';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';
import { importedInputs } from '../../../provider/compare';
import { parseConfig } from '../../../provider/config';
import {
  gvkOfToken,
  idOf,
  MANIFEST,
  outputsOf,
  parseId,
  parseUrn,
  redact,
  resourceOf,
  secretPathsOf,
  secretTexts,
} from '../../../provider/kinds';
import { check } from '../../../provider/server/check';
import { Session } from '../../../provider/session';

const VM_TOKEN = 'kubevirt:core/v1:VirtualMachine';
const VM = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' };

describe('ids', () => {
  test.each([
    [VM_TOKEN, 'vms/web', VM, { ...VM, namespace: 'vms', name: 'web' }],
    [MANIFEST, 'v1/Secret/vms/login', undefined, { apiVersion: 'v1', kind: 'Secret', namespace: 'vms', name: 'login' }],
    [MANIFEST, 'v1/Namespace/vms', undefined, { apiVersion: 'v1', kind: 'Namespace', name: 'vms' }],
    [
      MANIFEST,
      'apps/v1/Deployment/a/b',
      undefined,
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'a', name: 'b' },
    ],
  ])('%s %s is read and written alike', (token, id, gvk, ref) => {
    expect(parseId(token, id, gvk)).toEqual(ref);
    expect(idOf(token, ref)).toBe(id);
  });

  test.each([
    [VM_TOKEN, 'a/b/c', VM],
    [VM_TOKEN, '', VM],
    [VM_TOKEN, 'vms/', VM],
    [MANIFEST, 'vms/login', undefined],
    [MANIFEST, 'Secret/vms/login', undefined],
    [MANIFEST, 'apps/v1/Deployment', undefined],
  ])('%s "%s" is refused with how it must read', (token, id, gvk) => {
    expect(() => parseId(token, id, gvk)).toThrow(/is not a valid id of .*Write/);
  });
});

test('a type and a name are read from a URN, be the resource in a component and its name odd', () => {
  const urn = 'urn:pulumi:dev::shop::kubevirt:index:VirtualMachine$kubevirt:core/v1:VirtualMachine::a::b';
  expect(parseUrn(urn)).toEqual({ token: VM_TOKEN, name: 'a::b' });
  expect(gvkOfToken(VM_TOKEN)).toEqual(VM);
  expect(gvkOfToken(MANIFEST)).toBeUndefined();
  expect(() => gvkOfToken('kubevirt:core/v1:VirtualMashine')).toThrow(
    /kubevirt:core\/v1:VirtualMashine is not a resource type/,
  );
});

describe('secrets', () => {
  test('are found by what they are, wherever a guest stands', () => {
    const volumes = [
      { name: 'a' },
      { name: 'init', cloudInitConfigDrive: { networkDataBase64: 'eA==', secretRef: { name: 's' } } },
    ];
    const guest = { metadata: { annotations: { 'kubevirt.io/ignitiondata': '{}', plain: 'x' } }, spec: { volumes } };
    const pool = { kind: 'VirtualMachinePool', spec: { virtualMachineTemplate: { spec: { template: guest } } } };
    const template = ['spec', 'virtualMachineTemplate', 'spec', 'template'];
    expect(secretPathsOf(pool)).toEqual([
      [...template, 'metadata', 'annotations', 'kubevirt.io/ignitiondata'],
      [...template, 'spec', 'volumes', 1, 'cloudInitConfigDrive', 'networkDataBase64'],
    ]);
    expect(secretPathsOf({ kind: 'Secret', data: { a: 'eA==' }, type: 'Opaque' })).toEqual([['data']]);
    expect(secretPathsOf({ kind: 'ConfigMap', data: { a: 'x' } })).toEqual([]);
  });

  test('are blanked in messages line by line, longest first, and words too short to be one are kept', () => {
    const value = { data: { script: 'line-one\n  line-two: hunter2', port: '22' } };
    const texts = secretTexts(value, [['data']]);
    expect(redact('failed at "line-two: hunter2" of line-one on port 22', texts)).toBe(
      'failed at "[secret]" of [secret] on port 22',
    );
  });
});

describe('a secret in a message', () => {
  const secret = 'user: "admin"\\root\npassword: hunter2-hunter2\n';
  const texts = secretTexts({ data: { text: secret, pin: 12345678 } }, [['data']]);
  const encoded = Buffer.from(secret).toString('base64');

  test.each([
    ['with the escapes of JSON', JSON.stringify(secret)],
    ['with those of JSON in JSON', JSON.stringify(JSON.stringify(secret))],
    ['as base64', encoded],
    ['as base64 of base64', Buffer.from(encoded).toString('base64')],
    ['in a URL', encodeURIComponent(secret)],
    ['by the value behind its name', 'hunter2-hunter2'],
    ['as a number', '12345678'],
    ['cut off', secret.slice(0, 20)],
    ['cut off, as base64', encoded.slice(0, 20)],
  ])('is blanked %s', (_, spelling) => {
    const clean = redact(`rejected: ${spelling}`, texts);
    expect(clean).toContain('rejected: ');
    expect(clean).toContain('[secret]');
    for (const part of ['hunter2', 'admin', encoded.slice(0, 10), '12345678']) expect(clean).not.toContain(part);
  });

  test('is decoded where it is base64', () => {
    expect(redact('value "hunter2-hunter2"', secretTexts({ data: { a: encoded } }, [['data']]))).toBe(
      'value "[secret]"',
    );
  });

  test('leaves the rest as it is', () => {
    const message = 'VirtualMachine vms/web: spec.template is not valid. Correct it.';
    expect(redact(message, texts)).toBe(message);
  });
});

describe('configuration', () => {
  test('comes gvk or as JSON text, and what is not known yet is left out', () => {
    const cluster = { kubevirtVersion: 'v1.8.2' };
    for (const given of [
      { qps: 10, cluster },
      { qps: '10', cluster: JSON.stringify(cluster) },
    ]) {
      const { config, failures } = parseConfig(given);
      expect(failures).toEqual([]);
      expect(config).toMatchObject({
        qps: 10,
        profile: { kubevirtVersion: 'v1.8.2', architecture: 'amd64' },
        namespace: 'default',
      });
    }
  });

  test('a kubeconfig may be text that looks like JSON, or the object that another resource put out', () => {
    const object = { apiVersion: 'v1', kind: 'Config' };
    expect(parseConfig({ kubeconfig: JSON.stringify(object) }).config.kubeconfig).toBe(JSON.stringify(object));
    expect(parseConfig({ kubeconfig: object }).config.kubeconfig).toBe(JSON.stringify(object));
  });

  test('a secret of the wrong type is not quoted', () => {
    const [failure] = parseConfig({ kubeconfig: 12345678 }).failures;
    expect(failure).toEqual({ property: 'kubeconfig', reason: 'kubeconfig must be a string, not a number' });
  });
});

test('an imported guest is as its author wrote it: identity, defaults and the records of tools are not inputs', () => {
  const live = {
    ...VM,
    metadata: {
      name: 'web',
      namespace: 'vms',
      uid: 'u',
      resourceVersion: '7',
      finalizers: ['kubevirt.io/virtualMachineControllerFinalize'],
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', team: 'shop' },
    },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { creationTimestamp: null },
        spec: {
          architecture: 'amd64',
          domain: {
            devices: {},
            firmware: { uuid: 'x', serial: 'y', bootloader: { bios: {} } },
            machine: { type: 'q35' },
          },
        },
      },
    },
    status: { ready: true },
  };
  expect(importedInputs(live, DEFAULT_PROFILE).value).toEqual({
    ...VM,
    metadata: { name: 'web', namespace: 'vms', annotations: { team: 'shop' } },
    spec: {
      runStrategy: 'Always',
      template: { spec: { domain: { devices: {}, firmware: { bootloader: { bios: {} } } } } },
    },
  });
  const unusual = structuredClone(live);
  Object.assign(unusual.spec.template.spec.domain, { machine: { type: 'pc-q35-rhel9.4.0' } });
  expect(importedInputs(unusual, DEFAULT_PROFILE).value).toMatchObject({
    spec: { template: { spec: { domain: { machine: { type: 'pc-q35-rhel9.4.0' } } } } },
  });
});

describe('P22: what a preview rejects', () => {
  it('a cluster profile with a key that does not exist: the allowed keys are named', () => {
    const { failures } = parseConfig({ cluster: '{"foo":1}' });
    expect(failures).toEqual([
      {
        property: 'cluster',
        reason: expect.stringMatching(/"foo" is not a key of a profile; the keys are kubevirtVersion, architecture, /),
      },
    ]);
    expect(parseConfig({ cluster: { kubevirtVersion: 'v1.9.0' } }).failures).toEqual([]);
  });

  it('two resources that declare one object: both URNs are named', () => {
    const session = new Session();
    const declare = (name: string, namespace: string) =>
      check(
        {
          urn: `urn:pulumi:dev::shop::${MANIFEST}::${name}`,
          news: {
            value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace }, data: {} },
            secrets: [],
          },
          olds: { value: {}, secrets: [] },
          name,
          type: MANIFEST,
          autonaming: undefined,
        },
        session,
      ).failures;
    expect(declare('a', 'vms')).toEqual([]);
    expect(declare('a', 'vms')).toEqual([]);
    expect(declare('b', 'lab')).toEqual([]);
    const reason = declare('b', 'vms')[0]?.reason;
    expect(reason).toMatch(/declared twice in this program, by \S+::a and by \S+::b\. Give one of them another name/);
    session.config = { ...session.config };
    expect(declare('b', 'vms')).toEqual([]);
  });
});

describe('P14: outputs of a Service', () => {
  const urn = `urn:pulumi:dev::shop::${MANIFEST}::http`;
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'http', namespace: 'vms' } };
  const inputs = { value: { ...object, spec: { type: 'LoadBalancer' } }, secrets: [] };
  const live = {
    ...object,
    spec: { type: 'LoadBalancer', clusterIP: '10.96.0.10', sessionAffinity: 'None' },
    status: { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } },
  };

  it('hold the address that the cluster assigned, and that of its load balancer', () => {
    expect(outputsOf(inputs, resourceOf(urn, inputs), { live }).value).toMatchObject({
      spec: { type: 'LoadBalancer', clusterIP: '10.96.0.10' },
      status: { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } },
    });
  });

  it('are unknown in the preview of its creation, and kept in that of an update', () => {
    const preview = outputsOf(inputs, resourceOf(urn, inputs)).value['spec'] as Record<string, unknown>;
    expect(isUnresolved(preview['clusterIP'])).toBe(true);
    const earlier = { inputs, outputs: { value: live, secrets: [] } };
    expect(outputsOf(inputs, resourceOf(urn, inputs), undefined, earlier).value['spec']).toEqual({
      type: 'LoadBalancer',
      clusterIP: '10.96.0.10',
    });
  });
});
