import type * as pulumi from '@pulumi/pulumi';
import { setAllConfig } from '@pulumi/pulumi/runtime/config';
import { resetOptions } from '@pulumi/pulumi/runtime/settings';
import { connect } from './connection';
import { getStore, type Store, waitForRPCs, withLocalStorage, withoutNotes } from './runtime';

withoutNotes();

/** The engine starts one plugin for a program, so that a component may refer to those of earlier calls. */
export const made = new Map<string, pulumi.ComponentResource>();

/** Ends a call in progress: a registration may fail where nothing awaits it. By what Pulumi knows of the run. */
const ending = new WeakMap<Store, (error: unknown) => void>();
process.on('unhandledRejection', (error) => {
  const end = ending.get(getStore());
  // Outside of a call this is what Node does by itself.
  if (!end) throw error;
  end(error);
});

/** What requests for components say about the run that they are a part of. */
interface RunRequest {
  getProject(): string;
  getStack(): string;
  getParallel(): number;
  getMonitorendpoint(): string;
  getDryrun(): boolean;
  getOrganization(): string;
  getConfigMap(): {
    entries(): IterableIterator<[string, string]> | { [Symbol.iterator](): Iterator<[string, string]> };
  };
  getConfigsecretkeysList(): string[];
}

/**
 * Answers a request of a program in another language, whose resources are registered with the engine of that program. Each request has a
 * Pulumi runtime of its own.
 */
export function serve(
  request: RunRequest,
  engineAddress: string,
  answer: () => Promise<{ serializeBinary(): Uint8Array }>,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    withLocalStorage(async () => {
      ending.set(getStore(), reject);
      await configure(request, engineAddress);
      const response = await answer();
      await waitForRPCs();
      return response.serializeBinary();
    }).then(resolve, reject);
  });
}

async function configure(request: RunRequest, engineAddress: string): Promise<void> {
  const monitorAddress = request.getMonitorendpoint();
  resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    monitorAddress,
    request.getDryrun(),
    request.getOrganization(),
  );
  await connect(engineAddress, monitorAddress);
  setAllConfig(Object.fromEntries(request.getConfigMap().entries()), request.getConfigsecretkeysList());
}

export const urnOf = (resource: pulumi.Resource): Promise<string> =>
  new Promise((resolve) => {
    resource.urn.apply(resolve);
  });
