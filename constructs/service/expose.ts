import type { Construct } from 'constructs';
import { checkOptions, constructError, suffixed } from '../base';
import { GuestService, type ServedGuests } from './guest-service';
import type { ExposeOptions } from './service-props';

/** The Service `<guests>-<name>` for one port of guests, in a scope that is the guests themselves or stands for them. */
export function expose(
  scope: Construct,
  guests: ServedGuests & { readonly name: string },
  name: string,
  options: ExposeOptions,
): GuestService {
  checkOptions(scope.node.path, 'expose', options);
  const id = `service-${name}`;
  if (scope.node.tryFindChild(id))
    throw constructError(
      scope,
      `expose('${name}') was called before. Give the other port another name; for one Service with several ports, use \`GuestService\`.`,
    );
  const { port, targetPort, protocol, nodePort, serviceName, ...service } = options;
  return new GuestService(scope, id, {
    ...service,
    name: serviceName ?? suffixed(guests.name, name),
    guests: [guests],
    ports: { [name]: { port, targetPort, protocol, nodePort } },
  });
}
