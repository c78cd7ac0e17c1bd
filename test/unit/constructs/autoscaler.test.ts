import {
  CloudInit,
  Disk,
  Instancetype,
  ScaleMetric,
  VirtualMachineInstanceReplicaSet,
  VMPool,
  type VMPoolProps,
} from 'kubevirt-iac';
import { parse } from 'yaml';
import { UNRESOLVED } from '../../../kube/unresolved';
import { chartIn, objectsOf, only, refusals } from './rendered';

const SMALL = { instancetype: 'u1.large' } as const;

function pool(props: Partial<VMPoolProps> = {}) {
  const chart = chartIn();
  const made = new VMPool(chart, 'workers', { machine: SMALL, ...props } as VMPoolProps);
  return { chart, pool: made, spec: () => only(chart, 'VirtualMachinePool').spec };
}

describe('an autoscaler', () => {
  it('scales the pool by what its guests use of their vCPUs', () => {
    const { chart, pool: workers, spec } = pool();
    workers.autoscale({ min: 2, max: 10, cpu: 70 });
    expect(only(chart, 'HorizontalPodAutoscaler')).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'workers', namespace: 'vms' },
      spec: {
        scaleTargetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'workers' },
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'compute',
              target: { type: 'AverageValue', averageValue: '1400m' },
            },
          },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 600 } },
      },
    });
    // Without a number, the scale subresource does not answer and the autoscaler never begins.
    expect(spec().replicas).toBe(2);
    expect(refusals(chart)).toEqual([]);
  });

  it.each([
    [{ cpu: 4, memory: '8Gi' }, 50, '2000m'],
    [{ cpu: { sockets: 2, cores: 3, threads: 2 }, memory: '8Gi' }, 25, '3000m'],
    [{ instancetype: 'cx1.medium' }, 100, '1000m'],
    [{ instancetype: Instancetype.named('mine') }, { averageValue: '750m' }, '750m'],
  ] as const)('of guests with %j at %j watches for %s', (machine, cpu, averageValue) => {
    const { chart, pool: workers } = pool({ machine });
    workers.autoscale({ max: 3, cpu });
    expect(only(chart, 'HorizontalPodAutoscaler').spec.metrics).toMatchObject([
      { containerResource: { target: { averageValue } } },
    ]);
  });

  it('watches other load in the shape of the API', () => {
    const { chart, pool: workers } = pool();
    workers.autoscale({
      max: 5,
      scaleInAfter: '1h',
      metrics: [
        ScaleMetric.pods('packets', '1k'),
        ScaleMetric.external('queue_length', '30', { queue: 'orders' }),
        ScaleMetric.object({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' }, 'requests', '100'),
      ],
    });
    const { metrics, behavior } = only(chart, 'HorizontalPodAutoscaler').spec;
    expect(behavior).toEqual({ scaleDown: { stabilizationWindowSeconds: 3600 } });
    const target = (averageValue: string) => ({ type: 'AverageValue', averageValue });
    expect(metrics).toEqual([
      { type: 'Pods', pods: { metric: { name: 'packets' }, target: target('1k') } },
      {
        type: 'External',
        external: {
          metric: { name: 'queue_length', selector: { matchLabels: { queue: 'orders' } } },
          target: target('30'),
        },
      },
      {
        type: 'Object',
        object: {
          describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' },
          metric: { name: 'requests' },
          target: target('100'),
        },
      },
    ]);
  });

  it.each([
    [{ min: 4, cpu: 50 }, 4],
    [{ initialReplicas: 3, cpu: 50 }, 3],
    [{ initialReplicas: false, cpu: 50 }, undefined],
  ] as const)('with %j leaves the pool with %j replicas', (options, replicas) => {
    const { pool: workers, spec } = pool();
    workers.autoscale({ max: 10, ...options });
    expect(spec().replicas).toBe(replicas);
  });

  it.each([
    [{}, { max: 3 }, 'no load is watched. Set `cpu`'],
    [{ replicas: 3 }, { max: 3, cpu: 50 }, 'Remove `replicas`; `min` and `max` limit the number'],
    [{}, { min: 4, max: 3, cpu: 50 }, '`min` is 4 and `max` 3. Set `max` to 4 or more'],
    [{}, { max: 3, cpu: 50, scaleInAfter: 'soon' }, 'scaleInAfter: "soon" is not a valid duration'],
    [{}, { max: 0, cpu: 50 }, '`max` is 0, which is not a number of guests'],
    [{}, { max: 3, cpu: 150 }, 'cpu: 150 is not a percentage of the vCPUs'],
    [
      { machine: { instancetype: Instancetype.named('mine') } },
      { max: 3, cpu: 50 },
      "Set `cpu: { averageValue: '1500m' }`",
    ],
  ] as const)('of a pool with %j rejects %j', (props, options, message) => {
    expect(() => pool(props as Partial<VMPoolProps>).pool.autoscale(options)).toThrow(message);
  });

  it('scales a replica set, too', () => {
    const chart = chartIn();
    const set = new VirtualMachineInstanceReplicaSet(chart, 'edge', {
      machine: { cpu: 2, memory: '1Gi', bootDisk: Disk.containerDisk('quay.io/x:1') },
    });
    set.autoscale({ min: 2, max: 4, cpu: 50 });
    expect(only(chart, 'HorizontalPodAutoscaler').spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 'edge' },
      metrics: [{ containerResource: { target: { averageValue: '1000m' } } }],
    });
    expect(only(chart, 'VirtualMachineInstanceReplicaSet').spec.replicas).toBe(2);
  });

  it('passes numbers that are not known yet', () => {
    const late = UNRESOLVED as never;
    const { chart, pool: workers } = pool({ machine: { cpu: late, memory: '1Gi' } });
    workers.autoscale({ min: late, max: late, cpu: late });
    expect(only(chart, 'HorizontalPodAutoscaler').spec.maxReplicas).toBe(UNRESOLVED);
  });
});

