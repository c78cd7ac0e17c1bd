/** `import` as its user sees it: the program runs, compiles, and makes manifests that change nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { programOf } from '../../../../cli/import/program';
import { readManifests } from '../../../../cli/manifests';
import { compareTrees } from '../../../../cli/plan/compare';
import { readTree, treeOf } from '../../../../cli/plan/tree';
import type { KubeObject } from '../../../../kube/object';
import { run } from '../../../support/imported-program';
import { firstErrors } from '../../types/compile';

const vm = (name: string, rest: string): string => `
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: ${name}, namespace: shop }
${rest}
---`;

/** Manifests as people write them, and whether each becomes a construct. */
const MACHINES: readonly (readonly [name: string, asConstruct: boolean, text: string])[] = [
  [
    'small',
    true,
    `spec:
  runStrategy: Always
  template:
    metadata: { labels: { kubevirt.io/vm: small, tier: front } }
    spec:
      evictionStrategy: LiveMigrateIfPossible
      domain:
        cpu: { sockets: 2, cores: 1, threads: 1 }
        memory: { guest: 2Gi }
        devices:
          disks: [{ name: root, disk: { bus: virtio } }]
          interfaces: [{ name: default, model: virtio, masquerade: {} }]
      networks: [{ name: default, pod: {} }]
      volumes: [{ name: root, containerDisk: { image: "quay.io/containerdisks/fedora:42" } }]`,
  ],
  [
    'deprecated',
    true,
    `spec:
  running: true
  template:
    metadata: { labels: { app: deprecated } }
    spec:
      domain:
        cpu: { cores: 2 }
        memory: { guest: 4Gi }
        devices: { disks: [{ name: data, disk: { bus: sata } }], rng: {} }
      volumes: [{ name: data, persistentVolumeClaim: { claimName: legacy } }]`,
  ],
  [
    'typed',
    true,
    `spec:
  runStrategy: RerunOnFailure
  instancetype: { kind: VirtualMachineClusterInstancetype, name: u1.medium }
  preference: { kind: VirtualMachineClusterPreference, name: fedora }
  dataVolumeTemplates:
    - metadata: { name: typed-root }
      spec:
        sourceRef: { kind: DataSource, name: fedora, namespace: images }
        storage: { resources: { requests: { storage: 30Gi } } }
  template:
    metadata: { labels: { kubevirt.io/vm: typed } }
    spec:
      nodeSelector: { zone: a }
      terminationGracePeriodSeconds: 180
      domain:
        devices:
          disks:
            - { name: root, disk: { bus: virtio } }
            - { name: cloudinit, disk: { bus: virtio } }
          interfaces:
            - { name: default, model: virtio, masquerade: {} }
            - { name: lan, model: virtio, bridge: {}, macAddress: "02:00:00:00:00:01" }
      networks:
        - { name: default, pod: {} }
        - { name: lan, multus: { networkName: nets/lan } }
      volumes:
        - { name: root, dataVolume: { name: typed-root } }
        - { name: cloudinit, cloudInitNoCloud: { userData: "#cloud-config\\nhostname: typed\\n" } }`,
  ],
  [
    'detailed',
    true,
    `spec:
  runStrategy: Always
  template:
    spec:
      domain:
        resources: { requests: { memory: 1Gi } }
        ioThreadsPolicy: shared
        firmware: { bootloader: { efi: { secureBoot: false } } }
        devices: { disks: [{ name: a, disk: {} }, { name: b, disk: { bus: virtio } }] }
      readinessProbe: { tcpSocket: { port: 22 }, initialDelaySeconds: 5 }
      volumes:
        - { name: b, cloudInitNoCloud: { userData: "#!/bin/sh\\n" } }
        - { name: a, containerDisk: { image: "quay.io/containerdisks/fedora:42" } }`,
  ],
  [
    'odd',
    false,
    `spec:
  runStrategy: Always
  template:
    spec:
      domain:
        memory: { guest: 1Gi }
        devices: { disks: [{ name: a, disk: { bus: virtio } }, { name: b, disk: { bus: virtio } }] }
      volumes:
        - { name: a, cloudInitNoCloud: { userData: "#!/bin/sh\\n" } }
        - { name: b, cloudInitConfigDrive: { userData: "#!/bin/sh\\n" } }`,
  ],
];

