import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../kube/object';
import { familyKinds, kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { standInRelease } from '../../sandbox/release';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';
import { requestsBy, right, rightsIn, rulesOf, sorted, used, without } from '../support/rights';

/** The roles of docs/rights.md are applied as a reader would, and the provider's real executable lives with what they allow. */
const ROOT = join(__dirname, '..', '..');
const CLI = join(ROOT, 'bin', 'kubevirt-iac');
const VM = 'kubevirt:core/v1:VirtualMachine';
const kindsByPlural = new Map(
  [kindOf('v1', 'Secret')!, kindOf('v1', 'Service')!, ...familyKinds].map((kind) => [kind.plural, kind]),
);

const manifest = (apiVersion: string, kind: string, name: string, rest: object): Declared => ({
  type: 'kubevirt:index:Manifest',
  name: `${kind}-${name}`,
  inputs: { apiVersion, kind, ...rest },
});

afterEach(stopPlugins);

describe('on a cluster with KubeVirt', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ name: 'rights', speed: 20 });
  }, 120_000);
  afterAll(() => sandbox.stop());

  test('the role for guests is enough to create, repair, change, refresh and delete them, and every right of it is used', async () => {
    const user = await deployer('least', rulesOf('kubevirt-iac-guests'));
    const { engine, plugin } = user;
    const broken = { [FAULT_ANNOTATION]: 'image-pull' };
    const first = await engine.up(plugin, program({ annotations: broken }));
    expect(first.errors['spare']).toEqual([expect.stringMatching(/ErrImagePull|ImagePullBackOff/)]);
    expect(Object.keys(first.errors)).toEqual(['spare']);
    const second = await engine.up(plugin, program({ labels: { tier: 'front' } }));
    expect(second.errors).toEqual({});
    expect(second.steps).toMatchObject({
      web: 'update',
      spare: 'update',
      root: 'same',
      login: 'update',
      http: 'update',
    });
    expect(engine.state.get(engine.urn({ type: VM, name: 'web' }))!.outputs).toMatchObject({
      nodeName: expect.any(String),
    });
    const refreshed = await engine.refresh(plugin);
    expect(sorted(Object.values(refreshed.steps))).toEqual(['read']);
    expect(sorted(Object.values((await engine.up(plugin, program({ labels: { tier: 'front' } }))).steps))).toEqual([
      'same',
    ]);
    expect((await engine.destroy(plugin)).errors).toEqual({});
    await plugin.stop();
    expect(sorted(used(sandbox, 'least'))).toEqual(sorted(rightsIn(rulesOf('kubevirt-iac-guests'))));
  }, 120_000);

  type Phase = 'up' | 'refresh' | 'destroy';
  const missing: readonly (readonly [verb: string, resource: string, phase: Phase, of: string])[] = [
    ['create', 'virtualmachines', 'up', 'web'],
    ['patch', 'services', 'up', 'http'],
    ['list', 'datavolumes', 'up', 'root'],
    ['watch', 'virtualmachines', 'up', 'web'],
    ['get', 'secrets', 'refresh', 'login'],
    ['delete', 'services', 'destroy', 'http'],
  ];
  test.each(missing)(
    'who may not %s %s is told so, and which right to ask for',
    async (verb, resource, phase, of) => {
      const name = `no-${verb}-${resource}`;
      const everything = rulesOf('kubevirt-iac-guests');
      const declared = program().filter((one) => one.name === of || (of === 'web' && one.name === 'root'));
      const reduced = await deployer(name, without(everything, resource, verb));
      // What is refreshed or deleted was made by somebody who may.
      const maker = phase === 'up' ? reduced : await deployer(`${name}-maker`, everything, name);
      const created = await maker.engine.up(maker.plugin, declared);
      const outcome = {
        up: async () => (created.errors[of] ?? []).join(' '),
        refresh: () => maker.engine.refresh(reduced.plugin).then(JSON.stringify, ({ details }) => String(details)),
        destroy: async () => ((await maker.engine.destroy(reduced.plugin)).errors[of] ?? []).join(' '),
      };
      const told = await outcome[phase]();
      await Promise.all([reduced, maker].map(({ plugin }) => plugin.stop()));
      const { group } = kindsByPlural.get(resource)!;
      const asked = verb === 'create' || verb === 'patch' ? '`create` and `patch`' : `\`${verb}\``;
      expect(told).toContain(
        `cannot ${verb} resource "${resource}" in API group "${group}" in the namespace "${name}"`,
      );
      expect(told).toContain(
        `ask for a Role that allows ${asked} on \`${group ? `${resource}.${group}` : resource}\` in namespace ${name}.`,
      );
    },
    60_000,
  );

  test('a preview of new objects needs no right and asks nothing', async () => {
    const { engine, plugin } = await deployer('nobody', []);
    const run = await engine.up(plugin, program(), { preview: true });
    await plugin.stop();
    expect(run.errors).toEqual({});
    expect(sorted(Object.values(run.steps))).toEqual(['create']);
    expect(requestsBy(sandbox, 'nobody')).toEqual([]);
  }, 60_000);

  test('`kubevirt-iac profile` reads a cluster with its role', async () => {
    const cluster = sandbox.cluster();
    await cluster.apply(kindOf('v1', 'Namespace')!, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'kubevirt' },
    });
    await cluster.apply(kindOf('kubevirt.io/v1', 'KubeVirt')!, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt', namespace: 'kubevirt' },
      spec: { configuration: { vmRolloutStrategy: 'Stage' } },
    });
    const folder = mkdtempSync(join(tmpdir(), 'rights-'));
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, await sandbox.userWith('viewer', rulesOf('kubevirt-iac-profile')), { mode: 0o600 });
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'profile', '--kubeconfig', kubeconfig]);
    rmSync(folder, { recursive: true });
    expect(parse(stdout)).toMatchObject({ configuration: { vmRolloutStrategy: 'Stage' } });
    expect(used(sandbox, 'viewer')).toEqual(rightsIn(rulesOf('kubevirt-iac-profile')));
  }, 30_000);

  test('every kind of a namespace is in one of the two roles for namespaces', () => {
    const documented = sorted([...rightsIn(rulesOf('kubevirt-iac-guests')), ...rightsIn(rulesOf('kubevirt-iac-more'))]);
    const needed = familyKinds
      .filter(({ namespaced, kind }) => namespaced && !['KubeVirt', 'HyperConverged', 'SSP'].includes(kind))
      .flatMap(({ group, plural }) =>
        ['get', 'list', 'watch', 'create', 'patch', 'delete'].map((verb) => right(group, plural, verb)),
      );
    expect(needed.filter((one) => !documented.includes(one))).toEqual([]);
  });

  /** A user with these rights in a namespace of its own, and a plugin that acts as that user. */
  async function deployer(name: string, rules: readonly Rule[], namespace = name) {
    await sandbox
      .cluster()
      .apply(kindOf('v1', 'Namespace')!, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    return asUser(sandbox, name, rules, namespace);
  }
});

