/** Services of guests: `web.expose(...)`, or a GuestService. */
import { Chart } from 'cdk8s';
import { GuestService, type VirtualMachine } from '../../constructs';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { matchesLabels } from '../../kube/selector';
import { guestLabelsOf } from '../pulumi-import/references';
import { make, type Override, render } from './as-construct';
import { canonicalDifferences } from './deviations';
import { at, filled, type Json, listAt, objectAt } from './fields';

/** A machine that the program makes as a construct. */
export interface Machine {
  readonly object: KubeObject;
  readonly class: string;
  readonly props: Json;
  readonly rendered: KubeObject;
}

export interface Served {
  readonly guests: readonly KubeObject[];
  /** Name of the port, where the call is `expose` of the one machine. */
  readonly expose?: string;
}

/** Name of a port that has none, which only a Service with one port may have. */
const UNNAMED = 'port';

/** Fields that the API server fills in, and the construct writes. */
const API_DEFAULT = /^spec\.(type|ports\[[^\]]+\]\.(protocol|targetPort))$/;

interface ServiceStatement {
  readonly class: 'GuestService';
  readonly props: Json;
  readonly overrides: readonly Override[];
  readonly served: Served;
  readonly rendered: KubeObject;
}

/** A Service as a construct, where it selects machines of the program and the construct writes the same. */
export function servedBy(service: KubeObject, machines: readonly Machine[]): ServiceStatement | undefined {
  const selector = objectAt(service, 'spec', 'selector');
  if (Object.keys(selector).length === 0) return undefined;
  const own = machines.filter(
    ({ object }) =>
      object.metadata?.namespace === service.metadata?.namespace && matchesLabels(selector, guestLabelsOf(object)),
  );
  const ports = portsOf(listAt(service, 'spec', 'ports'));
  if (own.length === 0 || !ports) return undefined;
  const shape = shapeOf(service, own, selector, ports);
  const { rendered } = render(service, (scope) => {
    const chart = new Chart(scope, 'guests', { namespace: service.metadata?.namespace });
    const guests = own.map((machine) => make(machine.class, chart, machine.props) as unknown as VirtualMachine);
    const before = JSON.stringify(guests.map(specOf));
    const made =
      shape.expose === undefined
        ? new GuestService(scope, 'service', { ...shape.props, guests } as never)
        : guests[0]!.expose(shape.expose, shape.props as never);
    if (JSON.stringify(guests.map(specOf)) !== before) throw new Error('the Service would change its guests');
    for (const { path, value } of shape.overrides) made.addOverride(path, value);
    return made;
  });
  if (!rendered) return undefined;
  const differing = canonicalDifferences(portsNamed(service), portsNamed(rendered));
  if (differing.some(({ path, from }) => from !== undefined || !API_DEFAULT.test(path))) return undefined;
  return {
    class: 'GuestService',
    props: shape.props,
    overrides: shape.overrides,
    served: { guests: own.map(({ object }) => object), ...(shape.expose !== undefined && { expose: shape.expose }) },
    rendered,
  };
}

/** The machine's own object, as it is rendered. */
const specOf = (guests: VirtualMachine): unknown =>
  (guests.node.defaultChild as unknown as { toJson(): unknown }).toJson();

function shapeOf(
  service: KubeObject,
  own: readonly Machine[],
  selector: Json,
  ports: Readonly<Record<string, Json>>,
): { props: Json; overrides: readonly Override[]; expose?: string } {
  const { spec, metadata } = service as unknown as { spec: Json; metadata: Json };
  const options = {
    annotations: metadata['annotations'],
    ...filled({
      type: spec['type'],
      headless: spec['clusterIP'] === 'None' ? true : undefined,
      publishNotReadyAddresses: spec['publishNotReadyAddresses'],
      loadBalancerClass: spec['loadBalancerClass'],
      loadBalancerSourceRanges: spec['loadBalancerSourceRanges'],
      externalTrafficPolicy: spec['externalTrafficPolicy'],
      sessionAffinity: spec['sessionAffinity'],
      ipFamilyPolicy: spec['ipFamilyPolicy'],
    }),
  };
  const name = metadata['name'];
  const overrides = listAt(spec, 'ports').flatMap((port, i) =>
    port['name'] === undefined ? [{ path: `spec.ports[${i}].name`, value: undefined }] : [],
  );
  const [port, ...others] = Object.entries(ports);
  const [machine, ...further] = own;
  const byName = Object.keys(selector).length === 1 && selector['kubevirt.io/vm'] === machine!.object.metadata?.name;
  if (port && others.length + further.length === 0 && byName && metadata['labels'] === undefined) {
    const isUsual = name === `${machine!.object.metadata?.name}-${port[0]}`;
    return {
      expose: port[0],
      props: filled({ ...port[1], serviceName: isUsual ? undefined : name, ...options }),
      overrides,
    };
  }
  const plain = Object.entries(ports).map(([key, each]) => [key, Object.keys(each).length === 1 ? each['port'] : each]);
  const all = { name, labels: metadata['labels'], selector, ports: Object.fromEntries(plain), ...options };
  return { props: filled(all), overrides };
}

/** Ports by name; undefined where the construct has no word for one of them. */
function portsOf(ports: readonly Json[]): Record<string, Json> | undefined {
  if (ports.some(({ targetPort }) => typeof targetPort === 'string')) return undefined;
  return Object.fromEntries(
    ports.map(({ name, port, targetPort, protocol, nodePort }) => [
      String(name ?? UNNAMED),
      filled({
        port,
        targetPort: targetPort === port ? undefined : targetPort,
        protocol: protocol === 'TCP' ? undefined : protocol,
        nodePort,
      }),
    ]),
  );
}

/** With a name for the port that has none, so that both are compared port by port. */
export function portsNamed(service: KubeObject): KubeObject {
  const spec = at(service, 'spec');
  if (!isObject(spec)) return service;
  return { ...service, spec: { ...spec, ports: listAt(spec, 'ports').map((port) => ({ name: UNNAMED, ...port })) } };
}
