/** Transfers of disks between the cluster and files. */
export { persist } from './attempts';
export { download, fromAddress, type Source, throughApiServer } from './download';
export { diskSizeOf, sha256Of, sizeOf } from './local-file';
export { rate } from './rate';
export { send } from './send';
