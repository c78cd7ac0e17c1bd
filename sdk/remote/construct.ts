import * as pulumi from '@pulumi/pulumi';
import { ConstructRequest, ConstructResponse } from '@pulumi/pulumi/proto/provider_pb';
import { serializeResourceProperties } from '@pulumi/pulumi/runtime/rpc';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { AtOnce } from './at-once';
import { REMOTE_COMPONENTS, type RemoteComponent } from './components';
import { argumentsIn, isUnknownAt, unknown } from './known-structure';
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
export function construct(bytes: Uint8Array, engineAddress: string, provider = ''): Promise<Uint8Array> {
  const request = ConstructRequest.deserializeBinary(bytes);
  const providers = request.getProvidersMap();
  // Without one, Pulumi would take the default provider of our version, and start it as a second process: a program in YAML names no version, and what it
  // declares beside the component would be judged apart from it.
  if (provider && !providers.has('kubevirt')) providers.set('kubevirt', provider);
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
  const { args: given, dependsOn } = argumentsIn(request.getInputs(), request.getInputdependenciesMap(), made);
  const { importId, ...args } = given;
  request.setDependenciesList([...new Set([...request.getDependenciesList(), ...dependsOn])]);
  let resource: pulumi.ComponentResource;
  try {
    resource = component.make(name, args, optionsIn(request, importId));
    // Before its outputs, so that a mistake in an argument is not reported as one of the outputs.
    await registered(resource);
  } catch (error) {
    const { argument, isStructure } = error as WrongArgument;
    if (argument === undefined || !(await isUnknownAt(args, argument))) throw error;
    if (!isStructure)
      throw Object.assign(new Error(`${name}: ${argument}: ${UNKNOWN_PART}`), { argument, reason: UNKNOWN_PART });
    resource = withoutObjects(component, request);
    pulumi.log.warn(`${argument}: ${UNKNOWN_WHOLE}`, resource);
  }
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

/** What a component throws because of an argument. */
interface WrongArgument {
  readonly argument?: string;
  /** Whether the argument is a list or an object that must be known; then nothing is registered yet. */
  readonly isStructure?: true;
}

const UNKNOWN_WHOLE =
  'the value is unknown until the resources exist that it comes from, and determines which objects are created. This preview does not show the objects of the component, and may show existing ones as deleted.';
const UNKNOWN_PART =
  'the value is unknown in this preview, and the objects of the component cannot be made without it. `pulumi up --skip-preview` creates the resources first that it comes from.';

/** The component in a preview in which its objects are unknown. */
function withoutObjects({ outputs }: RemoteComponent, request: ConstructRequest): pulumi.ComponentResource {
  const options = optionsIn(request, undefined);
  const resource = new pulumi.ComponentResource(request.getType(), request.getName(), {}, options);
  return Object.assign(resource, Object.fromEntries(outputs.map((key) => [key, unknown()])));
}

/** Pulumi awaits this by itself, and reports what it rejects with, in programs of its own language. */
const registered = (resource: pulumi.ComponentResource): Promise<unknown> =>
  (resource as unknown as { getData(): Promise<unknown> }).getData();
