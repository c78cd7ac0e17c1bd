import type { Node } from '../../kubevirt/schemas';

/** Metadata of every object. CRDs do not spell it out: the API server knows it by itself. */
export const OBJECT_META: Readonly<Record<string, Node>> = {
  'k8s.ObjectMeta': {
    type: 'object',
    properties: {
      annotations: '{}string',
      creationTimestamp: { type: 'string', format: 'date-time', nullable: true },
      deletionGracePeriodSeconds: 'integer:int64',
      deletionTimestamp: 'string:date-time',
      finalizers: { type: 'array', listType: 'set', items: 'string' },
      generateName: 'string',
      generation: 'integer:int64',
      labels: '{}string',
      managedFields: '[]any',
      name: 'string',
      namespace: 'string',
      ownerReferences: { type: 'array', listKeys: ['uid'], items: '#k8s.OwnerReference' },
      resourceVersion: 'string',
      selfLink: 'string',
      uid: 'string',
    },
  },
  /** Metadata inside a template: the API server keeps whatever is there, the webhooks look at it. */
  'k8s.EmbeddedObjectMeta': { type: 'object', open: true },
  'k8s.OwnerReference': {
    type: 'object',
    required: ['apiVersion', 'kind', 'name', 'uid'],
    properties: {
      apiVersion: 'string',
      blockOwnerDeletion: 'boolean',
      controller: 'boolean',
      kind: 'string',
      name: 'string',
      uid: 'string',
    },
  },
};
