import type { ComponentFacts } from './release';

export const applicationAwareQuota: ComponentFacts = {
  title: 'Application-aware quota',
  downloads: 'https://github.com/kubevirt/application-aware-quota/releases/download/{version}',
  namespace: 'aaq',
  resource: { apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'AAQ', name: 'aaq', namespaced: false },
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v1.8.0',
      kubevirt: ['1.8', '1.9'],
      // What it contains was not compared with a published copy: only the lock file pins it.
      assets: [{ file: 'aaq-operator.yaml', role: 'operator', required: true }],
      images: ['aaq-operator', 'aaq-server', 'aaq-controller'].map((name) => `quay.io/kubevirt/${name}:v1.8.0`),
    },
  ],
};
