import { Client, credentials } from '@grpc/grpc-js';
import { decode, encode, protocol } from './wire';

/** Where users see what we say: the status column and the diagnostics of the Pulumi engine. */
export interface Engine {
  /** The text beside a resource's row while something is done to it. Empty: nothing more to say. Resolves when it was heard. */
  status(urn: string, message: string): Promise<void>;
  warn(urn: string, message: string): void;
  close(): void;
}

export const NO_ENGINE: Engine = { status: async () => {}, warn: () => {}, close: () => {} };

/** An engine that is busy to its end must not hold up a cancel. */
const DEADLINE_MS = 500;

/** The engine at an address that it told us. What it does not take is dropped: it has gone, and nobody listens. */
export function connectEngine(address: string): Engine {
  const client = new Client(address, credentials.createInsecure());
  const log = (severity: number, urn: string, message: string, ephemeral: boolean) =>
    new Promise<void>((heard) => {
      client.makeUnaryRequest(
        '/pulumirpc.Engine/Log',
        (request: Buffer) => request,
        (answer: Buffer) => decode(protocol.Empty, answer),
        encode(protocol.LogRequest, { severity, urn, message, ephemeral }),
        { deadline: Date.now() + DEADLINE_MS },
        () => heard(),
      );
    });
  return {
    status: (urn, message) => log(protocol.Severity.Info, urn, message, true),
    warn: (urn, message) => void log(protocol.Severity.Warning, urn, message, false),
    close: () => client.close(),
  };
}
