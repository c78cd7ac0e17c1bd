/** Components as programs in TypeScript declare them, and as other languages have the plugin run them, beside one recording monitor. */
import type * as pulumi from '@pulumi/pulumi';
import { CallRequest, CallResponse, ConstructRequest, ConstructResponse } from '@pulumi/pulumi/proto/provider_pb';
import { serializeResourceProperties } from '@pulumi/pulumi/runtime/rpc';
import { type JavaScriptValue, Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { call, construct } from '../../sdk/remote';
import { serve, urnOf } from '../../sdk/remote/serve';
import { type RecordingMonitor, type Registered, STACK } from './recording-monitor';

interface RunMessage {
  setProject(project: string): unknown;
  setStack(stack: string): unknown;
  setParallel(parallel: number): unknown;
  setMonitorendpoint(address: string): unknown;
  setDryrun(preview: boolean): unknown;
}

function ofRun<M extends RunMessage>(message: M, { address }: RecordingMonitor, preview = false): M {
  message.setProject(STACK.project);
  message.setStack(STACK.stack);
  message.setParallel(8);
  message.setMonitorendpoint(address);
  message.setDryrun(preview);
  return message;
}

const sorted = (registered: readonly Registered[]): Registered[] =>
  [...registered].sort((a, b) => `${a.name} ${a.type}`.localeCompare(`${b.name} ${b.type}`));

/** What a program in TypeScript registers. */
export async function declared(
  monitor: RecordingMonitor,
  program: () => readonly pulumi.ComponentResource[],
  preview = false,
): Promise<Registered[]> {
  await serve(ofRun(new ConstructRequest(), monitor, preview), monitor.address, async () => {
    const components = program() as unknown as readonly { getData(): Promise<unknown> }[];
    await Promise.all(components.map((component) => component.getData()));
    return new ConstructRequest();
  });
  return sorted(monitor.take().registered);
}

/** Inputs as the SDK of a program serializes them: with their secrets, unknowns and dependencies. */
async function serialized<D extends { setUrnsList(urns: string[]): unknown }>(
  args: object,
  dependencies: () => D,
): Promise<{ inputs: Struct; dependenciesByKey: [string, D][] }> {
  const [inputs, byKey] = await serializeResourceProperties('', { ...args }, { keepOutputValues: true });
  const dependenciesByKey = [...byKey].map(async ([key, resources]): Promise<[string, D]> => {
    const urns = dependencies();
    urns.setUrnsList(await Promise.all([...resources].map(urnOf)));
    return [key, urns];
  });
  return {
    inputs: Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>),
    dependenciesByKey: await Promise.all(dependenciesByKey),
  };
}

interface Constructed {
  readonly type?: string;
  readonly name?: string;
  readonly set?: (request: ConstructRequest) => void;
  readonly preview?: boolean;
}

/** A ConstructRequest as the engine sends it. */
export function constructRequest(
  monitor: RecordingMonitor,
  args: object,
  { type = 'kubevirt:index:VirtualMachine', name = 'web', set, preview }: Constructed = {},
): Promise<Uint8Array> {
  const request = ofRun(new ConstructRequest(), monitor, preview);
  return serve(request, monitor.address, async () => {
    request.setType(type);
    request.setName(name);
    const { inputs, dependenciesByKey } = await serialized(args, () => new ConstructRequest.PropertyDependencies());
    request.setInputs(inputs);
    for (const [key, urns] of dependenciesByKey) request.getInputdependenciesMap().set(key, urns);
    set?.(request);
    return request;
  });
}

/** What the plugin registers for a component in another language, and what it answers. */
export async function constructed(
  monitor: RecordingMonitor,
  args: object,
  options: Constructed = {},
): Promise<{ registered: Registered[]; urn: string; outputs: Record<string, unknown> }> {
  const request = await constructRequest(monitor, args, options);
  const response = ConstructResponse.deserializeBinary(await construct(request, monitor.address));
  const outputs = response.getState()?.toJavaScript() ?? {};
  return { registered: sorted(monitor.take().registered), urn: response.getUrn(), outputs };
}

/** What the plugin registers for a method of a component, and what it answers. */
export async function called(
  monitor: RecordingMonitor,
  token: string,
  self: string,
  args: object,
): Promise<{ registered: Registered[]; outputs: Record<string, unknown> }> {
  const request = ofRun(new CallRequest(), monitor);
  const bytes = await serve(request, monitor.address, async () => {
    request.setTok(token);
    const { inputs } = await serialized({ __self__: self, ...args }, () => new CallRequest.ArgumentDependencies());
    request.setArgs(inputs);
    return request;
  });
  const response = CallResponse.deserializeBinary(await call(bytes, monitor.address));
  const outputs = response.getReturn()?.toJavaScript() ?? {};
  return { registered: sorted(monitor.take().registered), outputs };
}
