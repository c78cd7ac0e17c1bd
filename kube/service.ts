/** Services as their authors write them. */
import { isObject, valueAt } from './json';
import type { KubeObject } from './object';

/** Values that the API server fills in where a Service says nothing. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  allocateLoadBalancerNodePorts: true,
  externalTrafficPolicy: 'Cluster',
  internalTrafficPolicy: 'Cluster',
  ipFamilyPolicy: 'SingleStack',
  sessionAffinity: 'None',
};

/** Fields that the API server assigns. A `clusterIP` of `None` is its author's, and makes the Service headless. */
const ASSIGNED = new Set(['clusterIP', 'clusterIPs', 'healthCheckNodePort', 'ipFamilies']);

/** A Service without what the API server writes into its spec. */
export function serviceAsWritten(service: KubeObject): KubeObject {
  const { spec } = service;
  if (!isObject(spec)) return service;
  const isHeadless = valueAt(spec, 'clusterIP') === 'None';
  const own = Object.entries(spec).filter(
    ([key, value]) => DEFAULTS[key] !== value && (!ASSIGNED.has(key) || (key === 'clusterIP' && isHeadless)),
  );
  return { ...service, spec: Object.fromEntries(own) };
}
