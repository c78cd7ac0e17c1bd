import * as pulumi from '@pulumi/pulumi';
import type { Alias as AliasMessage } from '@pulumi/pulumi/proto/alias_pb';
import type { ConstructRequest } from '@pulumi/pulumi/proto/provider_pb';
import { DependencyProviderResource, DependencyResource } from '@pulumi/pulumi/resource';
import { deserializeProperty } from '@pulumi/pulumi/runtime/rpc';
import type { ComponentOptions } from '../components';
import { hookBindingFromProto } from './runtime';

/**
 * The resource options of a program in another language. Parents, dependencies and providers exist there, and are known by their URNs. The
 * engine itself applies transforms, and does not pass `hideDiffs` and `import` to components: `import` is an argument there.
 */
export function optionsIn(request: ConstructRequest, importId: unknown): ComponentOptions {
  const providers = [...request.getProvidersMap().entries()].map(([name, reference]) => [
    name,
    new DependencyProviderResource(reference),
  ]);
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  const trigger = request.getReplacementTrigger();
  const hooks = request.getResourceHooks();
  return {
    parent: parent ? new DependencyResource(parent) : undefined,
    dependsOn: request.getDependenciesList().map((urn) => new DependencyResource(urn)),
    providers: Object.fromEntries(providers),
    aliases: request.getAliasesList().map(aliasIn),
    protect: request.getProtect(),
    ...(request.getRetainondelete() && { retainOnDelete: true }),
    ...(request.hasDeletebeforereplace() && { deleteBeforeReplace: request.getDeletebeforereplace()! }),
    ...(deletedWith && { deletedWith: new DependencyResource(deletedWith) }),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replaceWith: request.getReplaceWithList().map((urn) => new DependencyResource(urn)),
    ...(trigger && { replacementTrigger: deserializeProperty(trigger.toJavaScript(), true) }),
    ...(hooks && { hooks: hookBindingFromProto(hooks) }),
    customTimeouts: timeoutsIn(request),
    ...(importId !== undefined && { import: knownId(importId) }),
  };
}

function knownId(importId: unknown): string {
  if (typeof importId === 'string') return importId;
  throw new Error('importId must be known: the text "namespace/name" of the object to import, and not an output.');
}

function timeoutsIn(request: ConstructRequest): pulumi.CustomTimeouts | undefined {
  const given = request.getCustomtimeouts();
  if (!given) return undefined;
  const timeouts = {
    create: given.getCreate(),
    update: given.getUpdate(),
    delete: given.getDelete(),
    read: given.getRead(),
  };
  return Object.fromEntries(Object.entries(timeouts).filter(([, duration]) => duration));
}

function aliasIn(message: AliasMessage): pulumi.Alias | string {
  const spec = message.getSpec();
  if (!spec) return message.getUrn();
  const given = { name: spec.getName(), type: spec.getType(), stack: spec.getStack(), project: spec.getProject() };
  const parent = spec.getParenturn();
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, text]) => text)),
    ...(parent ? { parent } : spec.getNoparent() && { parent: pulumi.rootStackResource }),
  };
}
