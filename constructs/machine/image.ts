import { type NameRef, nameOf } from '../base';

/** Where CDI imports an image from. Plain data, as the factories return it: `{ registry: 'quay.io/containerdisks/fedora:42' }`. */
export type Image = RegistryImage | ImageStreamImage | HttpImage | S3Image | GcsImage | ImageioImage | VddkImage;

/** A disk in a container image. */
export interface RegistryImage extends RegistryOptions {
  /**
   * Reference of the image: `quay.io/containerdisks/fedora:42`. `docker://` is assumed; `oci-archive://` works too.
   * @change DataVolume/spec.source.registry.url
   */
  readonly registry: string;
}
export interface RegistryOptions {
  /**
   * Secret with the keys `accessKeyId` and `secretKey`.
   * @default - none
   * @change DataVolume/spec.source.registry.secretRef
   */
  readonly secret?: NameRef;
  /**
   * ConfigMap with the CA certificates to trust.
   * @default - none
   * @change DataVolume/spec.source.registry.certConfigMap
   */
  readonly certConfigMap?: NameRef;
  /**
   * `pod`: the importer pulls the image. `node`: the container runtime of the node pulls it, with its mirrors and
   * credentials.
   * @default pod
   * @change DataVolume/spec.source.registry.pullMethod
   */
  readonly pullMethod?: 'node' | 'pod';
  /**
   * Architecture of the image, where the reference names images for several.
   * @default - that of the node that imports the image
   * @change DataVolume/spec.source.registry.platform
   */
  readonly architecture?: string;
}

/** A disk in an ImageStream of OpenShift, which the node pulls. */
export interface ImageStreamImage {
  /**
   * Name of the ImageStream, in the namespace of the VM.
   * @change DataVolume/spec.source.registry.imageStream
   */
  readonly imageStream: string;
}

/** A disk image on a web server: qcow2, raw, vmdk or iso, uncompressed or compressed with gz or xz. */
export interface HttpImage extends HttpOptions {
  /**
   * URL of the image.
   * @change DataVolume/spec.source.http.url
   */
  readonly http: string;
}
export interface HttpOptions {
  /**
   * Expected checksum, `sha256:...` or `md5:...`; the import fails if the image differs.
   * @default - none
   * @change DataVolume/spec.source.http.checksum
   */
  readonly checksum?: string;
  /**
   * Secret with the keys `accessKeyId` and `secretKey`, for basic authentication.
   * @default - none
   * @change DataVolume/spec.source.http.secretRef
   */
  readonly secret?: NameRef;
  /**
   * ConfigMap with the CA certificates to trust.
   * @default - none
   * @change DataVolume/spec.source.http.certConfigMap
   */
  readonly certConfigMap?: NameRef;
  /**
   * Names of Secrets whose values are sent as HTTP headers.
   * @default - none
   * @change DataVolume/spec.source.http.secretExtraHeaders
   */
  readonly secretExtraHeaders?: readonly string[];
  /**
   * HTTP headers to send: `X-Key: value`.
   * @default - none
   * @change DataVolume/spec.source.http.extraHeaders
   */
  readonly extraHeaders?: readonly string[];
}

/** An object in S3 or a compatible store. */
export interface S3Image extends ObjectStoreOptions {
  /**
   * URL of the object.
   * @change DataVolume/spec.source.s3.url
   */
  readonly s3: string;
  /**
   * ConfigMap with the CA certificates to trust.
   * @default - none
   * @change DataVolume/spec.source.s3.certConfigMap
   */
  readonly certConfigMap?: NameRef;
}
/** An object in Google Cloud Storage. */
export interface GcsImage extends ObjectStoreOptions {
  /**
   * URL of the object.
   * @change DataVolume/spec.source.gcs.url
   */
  readonly gcs: string;
}
export interface ObjectStoreOptions {
  /**
   * Secret with the credentials.
   * @default - none: the object is public
   * @change DataVolume/spec.source
   */
  readonly secret?: NameRef;
}

/** A disk of oVirt or Red Hat Virtualization. */
export interface ImageioImage {
  /**
   * The disk in oVirt.
   * @change DataVolume/spec.source.imageio
   */
  readonly imageio: {
    /** URL of the oVirt engine API. */
    readonly url: string;
    /** ID of the disk. */
    readonly diskId: string;
    /**
     * Secret with the keys `accessKeyId` and `secretKey` of the engine.
     * @default - none
     */
    readonly secret?: NameRef;
    /**
     * ConfigMap with the CA certificates to trust.
     * @default - none
     */
    readonly certConfigMap?: NameRef;
  };
}

/** A disk of VMware vSphere, read with VDDK. */
export interface VddkImage {
  /**
   * The disk in vSphere.
   * @change DataVolume/spec.source.vddk
   */
  readonly vddk: {
    /** URL of vCenter or of the ESXi host. */
    readonly url: string;
    /** UUID of the VM that the disk belongs to. */
    readonly uuid: string;
    /** Path of the disk in the datastore: `[datastore] vm/vm.vmdk`. */
    readonly backingFile: string;
    /** SHA-1 fingerprint of the vCenter or ESXi certificate. */
    readonly thumbprint: string;
    /** Secret with the keys `accessKeyId` and `secretKey` of vCenter. */
    readonly secret: NameRef;
    /**
     * Container image with the VDDK library.
     * @default - the one that CDI is configured with
     */
    readonly initImageUrl?: string;
    /**
     * ConfigMap with the CA certificates of vCenter to trust.
     * @default - none
     */
    readonly certConfigMap?: NameRef;
    /**
     * ConfigMap whose value is passed to the VDDK plugin of nbdkit.
     * @default - none
     */
    readonly extraArgs?: string;
  };
}

export const Image = {
  /** A disk in a container image. */
  registry: (reference: string, options: RegistryOptions = {}): RegistryImage => ({ registry: reference, ...options }),
  /** A disk in an ImageStream of OpenShift. */
  imageStream: (name: NameRef): ImageStreamImage => ({ imageStream: nameOf(name) }),
  /** A disk image on a web server. */
  http: (url: string, options: HttpOptions = {}): HttpImage => ({ http: url, ...options }),
  /** An object in S3 or a compatible store. */
  s3: (url: string, options: ObjectStoreOptions & Pick<S3Image, 'certConfigMap'> = {}): S3Image => ({
    s3: url,
    ...options,
  }),
  /** An object in Google Cloud Storage. */
  gcs: (url: string, options: ObjectStoreOptions = {}): GcsImage => ({ gcs: url, ...options }),
  /** A disk of oVirt or Red Hat Virtualization. */
  imageio: (imageio: ImageioImage['imageio']): ImageioImage => ({ imageio }),
  /** A disk of VMware vSphere, read with VDDK. */
  vddk: (vddk: VddkImage['vddk']): VddkImage => ({ vddk }),
};
