import { Client, credentials } from '@grpc/grpc-js';
import { printable } from '../kube/printable';
import { decode, encode, protocol } from './wire';

/** The engine's outlets to the user: its status column and its diagnostics. */
export interface Engine {
  /** Sets the text in a resource's row while an operation runs; an empty text clears it. Resolves when the engine has it. */
  status(urn: string, message: string): Promise<void>;
  /** Resolves when the engine has it, which matters only to who answers right after. */
  warn(urn: string, message: string): void | Promise<void>;
  inform(urn: string, message: string): void;
  close(): void;
}

export const NO_ENGINE: Engine = { status: async () => {}, warn: () => {}, inform: () => {}, close: () => {} };

/** An engine that is shutting down must not delay a cancel. */
const DEADLINE_MS = 500;

/** The engine at an address. A message that it does not accept is dropped: the engine has ended. */
export function connectEngine(address: string): Engine {
  const client = new Client(address, credentials.createInsecure());
  const log = (severity: number, urn: string, message: string, ephemeral: boolean) =>
    new Promise<void>((received) => {
      client.makeUnaryRequest(
        '/pulumirpc.Engine/Log',
        (request: Buffer) => request,
        (answer: Buffer) => decode(protocol.Empty, answer),
        encode(protocol.LogRequest, { severity, urn, message: printable(message), ephemeral }),
        { deadline: Date.now() + DEADLINE_MS },
        () => received(),
      );
    });
  return {
    status: (urn, message) => log(protocol.Severity.Info, urn, message, true),
    warn: (urn, message) => log(protocol.Severity.Warning, urn, message, false),
    inform: (urn, message) => void log(protocol.Severity.Info, urn, message, false),
    close: () => client.close(),
  };
}
