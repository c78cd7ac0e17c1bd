import { type ComponentFacts, inventory } from './release';

const prefixed = (names: string): string => names.replace(/\S+/g, 'self-node-remediation-$&');
const IMAGE = 'quay.io/medik8s/self-node-remediation-operator:v0.13.0';

export const selfNodeRemediation: ComponentFacts = {
  title: 'Self node remediation',
  kustomization: 'https://github.com/medik8s/self-node-remediation//config/default?ref={version}',
  namespace: 'self-node-remediation',
  needs: ['cert-manager'],
  adds: inventory({
    Issuer: 'self-node-remediation-webhook-issuer',
    Certificate: 'self-node-remediation-webhook-certificate',
  }),
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.13.0',
      assets: [
        {
          file: 'self-node-remediation.yaml',
          role: 'bundle',
          required: true,
          objects: inventory({
            Namespace: 'self-node-remediation',
            CustomResourceDefinition: `
selfnoderemediations.self-node-remediation.medik8s.io selfnoderemediationtemplates.self-node-remediation.medik8s.io
selfnoderemediationconfigs.self-node-remediation.medik8s.io
`,
            ServiceAccount: prefixed('controller-manager'),
            Role: prefixed('leader-election-role'),
            ClusterRole: prefixed('ext-remediation manager-role metrics-auth-role metrics-reader'),
            RoleBinding: prefixed('leader-election-rolebinding'),
            ClusterRoleBinding: prefixed('manager-rolebinding metrics-auth-rolebinding'),
            ConfigMap: prefixed('manager-config'),
            Service: prefixed('controller-manager-metrics-service webhook-service'),
            Deployment: prefixed('controller-manager'),
            MutatingWebhookConfiguration: prefixed('mutating-webhook-configuration'),
            ValidatingWebhookConfiguration: prefixed('validating-webhook-configuration'),
          }),
        },
      ],
      images: [IMAGE],
      replaceImages: {
        'controller:latest': IMAGE,
        'quay.io/medik8s/self-node-remediation-operator:latest': IMAGE,
        [`\${IMG}`]: IMAGE,
      },
    },
  ],
};
