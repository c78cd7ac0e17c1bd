import { CallRequest, CallResponse } from '@pulumi/pulumi/proto/provider_pb';
import { serializeResourceProperties } from '@pulumi/pulumi/runtime/rpc';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import type { ExposeOptions, Guests } from '../../constructs';
import type { AllowMethod, ConnectionRule } from '../../constructs/inputs';
import type { GuestsComponent } from '../components';
import { argumentsIn } from './known-structure';
import { made, serve, urnOf } from './serve';

type Method = (
  self: GuestsComponent<Guests>,
  name: string,
  options: Record<string, unknown>,
) => Record<string, unknown>;

const allow =
  (method: AllowMethod): Method =>
  (self, name, { rule = {} }) => ({ name: self.allowLater(method, name, rule as ConnectionRule) });

/**
 * Methods of components by their name in schema.json, `<type>/<name>`: the outputs of a call. A call comes when the objects of the component are
 * registered, so these add objects; what changes the guests, such as their placement, is an argument only.
 */
const METHODS: Readonly<Record<string, Method>> = {
  expose(self, name, options) {
    const { resource: _resource, ...outputs } = self.exposeLater(name, options as unknown as ExposeOptions);
    return outputs;
  },
  allowFrom: allow('allowFrom'),
  allowTo: allow('allowTo'),
};

/**
 * Calls a method of a component that this process has made, for a program in another language: a CallRequest in, a CallResponse out, both as
 * bytes.
 */
export function call(bytes: Uint8Array, engineAddress: string): Promise<Uint8Array> {
  const request = CallRequest.deserializeBinary(bytes);
  return serve(request, engineAddress, () => run(request));
}

async function run(request: CallRequest): Promise<CallResponse> {
  const token = request.getTok();
  const name = token.split('/').at(-1)!;
  if (!Object.hasOwn(METHODS, name)) {
    const known = Object.keys(METHODS).join(', ');
    throw new Error(`${token} is not a method of a component of the kubevirt provider. The methods are ${known}.`);
  }
  const given = argumentsIn(request.getArgs(), request.getArgdependenciesMap(), made);
  const { __self__: self, name: entry, ...args } = given.args;
  if (typeof self !== 'object') {
    throw new Error(
      `${token}: ${String(self ?? 'no component')} was not made in this run. Call the method on a component that this program declares, by the same provider; for others, use the arguments of the component (\`services\`).`,
    );
  }
  if (typeof entry !== 'string')
    throw new Error(`${name}: \`name\` must be known: it is a part of the name of a resource.`);
  const results = METHODS[name]!(self as GuestsComponent<Guests>, entry, args);
  const [outputs, dependencies] = await serializeResourceProperties(token, results);
  const response = new CallResponse();
  response.setReturn(Struct.fromJavaScript(outputs));
  for (const [key, resources] of dependencies) {
    const urns = new CallResponse.ReturnDependencies();
    urns.setUrnsList(await Promise.all([...resources].map(urnOf)));
    response.getReturndependenciesMap().set(key, urns);
  }
  return response;
}