describe('the members of a pool', () => {
  it('have DNS names that their cloud-init data knows, with those of their peers', () => {
    const { chart, spec } = pool({
      replicas: 3,
      headlessService: { sql: 5432 },
      perReplica: (_, { name, hostname, peers }) => ({
        cloudInit: CloudInit.config({ hostname: name, runcmd: [['join', hostname!, ...peers]] }),
      }),
    });
    expect(only(chart, 'Service')).toMatchObject({
      metadata: { name: 'workers' },
      spec: {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        selector: { 'kubevirt.io/vmpool': 'workers' },
        ports: [{ name: 'sql', port: 5432 }],
      },
    });
    expect(spec().virtualMachineTemplate.spec.template.spec.subdomain).toBe('workers');
    const [, second] = objectsOf(chart).filter(({ kind }) => kind === 'Secret') as unknown as {
      stringData: { userdata: string };
    }[];
    const peers = [0, 1, 2].map((index) => `workers-${index}.workers.vms.svc`);
    expect(parse(second!.stringData.userdata)).toEqual({
      hostname: 'workers-1',
      runcmd: [['join', peers[1], ...peers]],
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('have none without a headless Service', () => {
    expect(pool({ replicas: 2 }).pool.member(1)).toEqual({ index: 1, name: 'workers-1', peers: [] });
    const { pool: named } = pool({ replicas: 1, machine: { ...SMALL, subdomain: 'other' } });
    expect(named.member(0).hostname).toBe('workers-0.other.vms.svc');
  });

  it('are prepared up to the largest number that an autoscaler may create', () => {
    const perReplica = (i: number) => ({ cloudInit: CloudInit.config({ hostname: `w-${i}` }) });
    const { pool: workers, spec } = pool({ replicas: 5, perReplica });
    expect(() => workers.autoscale({ max: 6, cpu: 50 })).toThrow(
      '`perReplica` has made the data of 5. Set `replicas` to 6',
    );
    workers.autoscale({ min: 2, max: 5, cpu: 50 });
    expect(spec().replicas).toBe(2);
  });
});
