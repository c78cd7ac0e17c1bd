import { CONFIG_KEYS, type ConfigKey, SETTINGS } from '../../../provider';
import { BANNER } from '../emit-kinds';
import { emitPlainComponents, emitPlainNames } from '../plain-components';
import { emitComponentArgs } from './component-args';

/** Inputs of every resource besides the object's own fields, and the settings of the provider. */
export function emitArguments(version: string): Map<string, string> {
  return new Map([
    ['sdk/generated/settings.ts', emitSettings()],
    ['sdk/generated/provider-args.ts', emitProviderArgs()],
    ['sdk/generated/component-args.ts', emitComponentArgs()],
    ['sdk/generated/plain-components.ts', emitPlainNames()],
    ['sdk/components/generated/plain-components.ts', emitPlainComponents()],
    [
      'sdk/generated/version.ts',
      `${BANNER}/** Version of this package, and of the plugin that its resources need. */\nexport const VERSION = '${version}';\n`,
    ],
  ]);
}

function emitSettings(): string {
  const fields = Object.entries(SETTINGS).map(([name, { type, enum: values, description }]) => {
    const types: Record<typeof type, string> = {
      string: values ? union(values) : 'string',
      boolean: 'boolean',
      strings: 'pulumi.Input<string>[]',
    };
    return field(name, types[type], description);
  });
  return `${BANNER}import type * as pulumi from '@pulumi/pulumi';

/** Lifecycle settings of a resource. They are not written to the cluster. */
export interface Settings {
${fields.join('')}}
`;
}

function emitProviderArgs(): string {
  const keys = Object.entries(CONFIG_KEYS as Readonly<Record<string, ConfigKey>>);
  const fields = keys.map(([name, { type, enum: values, description }]) =>
    field(name, type === 'object' ? 'Partial<ClusterProfile>' : values ? union(values) : type, description),
  );
  const rows = keys.map(([name, { type, secret, environment }]) => {
    const facts = [
      type === 'string' ? '' : 'json: true',
      secret ? 'secret: true' : '',
      environment ? `environment: [${environment.map((one) => `'${one}'`).join(', ')}]` : '',
    ];
    return `  ${name}: { ${facts.filter(Boolean).join(', ')} },\n`.replace('{  }', '{}');
  });
  return `${BANNER}import type * as pulumi from '@pulumi/pulumi';
import type { ClusterProfile } from '../../kubevirt/config';

/** The provider's settings. */
export interface ProviderArgs {
${fields.join('')}}

/** Transport of each setting: whether it is sent as JSON, whether it is secret, and the environment variables that provide its default. */
export const PROVIDER_SETTINGS: Readonly<
  Record<keyof ProviderArgs, { readonly json?: boolean; readonly secret?: boolean; readonly environment?: readonly string[] }>
> = {
${rows.join('')}};
`;
}

function field(name: string, type: string, description: string): string {
  return `  /** ${description} */\n  ${name}?: pulumi.Input<${type}>;\n`;
}

function union(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(' | ');
}
