import { Construct } from 'constructs';
import { lazy } from '../../kube/lazy';
import type { Installable, PersonaName, Subject } from '../../kubevirt/rights';
import { checkedProps, constructError, isKnown, Manifest, requireKnown } from '../base';

/** Few programs make roles. */
const rights = lazy(() => require('../../kubevirt/rights') as typeof import('../../kubevirt/rights'));

export interface RightsProps {
  /** Who works with the platform: `installer`, `vm-author`, `operator`, `console-operator`, `migrator`, `image-publisher` or `viewer`. */
  readonly persona: PersonaName;
  /**
   * Who gets the rights.
   * @default - roles that are bound to nobody
   */
  readonly subject?: Subject;
  /**
   * Namespace in which the persona works. An installer always works in all.
   * @default - all namespaces
   */
  readonly namespace?: string;
  /**
   * What an installer installs: components of releases, and the other parts of a stack by the names of its switches, such as `golden-images`.
   * @default - KubeVirt and CDI
   */
  readonly components?: readonly Installable[];
}

/**
 * The roles that a person or a pipeline beside the platform needs at least, and their bindings: what `kubevirt-iac rights` prints.
 *
 * A change of rights does nothing to a running guest.
 */
export class Rights extends Construct {
  constructor(scope: Construct, id: string, props: RightsProps) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const { persona, namespace, components, subject } = props;
    if (![persona, namespace].every(isKnown)) {
      throw constructError(
        this,
        '`persona` and `namespace` become parts of the names of roles, so they must be plain text that is known at synth.',
      );
    }
    requireKnown(
      this,
      Object.fromEntries(components?.map((component, index) => [`components[${index}]`, component]) ?? []),
    );
    if (persona === 'installer' && namespace !== undefined) {
      throw constructError(
        this,
        `namespace is ${JSON.stringify(namespace)}, but an installer works in all namespaces: it creates Namespaces and ClusterRoles. Omit namespace.`,
      );
    }
    if (persona !== 'installer' && components !== undefined) {
      throw constructError(this, `components is only for the installer, not for ${persona}. Omit components.`);
    }
    for (const { apiVersion, kind, ...rest } of rights().rightsManifests(persona, {
      namespace,
      components,
      subjects: subject && [subject],
    })) {
      new Manifest(this, `${kind}-${rest.metadata?.name}`, { ...rest, apiVersion, kind });
    }
  }
}
