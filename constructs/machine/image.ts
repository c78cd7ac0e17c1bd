import type { NameRef } from '../base';

/** Where CDI imports an image from. A literal, as in `{ registry: 'quay.io/containerdisks/fedora:42' }`; the factories make the same. */
export type Image = RegistryImage | HttpImage | S3Image | GcsImage | ImageioImage | VddkImage;

/** A container image that holds a disk. */
export interface RegistryImage extends RegistryOptions {
  /**
   * Reference of the image, `quay.io/containerdisks/fedora:42`; `docker://` is put before it. `oci-archive://` may stand there too.
   * @change DataVolume/spec.source.registry.url
   */
  readonly registry: string;
}
export interface RegistryOptions {
  /**
   * Secret with `accessKeyId` and `secretKey`.
   * @change DataVolume/spec.source.registry.secretRef
   */
  readonly secret?: NameRef;
  /**
   * ConfigMap with the certificates to trust.
   * @change DataVolume/spec.source.registry.certConfigMap
   */
  readonly certConfigMap?: NameRef;
  /**
   * `node`: pulled by the node's container runtime, with its mirrors and credentials. Default `pod`: by the importer itself.
   * @change DataVolume/spec.source.registry.pullMethod
   */
  readonly pullMethod?: 'node' | 'pod';
}

/** A disk image on a web server: qcow2, raw, vmdk, iso; gz and xz are unpacked. */
export interface HttpImage extends HttpOptions {
  /** @change DataVolume/spec.source.http.url */
  readonly http: string;
}
export interface HttpOptions {
  /**
   * `sha256:...`, `md5:...`: the import fails if the image differs.
   * @change DataVolume/spec.source.http.checksum
   */
  readonly checksum?: string;
  /**
   * Secret with `accessKeyId` and `secretKey`, for basic authentication.
   * @change DataVolume/spec.source.http.secretRef
   */
  readonly secret?: NameRef;
  /**
   * ConfigMap with the certificates to trust.
   * @change DataVolume/spec.source.http.certConfigMap
   */
  readonly certConfigMap?: NameRef;
  /**
   * Secrets whose values are sent as headers.
   * @change DataVolume/spec.source.http.secretExtraHeaders
   */
  readonly secretExtraHeaders?: readonly string[];
  /** @change DataVolume/spec.source.http.extraHeaders */
  readonly extraHeaders?: readonly string[];
}

/** An object in S3 or something that speaks like it. */
export interface S3Image extends ObjectStoreOptions {
  /** @change DataVolume/spec.source.s3.url */
  readonly s3: string;
  /** @change DataVolume/spec.source.s3.certConfigMap */
  readonly certConfigMap?: NameRef;
}
/** An object in Google Cloud Storage. */
export interface GcsImage extends ObjectStoreOptions {
  /** @change DataVolume/spec.source.gcs.url */
  readonly gcs: string;
}
export interface ObjectStoreOptions {
  /**
   * Secret with the credentials.
   * @change DataVolume/spec.source
   */
  readonly secret?: NameRef;
}

/** A disk of oVirt or Red Hat Virtualization. */
export interface ImageioImage {
  /** @change DataVolume/spec.source.imageio */
  readonly imageio: {
    readonly url: string;
    readonly diskId: string;
    readonly secret?: NameRef;
    readonly certConfigMap?: NameRef;
  };
}

/** A disk of VMware vSphere, read with VDDK. */
export interface VddkImage {
  /** @change DataVolume/spec.source.vddk */
  readonly vddk: {
    readonly url: string;
    readonly uuid: string;
    readonly backingFile: string;
    readonly thumbprint: string;
    /** Secret with `accessKeyId` and `secretKey` of vCenter. */
    readonly secret: NameRef;
    /** Container image that holds VMware's library. Default: the one that CDI is configured with. */
    readonly initImageUrl?: string;
  };
}

export const Image = {
  registry: (reference: string, options: RegistryOptions = {}): RegistryImage => ({ registry: reference, ...options }),
  http: (url: string, options: HttpOptions = {}): HttpImage => ({ http: url, ...options }),
  s3: (url: string, options: ObjectStoreOptions & Pick<S3Image, 'certConfigMap'> = {}): S3Image => ({
    s3: url,
    ...options,
  }),
  gcs: (url: string, options: ObjectStoreOptions = {}): GcsImage => ({ gcs: url, ...options }),
  imageio: (imageio: ImageioImage['imageio']): ImageioImage => ({ imageio }),
  vddk: (vddk: VddkImage['vddk']): VddkImage => ({ vddk }),
};
