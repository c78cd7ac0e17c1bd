/** The subresource API of KubeVirt: start, stop, migrate, pause and what else virt-api serves. */
export { apiServices } from './api-service';
export { type SubresourceServer, serveSubresources } from './server';
