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

/** The object exists and is not ready: the engine keeps its id and these reasons, and calls Update next time. */
export interface InitFailure {
  id: string;
  outputs: Properties;
  inputs: Properties;
  reasons: string[];
}

export function initFailed({ id, outputs, inputs, reasons: given }: InitFailure): RpcError {
  const reasons = given.map(printable);
  const detail = encode(protocol.ErrorResourceInitFailed, { id, properties: outputs, reasons, inputs });
  return detailed(reasons.join('\n'), status.UNKNOWN, 'ErrorResourceInitFailed', detail);
}

/** An input of a component is wrong: the engine names its path. */
export function inputRejected(propertyPath: string, text: string): RpcError {
  const reason = printable(text);
  const detail = encode(protocol.InputPropertiesError, { errors: [{ propertyPath, reason }] });
  return detailed(`${propertyPath}: ${reason}`, status.INVALID_ARGUMENT, 'InputPropertiesError', detail);
}

function detailed(message: string, code: number, type: string, value: Buffer): RpcError {
  const typeUrl = `type.googleapis.com/pulumirpc.${type}`;
  return new RpcError(message, code, encode(protocol.Status, { code, message, details: [{ typeUrl, value }] }));
}
