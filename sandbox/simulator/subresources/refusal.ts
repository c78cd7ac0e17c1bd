/** A rejection, which becomes a `Status` as virt-api writes it. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details: { readonly kind?: string; readonly name?: string } = {},
  ) {
    super(message);
  }

  get status() {
    const { code, reason, message, details } = this;
    return { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', code, reason, message, details };
  }
}

type Subject = 'virtualmachine' | 'virtualmachineinstance';

export const notFound = (kind: Subject, name: string): Refusal =>
  new Refusal(404, 'NotFound', `${kind}.kubevirt.io "${name}" not found`, { kind, name });

export const conflict = (kind: Subject, name: string, why: string): Refusal =>
  new Refusal(409, 'Conflict', `Operation cannot be fulfilled on ${kind}.kubevirt.io "${name}": ${why}`, {
    kind,
    name,
  });

export const forbidden = (kind: Subject, name: string, why: string): Refusal =>
  new Refusal(403, 'Forbidden', `${kind}.kubevirt.io "${name}" is forbidden: ${why}`, { kind, name });

export const badRequest = (why: string): Refusal => new Refusal(400, 'BadRequest', why);
