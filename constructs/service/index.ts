export { expose } from './expose';
export {
  GuestService,
  type GuestServiceProps,
  type IGuestService,
  type ImportedServiceOptions,
  type ServedGuests,
} from './guest-service';
export { HttpRoute, type HttpRouteProps } from './http-route';
export { Ingress, type IngressProps } from './ingress';
export { OpenShiftRoute, type OpenShiftRouteProps } from './openshift-route';
export { type ExposeOptions, type ServiceOptions, type ServicePort, ServiceType } from './service-props';
