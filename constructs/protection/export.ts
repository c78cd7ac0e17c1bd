import type { Construct } from 'constructs';
import {
  constructError,
  goDuration,
  type IResource,
  Manifest,
  type NameRef,
  type NamespacedRef,
  nameOf,
  type ResourceProps,
  type TimeSpan,
} from '../base';
import { existing, localRef, type Whereabouts } from './reference';
import { ReferringResource } from './referring-resource';
import type { ISnapshot } from './snapshot';

/** Props of an export, apart from what is exported. */
export interface ExportOptions extends ResourceProps {
  /**
   * Time after which the export ends and the object deletes itself.
   * @default 2h
   * @change VirtualMachineExport/spec.ttlDuration
   */
  readonly ttl?: TimeSpan;
  /**
   * Secret with the token that a download needs, under the key `token`.
   * @default - KubeVirt makes one
   * @change VirtualMachineExport/spec.tokenSecretRef
   */
  readonly tokenSecret?: NameRef;
}

/** Props of an export: of a stopped VM, a snapshot, a claim that no pod uses, or a backup; exactly one of them. */
export interface ExportProps extends ExportOptions {
  /**
   * The VM. It must be stopped.
   * @default - one of the other three
   * @change VirtualMachineExport/spec.source
   */
  readonly of?: NamespacedRef;
  /**
   * The snapshot.
   * @default - one of the other three
   * @change VirtualMachineExport/spec.source
   */
  readonly snapshot?: ISnapshot | NamespacedRef;
  /**
   * The PersistentVolumeClaim. No pod may use it.
   * @default - one of the other three
   * @change VirtualMachineExport/spec.source
   */
  readonly claim?: NamespacedRef;
  /**
   * The backup.
   * @default - one of the other three
   * @change VirtualMachineExport/spec.source
   */
  readonly backup?: NamespacedRef;
}

const SOURCES = {
  of: ['kubevirt.io', 'VirtualMachine'],
  snapshot: ['snapshot.kubevirt.io', 'VirtualMachineSnapshot'],
  claim: ['', 'PersistentVolumeClaim'],
  backup: ['backup.kubevirt.io', 'VirtualMachineBackup'],
} as const;

const sourcesOf = (props: ExportProps) =>
  (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).filter((key) => props[key] !== undefined);

/**
 * Offers disks for download: `virtctl vmexport download NAME --output disk.img.gz`. It deletes itself when its time is over, and a guest cannot start
 * while its disks are offered.
 * @see https://kubevirt.io/user-guide/storage/export_api/
 */
export class Export extends ReferringResource<ExportProps> {
  /** An export that exists already. */
  static fromExportName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: ExportProps) {
    super(scope, id, props, { kind: 'VirtualMachineExport', refs: (all) => sourcesOf(all).map((key) => all[key]) });
    const given = sourcesOf(props);
    const key = given[0] ?? 'of';
    if (given.length !== 1) {
      throw constructError(
        this,
        `an export has one source, and this one has ${given.length === 0 ? 'none' : given.join(' and ')}. Set exactly one of ${Object.keys(SOURCES).join(', ')}.`,
      );
    }
    const [apiGroup, kind] = SOURCES[key];
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'export.kubevirt.io/v1',
      kind: 'VirtualMachineExport',
      metadata: this.objectMeta(),
      spec: {
        source: localRef(apiGroup, kind, props[key]!),
        ttlDuration: props.ttl === undefined ? undefined : goDuration(props.ttl),
        tokenSecretRef: props.tokenSecret === undefined ? undefined : nameOf(props.tokenSecret),
      },
    });
  }
}
