import { AsyncLocalStorage } from 'node:async_hooks';
import type * as pulumi from '@pulumi/pulumi';
import { ConstructRequest, ConstructResponse } from '@pulumi/pulumi/proto/provider_pb';
import { setAllConfig } from '@pulumi/pulumi/runtime/config';
import { serializeResourceProperties } from '@pulumi/pulumi/runtime/rpc';
import { resetOptions } from '@pulumi/pulumi/runtime/settings';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { REMOTE_COMPONENTS } from './components';
import { knownStructure } from './known-structure';
import { optionsIn } from './options';
import { awaitFeatureSupport, deserializeInputs, waitForRPCs, withLocalStorage } from './runtime';

/** The engine starts one plugin for a program, so that a component may refer to those of earlier calls. */
const made = new Map<string, pulumi.ComponentResource>();

/** Ends the call in progress: a registration may fail where nothing awaits it. */
const ending = new AsyncLocalStorage<(error: unknown) => void>();
process.on('unhandledRejection', (error) => {
  const end = ending.getStore();
  // Outside of a call this is what Node does by itself.
  if (!end) throw error;
  end(error);
});

/**
 * Runs a component for a program in another language: a ConstructRequest in, a ConstructResponse out, both as bytes. The resources of the
 * component are registered with the engine of that program. Each call has a Pulumi runtime of its own.
 */
export function construct(bytes: Uint8Array, engineAddress: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    ending.run(reject, () => {
      withLocalStorage(() => run(ConstructRequest.deserializeBinary(bytes), engineAddress)).then(resolve, reject);
    });
  });
}

async function run(request: ConstructRequest, engineAddress: string): Promise<Uint8Array> {
  const type = request.getType();
  const name = request.getName();
  const component = REMOTE_COMPONENTS[type];
  if (!component) {
    const known = Object.keys(REMOTE_COMPONENTS).join(', ');
    throw new Error(`${type} is not a component of the kubevirt provider. The components are ${known}.`);
  }
  await configure(request, engineAddress);
  const inputs = await deserializeInputs(request.getInputs(), request.getInputdependenciesMap());
  const known = Object.entries(inputs).map(async ([key, input]) => [key, await knownStructure(input, made)]);
  const args = Object.fromEntries(await Promise.all(known));
  const resource = component.make(name, args, optionsIn(request));
  // Before its outputs, so that a mistake in an argument is not reported as one of the outputs.
  await registered(resource);
  const outputs = component.outputs.map((key) => [key, (resource as unknown as Record<string, unknown>)[key]]);
  const [state, dependencies] = await serializeResourceProperties(`${type} ${name}`, Object.fromEntries(outputs));
  const response = new ConstructResponse();
  const urn = await urnOf(resource);
  made.set(urn, resource);
  response.setUrn(urn);
  response.setState(Struct.fromJavaScript(state));
  for (const [key, resources] of dependencies) {
    const urns = new ConstructResponse.PropertyDependencies();
    urns.setUrnsList(await Promise.all([...resources].map(urnOf)));
    response.getStatedependenciesMap().set(key, urns);
  }
  await waitForRPCs();
  return response.serializeBinary();
}

async function configure(request: ConstructRequest, engineAddress: string): Promise<void> {
  resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await awaitFeatureSupport();
  setAllConfig(Object.fromEntries(request.getConfigMap().entries()), request.getConfigsecretkeysList());
}

/** Pulumi awaits this by itself, and reports what it rejects with, in programs of its own language. */
const registered = (resource: pulumi.ComponentResource): Promise<unknown> =>
  (resource as unknown as { getData(): Promise<unknown> }).getData();

const urnOf = (resource: pulumi.Resource): Promise<string> =>
  new Promise((resolve) => {
    resource.urn.apply(resolve);
  });
