import { objectAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { quantityValue } from '../../../kube/quantity';
import { gateEnabled } from '../../config';
import { selectedBy, unmatchedBy } from '../../placement';
import {
  type Check,
  conditionOf,
  type Finding,
  fail,
  labelOf,
  listed,
  nameOf,
  overNodes,
  pass,
  skipped,
  textAt,
  unknown,
  type View,
  warn,
} from '../check';
import { isCordoned, isReady, taintsOf, troubleOf } from '../nodes';
import { minorOf } from './versions';

/** Every wanted node by itself. */
function each(judge: (node: KubeObject, view: View) => Finding): Check['judge'] {
  return (view) => overNodes(view.wanted.map((node) => ({ node: nameOf(node), finding: judge(node, view) })));
}

const ARCHITECTURES = ['amd64', 'arm64', 's390x'];

/** The first versions of container runtimes that mount images as volumes. */
const IMAGE_VOLUMES: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  containerd: [2, 1],
  'cri-o': [1, 31],
};
/** The minor of Kubernetes whose own gate ImageVolume is on by default. */
const IMAGE_VOLUMES_ON = 35;

const CONTROL_PLANE = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

export const NODES: readonly Check[] = [
  {
    id: 'node-selector',
    title: 'Nodes for guests',
    level: 'node',
    needs: ['nodes'],
    expects: 'a Linux node that the node selector matches, and whose taints are tolerated',
    repair: 'Correct the node selector, label the nodes, or tolerate their taints.',
    judge: ({ options, read, wanted }) => {
      const nodes = read('nodes');
      if (wanted.length > 0) return pass(listed(wanted.map(nameOf)));
      const selected = selectedBy(nodes, options.nodeSelector);
      if (selected.length > 0) {
        const parts = selected.map((node) => `${nameOf(node)} (${taintsOf(node, options.tolerations).join(', ')})`);
        return fail(`every node is tainted: ${listed(parts)}`, 'Tolerate the taints, or remove them.');
      }
      if (nodes.length === 0) return fail('the cluster has no nodes', 'Join the first node.');
      const unmatched = unmatchedBy(nodes, options.nodeSelector)!;
      return fail(unmatched.message, unmatched.repair);
    },
  },
  {
    id: 'node-ready',
    title: 'Nodes are Ready',
    level: 'node',
    needs: ['nodes'],
    expects: 'every node of the selection; one that is dead or still joining is a warning as long as another is Ready',
    repair: 'Start the node, or remove it from the cluster. The others are judged without it.',
    judge: ({ wanted, ready }) => {
      if (wanted.length === 0) return skipped('no node is selected');
      const away = wanted.filter((node) => !isReady(node)).map((node) => `${nameOf(node)} is ${troubleOf(node)}`);
      const cordoned = ready.filter(isCordoned).map((node) => `${nameOf(node)} is cordoned`);
      if (ready.length === 0) return fail(away.join('; '));
      return away.length + cordoned.length > 0
        ? warn([...away, ...cordoned].join('; '))
        : pass(`${ready.length} of ${wanted.length}`);
    },
  },
  {
    id: 'cni',
    title: 'Pod network',
    level: 'node',
    needs: ['nodes'],
    expects: 'a CNI plugin on every node: without it a node is not Ready, or has the condition NetworkUnavailable',
    repair: 'Install a CNI plugin, or repair its Pods on these nodes.',
    judge: each((node) => {
      const network = conditionOf(node, 'NetworkUnavailable');
      if (network?.['status'] === 'True') return fail(`NetworkUnavailable: ${network['message'] ?? network['reason']}`);
      const ready = conditionOf(node, 'Ready');
      const message = textAt(ready, 'message');
      if (ready?.['status'] === 'False' && /cni|network plugin/i.test(message)) return fail(message);
      return ready?.['status'] === 'True' ? pass('works') : unknown('not Ready');
    }),
  },
  {
    id: 'control-plane-label',
    title: 'Nodes for virt-api and virt-controller',
    level: 'node',
    needs: ['nodes', 'kubevirts'],
    expects: `a node labelled \`${CONTROL_PLANE[0]}\`, which they require unless \`infra.nodePlacement\` is set; clusters with a hosted control plane have none`,
    repair: 'Set `infra: { nodePlacement: {} }` in the KubeVirt object, then say so here (`infraPlacement`).',
    judge: ({ options, read }) => {
      const placed = read('kubevirts').some((one) => objectAt(one, 'spec', 'infra', 'nodePlacement'));
      if (options.infraPlacement || placed) return pass('infra.nodePlacement is set');
      if (options.flavour !== 'upstream') return skipped('HyperConverged places them');
      const found = read('nodes').filter((node) => CONTROL_PLANE.some((key) => labelOf(node, key) !== undefined));
      return found.length > 0
        ? pass(listed(found.map(nameOf)))
        : fail('no node has a control-plane label: virt-api and virt-controller would stay Pending');
    },
  },
  {
    id: 'architecture',
    title: 'Architecture',
    level: 'node',
    needs: ['nodes'],
    expects: `${ARCHITECTURES.join(', ')}; a mixture is a warning, because guests do not migrate between architectures`,
    repair: 'Select nodes of one architecture that KubeVirt supports (`kubernetes.io/arch`).',
    judge: ({ wanted }) => {
      const of = (node: KubeObject) => textAt(node, 'status', 'nodeInfo', 'architecture');
      const bad = wanted.filter((node) => !ARCHITECTURES.includes(of(node)));
      if (bad.length > 0) return fail(listed(bad.map((node) => `${nameOf(node)}: ${of(node) || 'not reported'}`)));
      const found = [...new Set(wanted.map(of))];
      return found.length > 1 ? warn(`mixed: ${listed(found)}`) : pass(listed(found));
    },
  },
  {
    id: 'image-volumes',
    title: 'Image volumes of the container runtime',
    level: 'node',
    needs: ['server', 'nodes', 'kubevirts'],
    expects: `containerd 2.1 or CRI-O 1.31, and Kubernetes 1.${IMAGE_VOLUMES_ON}, where KubeVirt's gate ImageVolume is on (Beta, so on by default since 1.9): no guest with a container disk starts otherwise`,
    repair: "Upgrade the container runtime, or set `disabledFeatureGates: ['ImageVolume']` in the KubeVirt object.",
    judge: (view) => {
      if (!gateEnabled(view.profile, 'ImageVolume'))
        return pass(`not needed: the gate ImageVolume of KubeVirt ${view.profile.kubevirtVersion} is off`);
      const found = overNodes(
        view.wanted.map((node) => {
          const runtime = textAt(node, 'status', 'nodeInfo', 'containerRuntimeVersion');
          return { node: nameOf(node), finding: imageVolumes(runtime) };
        }),
      );
      const minor = minorOf(view.read('server'));
      if (found.verdict !== 'pass' || minor === undefined || minor >= IMAGE_VOLUMES_ON) return found;
      return warn(
        `Kubernetes 1.${minor} has its own gate ImageVolume off by default; ${found.message}`,
        "Enable the gate ImageVolume of the API server and the kubelets, or set `disabledFeatureGates: ['ImageVolume']` in the KubeVirt object.",
      );
    },
  },
  {
    id: 'migration-nodes',
    title: 'Two nodes for live migration',
    level: 'node',
    needs: ['nodes'],
    requirement: 'live-migration',
    expects: 'at least two nodes that are Ready and not cordoned: a drain shuts guests down otherwise',
    repair: 'Add a node, or uncordon one.',
    judge: ({ ready, demanded }) => {
      const count = ready.filter((node) => !isCordoned(node)).length;
      if (count >= 2) return pass(`${count} nodes`);
      return (demanded('live-migration') ? fail : warn)(`${count} ${count === 1 ? 'node' : 'nodes'}`);
    },
  },
  {
    id: 'hugepages',
    title: 'Huge pages',
    level: 'node',
    needs: ['nodes'],
    requirement: 'hugepages',
    expects: 'allocatable huge pages on a node, where they are required',
    repair: 'Reserve them at boot (`hugepages=`, `hugepagesz=`), then restart the kubelet.',
    judge: ({ ready, demanded }) => {
      const having = ready.filter((node) =>
        Object.entries(objectAt(node, 'status', 'allocatable') ?? {}).some(
          ([key, value]) => key.startsWith('hugepages-') && (quantityValue(value) ?? 0) > 0,
        ),
      );
      if (having.length > 0) return pass(listed(having.map(nameOf)));
      return demanded('hugepages') ? fail('no node has any') : skipped('not required');
    },
  },
  {
    id: 'rhcos',
    title: 'Operating system of the nodes',
    level: 'node',
    needs: ['nodes'],
    expects: 'Red Hat Enterprise Linux CoreOS for the flavour openshift',
    repair: 'Use nodes with Red Hat Enterprise Linux CoreOS for guests.',
    judge: (view) => {
      const images = overNodes(
        view.wanted.map((node) => {
          const image = textAt(node, 'status', 'nodeInfo', 'osImage') || 'not reported';
          const right = view.options.flavour !== 'openshift' || /CoreOS|RHCOS/i.test(image);
          return { node: nameOf(node), finding: right ? pass(image) : fail(image) };
        }),
      );
      return images;
    },
  },
];

/** Whether a runtime, as its node reports it (`containerd://2.1.4`), mounts images as volumes. */
function imageVolumes(runtime: string): Finding {
  const [, name = '', major, minor] = /^([a-z-]+):\/\/v?(\d+)\.(\d+)/.exec(runtime) ?? [];
  const since = Object.hasOwn(IMAGE_VOLUMES, name) ? IMAGE_VOLUMES[name] : undefined;
  if (!since) return unknown(`it is unknown whether ${runtime || 'its container runtime'} has image volumes`);
  const has = Number(major) > since[0] || (Number(major) === since[0] && Number(minor) >= since[1]);
  const says = runtime.replace('://', ' ');
  return has
    ? pass(says)
    : fail(`${says} has no image volumes, which guests with container disks need (${name} ${since.join('.')})`);
}
