import { type ComponentFacts, inventory } from './release';

const prefixed = (names: string): string => names.replace(/\S+/g, 'node-healthcheck-$&');
const IMAGE = 'quay.io/medik8s/node-healthcheck-operator:v0.12.0';

export const nodeHealthcheck: ComponentFacts = {
  title: 'Node health check',
  kustomization: 'https://github.com/medik8s/node-healthcheck-operator//config/default?ref={version}',
  namespace: 'node-healthcheck-operator-system',
  needs: ['cert-manager'],
  adds: inventory({
    Issuer: 'node-healthcheck-webhook-issuer',
    Certificate: 'node-healthcheck-webhook-certificate',
  }),
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.12.0',
      assets: [
        {
          file: 'node-healthcheck-operator.yaml',
          role: 'bundle',
          required: true,
          objects: inventory({
            Namespace: 'node-healthcheck-operator-system',
            CustomResourceDefinition: 'nodehealthchecks.remediation.medik8s.io',
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
      replaceImages: { 'controller:latest': IMAGE, 'quay.io/medik8s/node-healthcheck-operator:latest': IMAGE },
    },
  ],
};
