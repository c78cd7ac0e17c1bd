import { checkOptions } from './check-options';

export interface FluxOptions {
  /**
   * Where Flux reads the output folder: an existing source of the cluster, or the address of a repository, for which a source is written, too. An address that
   * begins with `oci://` makes an OCIRepository, any other a GitRepository.
   */
  readonly source: FluxSource;
  /**
   * Path of the output folder in the source.
   * @default - `./manifests`; of an OCIRepository its root
   */
  readonly path?: string;
  /**
   * What the names of the Kustomizations begin with.
   * @default 'guests'
   */
  readonly name?: string;
  /**
   * Namespace of the Kustomizations and the source.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * How often the cluster is compared, and what was changed in it undone.
   * @default '10m'
   */
  readonly interval?: string;
  /**
   * Pause before a Kustomization that failed is tried again.
   * @default '1m'
   */
  readonly retryInterval?: string;
  /**
   * How long a Kustomization waits until its objects are healthy.
   * @default '30m'
   */
  readonly timeout?: string;
  /**
   * Whether a Kustomization waits for its VMs. Flux compares generations before it asks anything else, and a VM whose change waits for a restart keeps an old
   * one: such a Kustomization is not ready until the guest is restarted.
   * @default false
   */
  readonly waitForGuests?: boolean;
  /**
   * What the sites of a fleet have of their own.
   * @default - nothing: all follow the same source
   */
  readonly fleet?: FluxFleet;
}

/** What differs between the sites of a fleet. */
export interface FluxFleet {
  /**
   * Branch that the sites of a wave follow, by the name of the wave: a change reaches them once it is merged there. Needs a source with a `url`.
   * @default - the branch of the source
   */
  readonly branches?: Readonly<Record<string, string>>;
}

export type FluxSource =
  | {
      /** Kind of an existing source. */
      readonly kind: 'GitRepository' | 'OCIRepository' | 'Bucket';
      /** Its name. */
      readonly name: string;
      /**
       * Its namespace.
       * @default - that of the Kustomizations
       */
      readonly namespace?: string;
    }
  | {
      /** Address: `https://git.example.com/team/vms.git`, `oci://registry.example.com/vms`. */
      readonly url: string;
      /**
       * Branch of a Git repository.
       * @default 'main'
       */
      readonly branch?: string;
      /**
       * Tag of the artifact, or of the Git repository in place of its branch.
       * @default - `latest` of an OCI artifact; none of a Git repository
       */
      readonly tag?: string;
      /**
       * Name of a Secret with the credentials.
       * @default - none are needed
       */
      readonly secret?: string;
    };

const CALL = 'GitOps.flux';

/** Throws one paragraph with what is wrong in the options. */
export function checkFluxOptions(options: FluxOptions): void {
  checkOptions(CALL, options, {
    source: 'source!',
    path: 'path',
    name: 'label',
    namespace: 'label',
    interval: 'duration',
    retryInterval: 'duration',
    timeout: 'duration',
    waitForGuests: 'flag',
    fleet: 'object',
  });
  const { source, fleet } = options;
  if ('url' in source)
    checkOptions(`${CALL}: source`, source, { url: 'url!', branch: 'text', tag: 'text', secret: 'label' });
  else {
    checkOptions(`${CALL}: source`, source, { kind: 'text!', name: 'label!', namespace: 'label' });
    if (!['GitRepository', 'OCIRepository', 'Bucket'].includes(source.kind))
      throw new Error(
        `${CALL}: \`source.kind\` is ${JSON.stringify(source.kind)}, and must be GitRepository, OCIRepository or Bucket. Nothing was written.`,
      );
  }
  if (fleet) checkFleet(fleet, source);
}

function checkFleet(fleet: FluxFleet, source: FluxSource): void {
  checkOptions(`${CALL}: fleet`, fleet, { branches: 'object' });
  const { branches = {} } = fleet;
  checkOptions(
    `${CALL}: fleet: branches`,
    branches,
    Object.fromEntries(Object.keys(branches).map((wave) => [wave, 'text'])),
  );
  if (Object.keys(branches).length === 0 || ('url' in source && kindOfSource(source.url) === 'GitRepository')) return;
  throw new Error(
    `${CALL}: fleet: \`branches\` need a Git repository as the source, given by its \`url\`: each site gets a source of its own. Nothing was written.`,
  );
}

export const kindOfSource = (url: string): string => (url.startsWith('oci://') ? 'OCIRepository' : 'GitRepository');
