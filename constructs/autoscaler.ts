import type { Construct } from 'constructs';
import { lazy } from '../kube/lazy';
import { mapUnresolved } from '../kube/unresolved';
import {
  checkedProps,
  constructError,
  ImportedResource,
  type IResource,
  isKnown,
  Manifest,
  Resource,
  type ResourceProps,
  seconds,
  type TimeSpan,
  within,
} from './base';
import type { Cpu, Json, MachineProps } from './machine';

/** Loaded where the size of a guest stands in an instancetype. */
const instancetypes = lazy(() => require('../kubevirt/instancetype') as typeof import('../kubevirt/instancetype'));

/** Load that an autoscaler watches, in the shape of the Kubernetes API. */
export interface ScaleMetric {
  readonly metric: Json;
}

/** Load other than that of the vCPUs. The cluster needs an adapter that serves the metric, such as prometheus-adapter or KEDA. */
export const ScaleMetric = {
  /** A metric of the Pods that run the guests, as an average over them: `ScaleMetric.pods('kubevirt_vmi_network_receive_bytes', '50M')`. */
  pods: (name: string, averageValue: string): ScaleMetric => ({
    metric: { type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue } } },
  }),
  /** A metric from outside of the cluster, divided by the number of guests, such as the length of a queue. */
  external: (name: string, averageValue: string, labels?: Readonly<Record<string, string>>): ScaleMetric => ({
    metric: {
      type: 'External',
      external: {
        metric: { name, selector: labels && { matchLabels: { ...labels } } },
        target: { type: 'AverageValue', averageValue },
      },
    },
  }),
  /** A metric of another object, such as the requests of an Ingress, divided by the number of guests. */
  object: (
    object: { readonly apiVersion: string; readonly kind: string; readonly name: string },
    name: string,
    averageValue: string,
  ): ScaleMetric => ({
    metric: {
      type: 'Object',
      object: { describedObject: { ...object }, metric: { name }, target: { type: 'AverageValue', averageValue } },
    },
  }),
};

/** How the number of guests follows their load. */
export interface AutoscaleOptions {
  /**
   * Smallest number of guests.
   * @default 1
   * @change HorizontalPodAutoscaler/spec.minReplicas
   */
  readonly min?: number;
  /**
   * Largest number of guests.
   * @change HorizontalPodAutoscaler/spec.maxReplicas
   */
  readonly max: number;
  /**
   * Number of guests that the object is created with. It must have one, because KubeVirt writes no default and an autoscaler
   * cannot begin without it. A tool that applies the whole object again takes back what the autoscaler decided. `GitOps` tells
   * Argo CD and Flux to ignore `/spec/replicas`; Pulumi does with `ignoreChanges: ['spec.replicas']`; with `kubectl apply
   * --server-side`, set `false` once the autoscaler has scaled, which leaves the field to it.
   * @default - the value of `min`
   * @change /spec.replicas
   */
  readonly initialReplicas?: number | false;
  /**
   * Load of the vCPUs, as an average over the guests: a percentage of them (`70`), or what one guest uses (`{ averageValue:
   * '1500m' }`). Written as an amount, because a percentage would be one of what the Pod requests, which KubeVirt makes a
   * tenth of the vCPUs. Needs metrics-server.
   * @default - none: `metrics` decides
   * @change HorizontalPodAutoscaler/spec.metrics
   */
  readonly cpu?: number | { readonly averageValue: string };
  /**
   * Load other than that of the vCPUs; the one that asks for most guests decides. There is none of memory, because a guest
   * does not return what it has used.
   * @default - none
   * @change HorizontalPodAutoscaler/spec.metrics
   */
  readonly metrics?: readonly ScaleMetric[];
  /**
   * Time that the load must be low before guests are removed, in whole seconds up to one hour.
   * @default 10m
   * @change HorizontalPodAutoscaler/spec.behavior
   */
  readonly scaleInAfter?: TimeSpan;
}

export interface AutoscalerProps extends AutoscaleOptions, ResourceProps {
  /**
   * Object whose guests are scaled.
   * @change HorizontalPodAutoscaler/spec.scaleTargetRef
   */
  readonly target: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  /**
   * The guest, for the number of its vCPUs.
   * @default - not known: `cpu` is then an `averageValue`
   * @change HorizontalPodAutoscaler/spec.metrics
   */
  readonly machine?: Pick<MachineProps, 'cpu' | 'instancetype'>;
}