describe('on a bare cluster', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ name: 'platform-rights', speed: 20, bare: true });
  }, 120_000);
  afterAll(() => sandbox.stop());

  const objects = Object.values(standInRelease()).flatMap((text) =>
    parseAllDocuments(text).map((document) => document.toJS() as KubeObject),
  );
  const release = objects.map(({ apiVersion, kind, metadata, ...rest }) =>
    manifest(apiVersion, kind, metadata!.name!, { metadata, ...rest }),
  );
  const platform = rulesOf('kubevirt-iac-installer');

  test('who may make roles, and not hand out more than they have, is told which right that is', async () => {
    const { engine, plugin } = await asUser(sandbox, 'modest', without(platform, 'clusterroles', 'escalate', 'bind'));
    const granting = release.filter(({ name }) => name.startsWith('ClusterRole-'));
    const { errors } = await engine.up(plugin, granting);
    await plugin.stop();
    expect(granting).toHaveLength(3);
    for (const { name } of granting)
      expect(errors[name]).toEqual([
        expect.stringMatching(/Cannot apply ClusterRole .* ask for a ClusterRole that allows `escalate` on this role/s),
      ]);
  }, 60_000);

  test('the role for the platform is enough to install KubeVirt and CDI, and every right of it is used', async () => {
    const { engine, plugin } = await asUser(sandbox, 'platform', platform);
    expect((await engine.up(plugin, release)).errors).toEqual({});
    await engine.refresh(plugin);
    expect((await engine.destroy(plugin)).errors).toEqual({});
    await plugin.stop();
    // Events are read when something fails or lasts, as the role for guests shows; what allows to hand out rights is no request, and the kind of
    // disks is no longer served when the Namespaces are deleted.
    const notAsked = /\/(?:events|pods|nodes|daemonsets|datavolumes): |: (?:escalate|bind)$/;
    const asked = rightsIn(platform).filter((one) => !notAsked.test(one));
    const requests = [...used(sandbox, 'platform')].filter((one) => !notAsked.test(one));
    expect(sorted(requests)).toEqual(sorted(asked));
  }, 240_000);
});

