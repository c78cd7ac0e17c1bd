import { type ComponentFacts, inventory } from './release';

export const descheduler: ComponentFacts = {
  title: 'Descheduler',
  // The project publishes no manifests with its releases: these are the files of its tag.
  downloads: 'https://raw.githubusercontent.com/kubernetes-sigs/descheduler/{version}/kubernetes',
  namespace: 'kube-system',
  adds: inventory({ ConfigMap: 'descheduler-policy-configmap' }),
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.36.0',
      kubernetes: ['1.34', '1.35', '1.36'],
      assets: [
        {
          file: 'base/rbac.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            ClusterRole: 'descheduler-cluster-role',
            Role: 'descheduler-role',
            ServiceAccount: 'descheduler-sa',
            ClusterRoleBinding: 'descheduler-cluster-role-binding',
            RoleBinding: 'descheduler-role-binding',
          }),
        },
        {
          file: 'deployment/deployment.yaml',
          role: 'operator',
          required: true,
          objects: inventory({ Deployment: 'descheduler' }),
        },
        {
          file: 'base/configmap.yaml',
          role: 'cr-example',
          required: false,
          objects: inventory({ ConfigMap: 'descheduler-policy-configmap' }),
        },
      ],
      images: ['registry.k8s.io/descheduler/descheduler:v0.36.0'],
    },
  ],
};
