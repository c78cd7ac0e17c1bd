import type * as pulumi from '@pulumi/pulumi';
import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { ConstructComponent } from './component';

/** Parameters of each VM of a template, by name. */
type Parameters = Readonly<Record<string, constructs.Parameter>>;

export type TemplateArgs<P extends Parameters> = constructs.TemplateProps<P>;

/** A template from which the cluster creates VMs: the construct of the same name as a component. */
export class Template<P extends Parameters = Parameters> extends ConstructComponent<constructs.Template<P>> {
  constructor(name: string, args: TemplateArgs<P>, opts?: pulumi.ComponentResourceOptions) {
    super(
      'kubevirt:index:Template',
      name,
      {},
      (scope: Construct, id: string) => new (loaded().Template)<P>(scope, id, args),
      opts,
    );
  }
}