/** The container of a launcher Pod that runs the guest; others of the Pod have a load of their own. */
const GUEST_CONTAINER = 'compute';

/**
 * A HorizontalPodAutoscaler for guests. `pool.autoscale({ min: 2, max: 10, cpu: 70 })` makes one for a pool of this program; the construct itself is
 * for one that exists.
 */
export class Autoscaler extends Resource {
  /** An existing autoscaler. */
  static fromAutoscalerName(
    scope: Construct,
    id: string,
    name: string,
    options: { readonly namespace?: string } = {},
  ): IResource {
    return new ImportedResource(scope, id, name, options.namespace);
  }

  /** Why an autoscaler and a number of guests exclude each other. */
  static readonly REPLICAS_ARE_SET =
    '`replicas` is set, and with an autoscaler the number of guests is its own. Remove `replicas`; `min` and `max` limit the number, and `initialReplicas` is the one to begin with.';

  /** `spec.replicas` of the object that is scaled, as far as the program writes it. */
  readonly replicas?: number;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: AutoscalerProps) {
    const { min = 1, max, target } = checkedProps(scope, id, new.target, props);
    super(scope, id, props, { kind: 'HorizontalPodAutoscaler' });
    this.check(min, max);
    const initial = props.initialReplicas ?? min;
    if (initial !== false) this.replicas = initial;
    const metrics = [
      ...(props.cpu === undefined ? [] : [this.cpuMetric(props.cpu, props.machine)]),
      ...(props.metrics ?? []).map(({ metric }) => metric),
    ];
    if (metrics.length === 0) {
      throw constructError(
        this,
        'no load is watched. Set `cpu`, such as 70 for 70 percent of the vCPUs, or `metrics`.',
      );
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: this.objectMeta(),
      spec: {
        scaleTargetRef: { ...target },
        minReplicas: min,
        maxReplicas: max,
        metrics,
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: within(this, 'scaleInAfter', () => seconds(props.scaleInAfter ?? '10m')),
          },
        },
      },
    });
  }

  private check(min: number, max: number): void {
    for (const [name, value] of Object.entries({ min, max })) {
      if (!isKnown(value) || (Number.isInteger(value) && value >= 1)) continue;
      throw constructError(
        this,
        `\`${name}\` is ${String(value)}, which is not a number of guests. Use a whole number from 1.`,
      );
    }
    if (isKnown(min) && isKnown(max) && min > max) {
      throw constructError(
        this,
        `\`min\` is ${min} and \`max\` ${max}. Set \`max\` to ${min} or more, or lower \`min\`.`,
      );
    }
  }

  private cpuMetric(cpu: NonNullable<AutoscaleOptions['cpu']>, machine: AutoscalerProps['machine']): Json {
    const vcpus = typeof cpu === 'object' && 'averageValue' in cpu ? 0 : this.vcpusOf(machine);
    const averageValue = within(this, 'cpu', () =>
      mapUnresolved({ cpu, vcpus } as unknown, (known) => {
        const { cpu, vcpus } = known as { cpu: number | { averageValue: string }; vcpus: number };
        if (typeof cpu === 'object') return cpu.averageValue;
        if (cpu > 0 && cpu <= 100) return `${Math.round(vcpus * cpu * 10)}m`;
        throw new Error(`${cpu} is not a percentage of the vCPUs. Use 1 to 100.`);
      }),
    );
    return {
      type: 'ContainerResource',
      containerResource: { name: 'cpu', container: GUEST_CONTAINER, target: { type: 'AverageValue', averageValue } },
    };
  }

  private vcpusOf({ cpu, instancetype }: NonNullable<AutoscalerProps['machine']> = {}): unknown {
    if (cpu !== undefined) return mapUnresolved(cpu as unknown, (known) => countOf(known as Cpu));
    const common =
      typeof instancetype === 'string'
        ? instancetypes().commonInstancetype('VirtualMachineClusterInstancetype', instancetype)
        : undefined;
    const guest = (common?.['spec'] as { cpu?: { guest?: number } } | undefined)?.cpu?.guest;
    if (guest !== undefined) return guest;
    throw constructError(
      this,
      "the number of vCPUs is not known here, because it is in an instancetype that is not one of the common ones, or the guest is not given. Set `cpu: { averageValue: '1500m' }` to what one guest may use.",
    );
  }
}

const countOf = (cpu: Cpu): number =>
  typeof cpu === 'number' ? cpu : (cpu.sockets ?? 1) * (cpu.cores ?? 1) * (cpu.threads ?? 1);
