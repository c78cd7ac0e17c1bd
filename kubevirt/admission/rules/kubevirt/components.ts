import { objectRules } from '../../engine/rule';
import { unlessOneOf } from '../shared/messages';
import { isJson } from '../shared/rule-templates';
import { CONFIGURATION, given, KUBEVIRT, type KubeVirt } from './object';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

export const KUBEVIRT_COMPONENTS = objectRules<KubeVirt>('KubeVirt', [
  {
    id: 'KV-01',
    name: 'multiple-kubevirts',
    title: 'Second KubeVirt object',
    kinds: KUBEVIRT,
    paths: [],
    check: ({ metadata }, { related, old }) => {
      const other = old
        ? undefined
        : related
            .all('KubeVirt')
            .find(
              (one) =>
                one.metadata?.name !== metadata?.name ||
                (one.metadata?.namespace ?? 'default') !== (metadata?.namespace ?? 'default'),
            );
      return (
        other && {
          message: `A cluster has one KubeVirt object, and there is one already: "${other.metadata?.namespace ?? 'default'}/${other.metadata?.name}". Change that one instead.`,
          allowed: 'one KubeVirt object',
        }
      );
    },
    good: {},
    bad: {
      edit: {},
      related: [{ apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'other', namespace: 'kubevirt' } }],
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-02',
    name: 'malformed-component-patch',
    title: 'Malformed component patch',
    paths: ['spec.customizeComponents.patches[].patch'],
    check: ({ spec }) =>
      (spec?.customizeComponents?.patches ?? []).flatMap(({ patch }, i) =>
        patch !== undefined && !isJson(patch)
          ? [
              {
                at: `spec.customizeComponents.patches[${i}].patch`,
                message: `This patch is not JSON. Write the patch as JSON text, in the form that its type names.`,
                found: patch,
                allowed: 'JSON text',
              },
            ]
          : [],
      ),
    good: {
      'spec.customizeComponents': {
        patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'json', patch: '[]' }],
      },
    },
    bad: {
      'spec.customizeComponents': {
        patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'json', patch: '- op: add' }],
      },
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-15',
    name: 'infra-replicas-out-of-range',
    title: '`infra.replicas` out of range',
    paths: ['spec.infra.replicas'],
    check: ({ spec }) =>
      spec?.infra?.replicas !== undefined && !(spec.infra.replicas >= 1 && spec.infra.replicas <= 255)
        ? {
            at: 'spec.infra.replicas',
            message: `KubeVirt's control plane is to have ${spec.infra.replicas} replicas; allowed are 1 to 255. Leave it out to have two where there are enough nodes.`,
            found: spec.infra.replicas,
            allowed: '1 to 255',
          }
        : undefined,
    good: { 'spec.infra': { replicas: 1 } },
    bad: { 'spec.infra': { replicas: 0 } },
  },
  {
    id: 'KV-21',
    name: 'workload-updates-disabled',
    title: 'Missing `workloadUpdateMethods`',
    kinds: KUBEVIRT,
    paths: ['spec.workloadUpdateStrategy.workloadUpdateMethods'],
    severity: 'warning',
    check: ({ spec }) => {
      const methods = given(spec, ['workloadUpdateStrategy', 'workloadUpdateMethods']);
      if (Array.isArray(methods) && methods.length > 0) return undefined;
      return {
        at: 'spec.workloadUpdateStrategy.workloadUpdateMethods',
        message:
          'No workloadUpdateMethods are set, so running guests stay as they are after an upgrade of KubeVirt, or a change of their CPU, memory or volumes, until somebody migrates them. Set [LiveMigrate]; add Evict only if guests that cannot migrate may be shut down for it.',
        allowed: '[LiveMigrate], or [LiveMigrate, Evict]',
        suggestion: 'LiveMigrate',
      };
    },
    good: { 'spec.workloadUpdateStrategy': { workloadUpdateMethods: ['LiveMigrate'] } },
    bad: { 'spec.workloadUpdateStrategy': {} },
  },
  {
    id: 'KV-22',
    name: 'unknown-image-pull-policy',
    title: 'Unknown `imagePullPolicy`',
    kinds: KUBEVIRT,
    paths: ['spec.imagePullPolicy', `${CONFIGURATION}.imagePullPolicy`],
    check: ({ spec }) =>
      [
        unlessOneOf('spec.imagePullPolicy', spec?.imagePullPolicy, PULL_POLICIES, 'a pull policy'),
        unlessOneOf(
          `${CONFIGURATION}.imagePullPolicy`,
          spec?.configuration?.imagePullPolicy,
          PULL_POLICIES,
          'a pull policy',
        ),
      ].filter((fault) => fault !== undefined),
    good: { 'spec.imagePullPolicy': 'IfNotPresent' },
    bad: { 'spec.configuration.imagePullPolicy': 'always' },
  },
]);
