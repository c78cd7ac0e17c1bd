/** The subresource API of KubeVirt: start, stop, migrate, pause and what else virt-api serves. */
export { type SubresourceServer, serveSubresources } from './server';