const OTHERS = `
apiVersion: v1
kind: Service
metadata: { name: small, namespace: shop }
spec: { selector: { tier: front }, ports: [{ port: 80 }] }
---
apiVersion: cdi.kubevirt.io/v1beta1
kind: DataVolume
metadata: { name: disk, namespace: team-a }
spec: { source: { blank: {} }, storage: { resources: { requests: { storage: 1Gi } } } }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
`;

const text = MACHINES.map(([name, , rest]) => vm(name, rest)).join('') + OTHERS;
const manifests = readManifests(text, 'all.yaml');
const program = programOf(manifests.map(({ object }) => object as unknown as KubeObject));

it('runs, and changes nothing', () => {
  const plan = compareTrees(treeOf(manifests, 'all.yaml'), readTree(run(program.text)), undefined);
  expect(plan.objects.filter(({ status, impact }) => status !== 'changed' || impact.class !== 'no-effect')).toEqual([]);
  expect(plan.objects.length + plan.unchanged).toBe(manifests.length);
});

it('compiles', () => {
  expect(firstErrors([program.text.replace("'kubevirt-iac'", "'./constructs'")])).toEqual([undefined]);
});

it.each(MACHINES)('%s as a construct: %s', (name, asConstruct) => {
  const constructs = [...program.text.matchAll(/new (\S+)\(inShop, "([^"]+)"/g)].map(([, type, id]) => `${type} ${id}`);
  expect(constructs).toContain(`${asConstruct ? 'VirtualMachine' : 'core.v1.VirtualMachine'} ${name}`);
});

it('says of each object whether it is a construct, and why not', () => {
  expect(program.statements.map(({ object, class: name, why }) => [object.metadata!.name, name, why])).toEqual([
    ['small', 'VirtualMachine', undefined],
    ['deprecated', 'VirtualMachine', undefined],
    ['typed', 'VirtualMachine', undefined],
    ['detailed', 'VirtualMachine', undefined],
    ['odd', 'core.v1.VirtualMachine', expect.stringContaining('it has no source')],
    ['small', 'GuestService', undefined],
    ['disk', 'cdi.v1beta1.DataVolume', 'no construct makes this kind'],
    ['shop', 'Manifest', 'no construct makes this kind'],
  ]);
});

it('leaves the eviction of a guest to the cluster where the manifest does, by a prop', () => {
  const propsOf = (name: string) => program.statements.find(({ object }) => object.metadata!.name === name)!;
  expect(propsOf('deprecated')).toMatchObject({ props: { evictionStrategy: 'ClusterDefault' } });
  expect(propsOf('small')).not.toHaveProperty('props.evictionStrategy');
  expect(program.text).not.toMatch(/addOverride\("[^"]*evictionStrategy/);
  expect(program.text).toContain('evictionStrategy: "ClusterDefault"');
});

it('keeps an id for each object, and the name where it differs', () => {
  expect(program.text).toContain(
    'new GuestService(inShop, "small-service", {\n  guests: [virtualMachineSmall],\n  name: "small",',
  );
  expect(program.text).toContain('new cdi.v1beta1.DataVolume(inTeamA, "disk"');
});

it('names what it writes in another way', () => {
  expect(program.text).toContain(
    '// Differs from the manifest, without effect: spec.ports[port].protocol is added: "TCP"; spec.ports[port].targetPort is added: 80; spec.type is added: "ClusterIP".\nnew GuestService',
  );
});

it('omits what has no name, and says so', () => {
  const { omitted } = programOf([{ apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } }]);
  expect(omitted).toEqual(['a Pod without a name (generateName: a-)']);
});

it('never makes code of a text', () => {
  const evil = `"', y: process.exit(1), z: \`\${process.exit(1)}\`, __proto__`;
  const { text: source } = programOf([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, data: { [evil]: evil } },
  ]);
  expect(parse(readFileSync(join(run(source), 'shop/configmap_a.yaml'), 'utf8')).data).toEqual({ [evil]: evil });
});
