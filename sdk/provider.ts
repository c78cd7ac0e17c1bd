import * as pulumi from '@pulumi/pulumi';
import { PROVIDER_SETTINGS, type ProviderArgs } from './generated/provider-args';
import { VERSION } from './generated/version';

export type { ProviderArgs } from './generated/provider-args';

/** The connection to a cluster: for programs that use more than one, or settings that are not in the stack's configuration. */
export class Provider extends pulumi.ProviderResource {
  static readonly __pulumiType = 'kubevirt';

  /** Whether a value is a Provider, of any copy of this package. */
  static override isInstance(value: unknown): value is Provider {
    return (
      pulumi.Resource.isInstance(value) &&
      (value as { __pulumiType?: unknown }).__pulumiType === 'pulumi:providers:kubevirt'
    );
  }

  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    super(Provider.__pulumiType, name, settingsOf(args), pulumi.mergeOptions({ version: VERSION }, opts));
  }
}

/** The settings as they are sent; an omitted one may come from the environment. */
function settingsOf(args: ProviderArgs): Record<string, pulumi.Input<unknown>> {
  const settings: Record<string, pulumi.Input<unknown>> = {};
  for (const [name, { json, secret, environment }] of Object.entries(PROVIDER_SETTINGS)) {
    const given = args[name as keyof ProviderArgs] ?? fromEnvironment(environment);
    if (given === undefined) continue;
    const sent =
      json && typeof given !== 'string'
        ? pulumi.output(given as object).apply((value) => JSON.stringify(value))
        : given;
    settings[name] = secret ? pulumi.secret(sent) : sent;
  }
  return settings;
}

function fromEnvironment(names: readonly string[] = []): string | undefined {
  return names.map((name) => process.env[name]).find((value) => value !== undefined && value !== '');
}