/** A guest on an imported disk that logs in with a Secret and answers at a Service, and a spare one, two of a kind each. */
function program(metadata: { labels?: object; annotations?: object } = {}): Declared[] {
  const label = metadata.labels ? 'second' : 'first';
  const core = (kind: string, name: string, rest: object): Declared => ({
    ...manifest('v1', kind, name, { metadata: { name }, ...rest }),
    name,
  });
  const port = metadata.labels ? 8080 : 80;
  return [
    core('Secret', 'login', { stringData: { userdata: `#cloud-config\nhostname: ${label}` } }),
    core('Secret', 'spare-login', { stringData: { userdata: '#cloud-config' } }),
    disk('root'),
    disk('data'),
    guest('web', { dataVolume: { name: 'root' } }, { labels: metadata.labels }),
    guest('spare', { containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }, metadata),
    core('Service', 'http', { spec: { selector: { app: 'web' }, ports: [{ port }] } }),
    core('Service', 'ssh', { spec: { selector: { app: 'web' }, ports: [{ port: 22 }] } }),
  ];
}

const disk = (name: string): Declared => ({
  type: 'kubevirt:cdi/v1beta1:DataVolume',
  name,
  inputs: {
    // The test destroys what it has filled.
    allow: [name],
    metadata: { name },
    spec: {
      source: { http: { url: 'https://images.example.org/fedora.qcow2' } },
      storage: { resources: { requests: { storage: '5Gi' } } },
    },
  },
});

function guest(name: string, root: object, metadata: object): Declared {
  const domain = {
    memory: { guest: '1Gi' },
    devices: {
      disks: [
        { name: 'root', disk: { bus: 'virtio' } },
        { name: 'cloudinit', disk: { bus: 'virtio' } },
      ],
      interfaces: [{ name: 'default', masquerade: {} }],
    },
  };
  const spec = {
    domain,
    networks: [{ name: 'default', pod: {} }],
    volumes: [
      { name: 'root', ...root },
      { name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'login' } } },
    ],
  };
  return {
    type: VM,
    name,
    inputs: { metadata: { name, ...metadata }, spec: { runStrategy: 'Always', template: { spec } } },
  };
}

interface User {
  engine: MiniEngine;
  plugin: Plugin;
}

async function asUser(sandbox: Sandbox, name: string, rules: readonly Rule[], namespace?: string): Promise<User> {
  const kubeconfig = await sandbox.userWith(name, rules, namespace);
  const plugin = await startPlugin({ KUBECONFIG: '' });
  const engine = new MiniEngine(name);
  expect(await engine.open(plugin, { kubeconfig, ...(namespace && { namespace }) })).toEqual([]);
  return { engine, plugin };
}
