import type { KubeObject } from '../../../../kube/object';
import { infer, inferenceLabel } from '../../../instancetype';
import { type ObjectRule, objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { AREA, MATCHERS, matcherOf, VM, WHERE } from './expanded-vm';

/** A root disk on a claim. */
const fromClaim = { 'spec.template.spec.volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'golden' } } };
const claim = (labels: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'golden', labels },
});
const inferring = (inferFromVolume: string) => ({ 'spec.preference': { inferFromVolume } });
const labelled = {
  edit: { ...inferring('root'), ...fromClaim },
  related: [claim({ [inferenceLabel('preference')]: 'small-linux' })],
};
const fromTemplate = (source: object) => ({
  edit: {
    ...inferring('root'),
    'spec.template.spec.volumes[0]': { name: 'root', dataVolume: { name: 'image' } },
    'spec.dataVolumeTemplates': [
      { metadata: { name: 'image' }, spec: { storage: { resources: { requests: { storage: '10Gi' } } }, source } },
    ],
  },
  related: [
    {
      ...claim({ [inferenceLabel('preference')]: 'small-linux' }),
      metadata: { name: 'golden', namespace: 'images', labels: { [inferenceLabel('preference')]: 'small-linux' } },
    },
  ],
});

/** Why an instancetype or preference cannot be inferred, by rule. */
const INFERENCE = {
  'INS-10': {
    name: 'inference-volume-missing',
    title: '`inferFromVolume` that names a missing volume',
    advice: 'Name one of spec.template.spec.volumes,',
    examples: { good: labelled, bad: { edit: inferring('nope') } },
  },
  'INS-11': {
    name: 'inference-volume-unsupported',
    title: '`inferFromVolume` on a volume type that does not support inference',
    advice: 'Name a volume with a PersistentVolumeClaim or DataVolume, whose labels can be read,',
    examples: { good: labelled, bad: { edit: inferring('root') } },
  },
  'INS-12': {
    name: 'inference-labels-missing',
    title: '`inferFromVolume` on a volume without the inference labels',
    advice: 'Label it with {},',
    examples: { good: labelled, bad: { ...labelled, related: [claim({ other: 'x' })] } },
  },
  'INS-13': {
    name: 'inference-source-unsupported',
    title: '`inferFromVolume` on a DataVolume template without an inference source',
    advice:
      'Make it a clone (source.pvc, source.snapshot, or sourceRef to a DataSource), whose original has labels to read,',
    examples: {
      good: fromTemplate({ pvc: { name: 'golden', namespace: 'images' } }),
      bad: fromTemplate({ http: { url: 'https://example.com/disk.img' } }),
    },
  },
} as const;

export const INSTANCETYPE_INFERENCE = objectRules(
  AREA,
  [
    ...(['INS-10', 'INS-11', 'INS-12', 'INS-13'] as const).map(
      (id): ObjectRule => ({
        id,
        name: INFERENCE[id].name,
        title: INFERENCE[id].title,
        kinds: VM,
        paths: MATCHERS.map((which) => `spec.${which}.inferFromVolume`),
        check: (vm, { related }) =>
          MATCHERS.flatMap((which) => {
            const inference = infer(vm, which, related.find);
            const ignored = matcherOf(vm, which)?.inferFromVolumeFailurePolicy === 'Ignore';
            if (inference.state !== 'failed' || inference.rule !== id || (ignored && inference.ignorable)) return [];
            return [
              {
                at: `spec.${which}.inferFromVolume`,
                message: `The ${which} cannot be inferred from the volume ${show(matcherOf(vm, which)?.inferFromVolume)}: ${inference.reason}. ${INFERENCE[id].advice.replace('{}', inferenceLabel(which))} or write the name of the ${which} itself.`,
                found: matcherOf(vm, which)?.inferFromVolume,
              },
            ];
          }),
        ...INFERENCE[id].examples,
      }),
    ),
    {
      id: 'INS-36',
      name: 'inference-source-must-exist',
      title: 'Inference source that must already exist',
      kinds: VM,
      paths: MATCHERS.map((which) => `spec.${which}.inferFromVolume`),
      severity: 'warning',
      check: (vm, { related }) =>
        MATCHERS.flatMap((which) => {
          const inference = infer(vm, which, related.find);
          if (inference.state !== 'unknown') return [];
          return [
            {
              at: `spec.${which}.inferFromVolume`,
              message: `The ${which} is read from the label ${inferenceLabel(which)} of ${inference.kind} "${inference.name}" when the VM is created, and the VM is refused if that is not there yet. Make sure that it is, or write the name of the ${which} itself.`,
            },
          ];
        }),
      good: { 'spec.preference': { name: 'small-linux' } },
      bad: { edit: { 'spec.preference': { inferFromVolume: 'root' }, ...fromClaim } },
    },
  ],
  WHERE,
);
