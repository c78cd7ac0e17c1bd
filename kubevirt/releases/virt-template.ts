import type { ComponentFacts } from './release';

export const virtTemplate: ComponentFacts = {
  title: 'virt-template',
  namespace: 'kubevirt',
  deployedBy: 'kubevirt',
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.2.2',
      kubevirt: ['1.9'],
      assets: [],
      images: ['quay.io/kubevirt/virt-template-apiserver:v0.2.2', 'quay.io/kubevirt/virt-template-controller:v0.2.2'],
    },
  ],
};
