/** A Kubernetes quantity: a number, or a number with a suffix such as `500m` (CPUs) or `4Gi` (bytes). */
export type Quantity = number | string;
