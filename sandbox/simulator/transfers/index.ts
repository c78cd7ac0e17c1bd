/** Transfers of disks over HTTPS: what virt-exportproxy and cdi-uploadproxy serve. */
export { cdiConfigDraft, cdiConfigs } from './cdi-config';
export type { Endpoint } from './endpoint';
export { diskExports } from './export';
export { serveTransfers, type TransferServer } from './server';
