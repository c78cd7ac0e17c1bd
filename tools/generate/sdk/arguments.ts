import { CONFIG_KEYS, type ConfigKey, SETTINGS } from '../../../provider';
import { BANNER } from '../emit-kinds';

/** What every resource and the provider take beside an object's own fields, as the provider reads it. */
export function emitArguments(version: string): Map<string, string> {
  return new Map([
    ['sdk/generated/settings.ts', emitSettings()],
    ['sdk/generated/provider-args.ts', emitProviderArgs()],
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

/** How a resource is looked after: none of it is written to the cluster. */
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

/** How each of them travels: what is not text as JSON, secrets as secrets, and the environment variables that stand in for it. */
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
