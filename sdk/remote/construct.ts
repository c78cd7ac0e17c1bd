import * as pulumi from '@pulumi/pulumi';
import { ConstructRequest, ConstructResponse } from '@pulumi/pulumi/proto/provider_pb';
import { serializeResourceProperties } from '@pulumi/pulumi/runtime/rpc';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { AtOnce } from './at-once';
import { REMOTE_COMPONENTS } from './components';
import { argumentsIn } from './known-structure';
import { optionsIn } from './options';
import { made, serve, urnOf } from './serve';

/**
 * A component takes half a megabyte until the engine has made all its objects, and a program in YAML asks for all its components at once. The engine
 * itself works on `parallel` objects at a time, so more components than that keep it busy.
 */
const components = new AtOnce();
const mostComponents = (request: ConstructRequest): number => Math.max(16, 2 * request.getParallel());

/**
 * Runs a component for a program in another language: a ConstructRequest in, a ConstructResponse out, both as bytes. The resources of the
 * component are registered with the engine of that program.
 */
export function construct(bytes: Uint8Array, engineAddress: string): Promise<Uint8Array> {
  const request = ConstructRequest.deserializeBinary(bytes);
  return components.run(mostComponents(request), () => serve(request, engineAddress, () => run(request)));
}

async function run(request: ConstructRequest): Promise<ConstructResponse> {
  const type = request.getType();
  const name = request.getName();
  const component = REMOTE_COMPONENTS[type];
  if (!component) {
    const known = Object.keys(REMOTE_COMPONENTS).join(', ');
    throw new Error(`${type} is not a component of the kubevirt provider. The components are ${known}.`);
  }
  const { importId, ...args } = await argumentsIn(request.getInputs(), request.getInputdependenciesMap(), made);
  const resource = component.make(name, args, optionsIn(request, importId));
  // Before its outputs, so that a mistake in an argument is not reported as one of the outputs.
  await registered(resource);
  const secret = request.getAdditionalsecretoutputsList();
  const outputs = component.outputs.map((key) => {
    const output = (resource as unknown as Record<string, unknown>)[key];
    return [key, secret.includes(key) ? pulumi.secret(output) : output];
  });
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
  return response;
}

/** Pulumi awaits this by itself, and reports what it rejects with, in programs of its own language. */
const registered = (resource: pulumi.ComponentResource): Promise<unknown> =>
  (resource as unknown as { getData(): Promise<unknown> }).getData();
