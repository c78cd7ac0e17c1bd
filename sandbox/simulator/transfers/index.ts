/** Transfers of disks over HTTPS: what virt-exportproxy and cdi-uploadproxy serve. */
export { cdiConfigDraft, cdiConfigs } from './cdi-config';
export { diskExports } from './export';
export type { Endpoint } from './endpoint';
export { serveTransfers, type TransferServer } from './server';
