import type { IConstruct } from 'constructs';
import type { Connections } from '../connections';
import type { MachineScheduling } from '../machine';
import type { ExposeOptions } from '../service';
import { applyConnections, type ConnectionRules } from './connection-rules';
import { applyPlacement, type PlacementRules } from './placement-rules';

/** What the methods of guests add, as data: for programs in languages that have none. */
export interface GuestInputs {
  /**
   * Services for ports of the guests, by name: each is what `expose` creates, the Service `<vm>-<name>`.
   * @default - none
   * @change Service/spec
   */
  readonly services?: Readonly<Record<string, ExposeOptions>>;
  /**
   * Allowed connections to and from the guests, which become NetworkPolicies. The first rule of a direction denies all other traffic in that
   * direction.
   * @default - no NetworkPolicies
   * @change NetworkPolicy/spec
   */
  readonly connections?: ConnectionRules;
  /**
   * Placement of the guests relative to other guests and to nodes.
   * @default - none
   * @change affinity
   */
  readonly placement?: PlacementRules;
}

/** Guests with the methods that the inputs stand for. */
interface Open extends IConstruct {
  expose(name: string, options: ExposeOptions): unknown;
  readonly connections: Connections;
  readonly scheduling: MachineScheduling;
}

/** Calls the methods. Throws what they throw, and for a rule that names no peer or several. */
export function applyGuestInputs(guests: Open, { services, connections, placement }: GuestInputs): void {
  for (const [name, options] of Object.entries(services ?? {})) guests.expose(name, options);
  if (connections) applyConnections(guests, guests.connections, connections);
  if (placement) applyPlacement(guests, guests.scheduling, placement);
}
