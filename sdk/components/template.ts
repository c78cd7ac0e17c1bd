import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { typeOf } from '../component-type';
import { type LifecycleArgs, splitArgs } from './arguments';
import { NamedComponent } from './component';
import type { ComponentOptions } from './options';

export type TemplateArgs<P extends constructs.Parameters> = constructs.TemplateProps<P> &
  Omit<LifecycleArgs, 'onRestart' | 'window'>;

/** A template from which the cluster creates VMs: the construct of the same name as a component. */
export class Template<P extends constructs.Parameters = constructs.Parameters> extends NamedComponent<
  constructs.Template<P>
> {
  constructor(name: string, args: TemplateArgs<P>, opts?: ComponentOptions) {
    const { settings, props, options } = splitArgs('Template', name, args, opts);
    super(
      typeOf('Template'),
      name,
      settings,
      (scope: Construct, id: string) => new (loaded().Template)<P>(scope, id, props as constructs.TemplateProps<P>),
      options,
    );
  }
}
