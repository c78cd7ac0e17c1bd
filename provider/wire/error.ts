import { printable } from '../../kube/printable';
import { encode } from './message';
import type { Properties } from './properties';
import * as protocol from './protocol';
import { status } from './status';

/** An error with a gRPC code and an optional detail for the engine. */
export class RpcError extends Error {
  constructor(
    message: string,
    readonly code: number = status.UNKNOWN,
    /** A serialized google.rpc.Status. */
    readonly details?: Buffer,
  ) {
    super(message);
  }
}

/** Errors travel in the headers of an answer, which have an end; and a webhook may quote a whole object. */
const MOST_CHARACTERS = 8_192;

/** A message as the engine gets it. */
export function shown(text: string): string {
  const safe = printable(text);
  const more = safe.length - MOST_CHARACTERS;
  return more > 0 ? `${safe.slice(0, MOST_CHARACTERS)}... (${more} more characters)` : safe;
}

/** The object exists and is not ready: the engine keeps its id and these reasons, and calls Update next time. */
export interface InitFailure {
  id: string;
  outputs: Properties;
  inputs: Properties;
  reasons: string[];
}

export function initFailed({ id, outputs, inputs, reasons: given }: InitFailure): RpcError {
  const reasons = given.map(shown);
  const detail = encode(protocol.ErrorResourceInitFailed, { id, properties: outputs, reasons, inputs });
  return detailed(reasons.join('\n'), status.UNKNOWN, 'ErrorResourceInitFailed', detail);
}

/** An input of a component is wrong: the engine names its path. */
export function inputRejected(propertyPath: string, text: string): RpcError {
  const reason = shown(text);
  const detail = encode(protocol.InputPropertiesError, { errors: [{ propertyPath, reason }] });
  return detailed(`${propertyPath}: ${reason}`, status.INVALID_ARGUMENT, 'InputPropertiesError', detail);
}

function detailed(message: string, code: number, type: string, value: Buffer): RpcError {
  const typeUrl = `type.googleapis.com/pulumirpc.${type}`;
  return new RpcError(message, code, encode(protocol.Status, { code, message, details: [{ typeUrl, value }] }));
}
