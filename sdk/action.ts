import * as pulumi from '@pulumi/pulumi';
import { VERSION } from './generated/version';

/** Something that is done once, and again whenever an input changes. */
export abstract class Action extends pulumi.CustomResource {
  // Fields of the classes are only declared: Pulumi's constructor sets the outputs, and a field would hide them.
  protected constructor(
    token: string,
    name: string,
    args: object,
    properties: readonly string[],
    opts: pulumi.CustomResourceOptions = {},
  ) {
    const unknown = Object.fromEntries(properties.map((key) => [key, undefined]));
    super(token, name, { ...unknown, ...args }, pulumi.mergeOptions({ version: VERSION }, opts));
  }
}
