import type { Construct } from 'constructs';
import { subdomainProblem } from '../../kube/names';
import { constructError, isKnown } from '../base';
import type { ServicePort } from './service-props';

/** A Service that HTTP is forwarded to. */
export type HttpBackend = Construct & {
  readonly name: string;
  readonly namespace?: string;
  readonly ports: Readonly<Record<string, ServicePort>>;
};

/** The port that is forwarded to, by its name. Throws if the Service has no such port, or several and none is named. */
export function backendPort(service: HttpBackend, name: string | undefined): { name: string } & ServicePort {
  const names = Object.keys(service.ports);
  const chosen = name ?? (names.length === 1 ? names[0]! : undefined);
  if (chosen === undefined || !Object.hasOwn(service.ports, chosen)) {
    throw constructError(
      service,
      chosen === undefined
        ? `the Service has ${names.length === 0 ? 'no port' : 'several ports'}. Set \`port\` to one of its names: ${names.join(', ')}.`
        : `the Service has no port "${chosen}". Its ports are ${names.join(', ') || '(none)'}.`,
    );
  }
  const port = service.ports[chosen]!;
  if (port.protocol === 'UDP')
    throw constructError(service, `the port "${chosen}" is UDP, and HTTP is not. Choose a TCP port.`);
  return { name: chosen, ...port };
}

/** The host name itself, if it is one. */
export function checkedHost(service: HttpBackend, host: string): string {
  if (!isKnown(host)) return host;
  const problem = subdomainProblem(host.replace(/^\*\./, ''));
  if (problem === undefined) return host;
  throw constructError(
    service,
    `"${host}" is not a valid host name: ${problem}. Write it without scheme, port and path, such as shop.example.com or *.example.com.`,
  );
}

/** The path itself, if it is absolute. */
export function checkedPath(service: HttpBackend, path: string): string {
  if (!isKnown(path) || path.startsWith('/')) return path;
  throw constructError(service, `the path "${path}" is not absolute. Begin it with a slash.`);
}

/** An id below the Service, for the first of a kind or one that has a name of its own. */
export function idBelow(service: HttpBackend, id: string, name: string | undefined): string {
  const own = name === undefined || !isKnown(name) ? id : `${id}-${name}`;
  if (!service.node.tryFindChild(own)) return own;
  throw constructError(
    service,
    `the Service has an object of this kind already, named ${name ?? service.name}. Give the other one a \`name\`.`,
  );
}
