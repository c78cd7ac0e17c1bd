import { isCidr } from '../../kube/addresses';
import { portNameProblem } from '../../kube/names';
import { isUnresolved } from '../../kube/unresolved';
import { isKnown } from '../base';
import type { ServiceOptions, ServicePort } from './service-props';

/** Why the API server would reject a Service with these options and ports; undefined where it would not. */
export function serviceProblem(
  options: ServiceOptions,
  ports: Readonly<Record<string, ServicePort>>,
): string | undefined {
  return (
    optionsProblem(options, Object.keys(ports).length) ??
    Object.entries(ports)
      .map(([name, port]) => portProblem(name, port, options))
      .find((problem) => problem !== undefined) ??
    sharedNumber(ports)
  );
}

function sharedNumber(ports: Readonly<Record<string, ServicePort>>): string | undefined {
  const names = new Map<string, string>();
  for (const [name, { port, protocol = 'TCP' }] of Object.entries(ports)) {
    if (!isKnown(port) || !isKnown(protocol)) continue;
    const number = `${port}/${protocol}`;
    const other = names.get(number);
    if (other !== undefined)
      return `the ports "${other}" and "${name}" are both ${number}, which Kubernetes rejects. Give one of them another number.`;
    names.set(number, name);
  }
  return undefined;
}

function optionsProblem(options: ServiceOptions, ports: number): string | undefined {
  const { type = 'ClusterIP', headless = false, loadBalancerSourceRanges = [] } = options;
  if (ports === 0 && headless !== true) return 'the Service has no port. Add one to `ports`, such as `{ http: 80 }`.';
  if (isUnresolved(type) || isUnresolved(headless)) return undefined;
  if (headless && type !== 'ClusterIP')
    return `a headless Service has no address, so its type cannot be ${type}. Remove \`headless\` or \`type\`.`;
  const external = ['NodePort', 'LoadBalancer'];
  const forTypes = { loadBalancerClass: ['LoadBalancer'], loadBalancerSourceRanges: ['LoadBalancer'] } as const;
  for (const [option, types] of Object.entries({ ...forTypes, externalTrafficPolicy: external })) {
    if (options[option as keyof ServiceOptions] !== undefined && !types.some((known) => known === type))
      return `\`${option}\` is for the type ${types.join(' or ')}, and the Service has the type ${type}. Set \`type\`, or remove \`${option}\`.`;
  }
  const wrong = Array.isArray(loadBalancerSourceRanges)
    ? loadBalancerSourceRanges.find((range) => isKnown(range) && !isCidr(range))
    : undefined;
  return (
    wrong &&
    `"${wrong}" in \`loadBalancerSourceRanges\` is not a valid range of addresses. Write it as 10.0.0.0/8 or 2001:db8::/32, a single address as 10.1.2.3/32.`
  );
}

function portProblem(name: string, port: ServicePort, { type = 'ClusterIP' }: ServiceOptions): string | undefined {
  const problem = portNameProblem(name);
  if (problem) return `the port name "${name}" is not valid: ${problem}.`;
  for (const field of ['port', 'targetPort', 'nodePort'] as const) {
    const number: unknown = port[field];
    if (number === undefined && field !== 'port') continue;
    if (isKnown(number) && !isPort(number))
      return `\`${field}\` of the port "${name}" is ${String(number)}, which is not a valid port. Use a whole number from 1 to 65535.`;
  }
  if (port.nodePort !== undefined && type === 'ClusterIP')
    return `the port "${name}" has a \`nodePort\`, and the Service has the type ClusterIP. Set \`type\` to NodePort or LoadBalancer, or remove \`nodePort\`.`;
  return undefined;
}

const isPort = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535;
