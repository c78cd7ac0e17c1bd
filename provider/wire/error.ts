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

export function initFailed({ id, outputs, inputs, reasons }: InitFailure): RpcError {
  const message = reasons.join('\n');
  const detail = encode(protocol.ErrorResourceInitFailed, { id, properties: outputs, reasons, inputs });
  const typeUrl = 'type.googleapis.com/pulumirpc.ErrorResourceInitFailed';
  const details = encode(protocol.Status, { code: status.UNKNOWN, message, details: [{ typeUrl, value: detail }] });
  return new RpcError(message, status.UNKNOWN, details);
}
