import type { cdi } from '../../kubevirt/types';
import type { Installation, Installed, ReleaseProps } from './installation';
import { NodeSelector } from './node-selector';
import type { ReleaseSource } from './release-source';

/** Props of the CDI installation. */
export interface CdiProps extends ReleaseProps {
  /**
   * Release of CDI, such as `1.66.0`.
   * @default - the release that belongs to the release of KubeVirt
   * @change CDI/spec
   */
  readonly version?: string;
  /**
   * The rest of `spec.config` of the CDI object, in the shape of the API.
   * @default - only the feature gate `HonorWaitForFirstConsumer`
   * @change CDI/spec.config
   */
  readonly config?: cdi.CDIConfigSpec;
  /**
   * Every other field of the spec, in the shape of the API. Takes precedence over the other props and the defaults.
   * @default - none
   * @change CDI/spec
   */
  readonly spec?: cdi.CDISpec;
  /**
   * Where to read the manifest of the operator from.
   * @default - the source of `kubevirt`
   */
  readonly source?: ReleaseSource;
}

const LINUX = NodeSelector.label('kubernetes.io/os', 'linux').nodeSelector();

export function installCdi(
  installation: Installation,
  props: CdiProps,
  uninstallStrategy: cdi.CDISpec['uninstallStrategy'],
): Installed {
  const { config, ...rest } = props.spec ?? {};
  const spec: cdi.CDISpec = {
    uninstallStrategy,
    infra: LINUX,
    workload: LINUX,
    ...rest,
    config: { featureGates: ['HonorWaitForFirstConsumer'], ...props.config, ...config },
  };
  return installation.operated('cdi', props, spec);
}
