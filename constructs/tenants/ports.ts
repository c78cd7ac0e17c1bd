import { Port } from '../machine';

const MAKERS = { tcp: Port.tcp, udp: Port.udp } as const;

/** A port as a values file has it: `443` for TCP, `53/udp`; undefined where it is not one. */
export function portOf(text: unknown): Port | undefined {
  const [, digits, protocol = 'tcp'] = /^(\d{1,5})(?:\/(tcp|udp))?$/i.exec(String(text)) ?? [];
  const number = Number(digits);
  return number >= 1 && number <= 65535 ? MAKERS[protocol.toLowerCase() as keyof typeof MAKERS](number) : undefined;
}
