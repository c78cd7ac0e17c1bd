import { type ComponentFacts, inventory } from './release';

const prefixed = (names: string): string => names.replace(/\S+/g, 'node-maintenance-operator-$&');
const IMAGE = 'quay.io/medik8s/node-maintenance-operator:v0.20.1';

export const nodeMaintenance: ComponentFacts = {
  title: 'Node maintenance',
  kustomization: 'https://github.com/medik8s/node-maintenance-operator//config/default?ref={version}',
  namespace: 'node-maintenance-operator-system',
  needs: ['cert-manager'],
  adds: inventory({
    Issuer: 'node-maintenance-operator-webhook-issuer',
    Certificate: 'node-maintenance-operator-webhook-certificate',
  }),
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.20.1',
      assets: [
        {
          file: 'node-maintenance-operator.yaml',
          role: 'bundle',
          required: true,
          objects: inventory({
            Namespace: 'node-maintenance-operator-system',
            CustomResourceDefinition: 'nodemaintenances.nodemaintenance.medik8s.io',
            ServiceAccount: prefixed('controller-manager'),
            Role: prefixed('leader-election-role'),
            ClusterRole: prefixed('manager-role metrics-reader proxy-role'),
            RoleBinding: prefixed('leader-election-rolebinding'),
            ClusterRoleBinding: prefixed('manager-rolebinding proxy-rolebinding'),
            Service: prefixed('controller-manager-metrics-service webhook-service'),
            Deployment: prefixed('controller-manager'),
            ValidatingWebhookConfiguration: prefixed('validating-webhook-configuration'),
          }),
        },
      ],
      images: [IMAGE],
      replaceImages: { 'controller:latest': IMAGE, 'quay.io/medik8s/node-maintenance-operator:latest': IMAGE },
    },
  ],
};
