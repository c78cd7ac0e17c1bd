/** Where disks are transferred, as objects announce it. */
export interface Endpoint {
  /** `https://127.0.0.1:40123` */
  readonly url: string;
  /** Certificate, in PEM, that the server's is signed by. */
  readonly ca: string;
}

/** Path below the address for the disk on a claim. */
export const volumePath = (namespace: string, exportName: string, claim: string): string =>
  `/api/export.kubevirt.io/v1/namespaces/${namespace}/virtualmachineexports/${exportName}/volumes/${claim}`;
