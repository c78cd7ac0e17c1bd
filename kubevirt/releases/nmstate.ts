import { type ComponentFacts, inventory } from './release';

const image = (name: string): string => `quay.io/nmstate/kubernetes-nmstate-${name}:v0.86.0`;

export const nmstate: ComponentFacts = {
  title: 'Kubernetes NMState',
  downloads: 'https://github.com/nmstate/kubernetes-nmstate/releases/download/{version}',
  namespace: 'nmstate',
  // The operator ignores every object of another name.
  resource: { apiVersion: 'nmstate.io/v1', kind: 'NMState', name: 'nmstate', namespaced: false },
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.86.0',
      // The release renders these files from templates. No copy of them was compared with this list, which is that of the templates.
      assets: [
        { file: 'namespace.yaml', role: 'namespace', required: true, objects: inventory({ Namespace: 'nmstate' }) },
        {
          file: 'nmstate.io_nmstates.yaml',
          role: 'crds',
          required: true,
          objects: inventory({ CustomResourceDefinition: 'nmstates.nmstate.io' }),
        },
        {
          file: 'service_account.yaml',
          role: 'rights',
          required: true,
          objects: inventory({ ServiceAccount: 'nmstate-operator' }),
        },
        {
          file: 'role.yaml',
          role: 'rights',
          required: true,
          objects: inventory({ ClusterRole: 'nmstate-operator', Role: 'nmstate-operator' }),
        },
        {
          file: 'role_binding.yaml',
          role: 'rights',
          required: true,
          objects: inventory({ ClusterRoleBinding: 'nmstate-operator', RoleBinding: 'nmstate-operator' }),
        },
        {
          file: 'operator.yaml',
          role: 'operator',
          required: true,
          objects: inventory({ Deployment: 'nmstate-operator' }),
        },
        {
          file: 'nmstate.io_v1_nmstate_cr.yaml',
          role: 'cr-example',
          required: false,
          objects: inventory({ NMState: 'nmstate' }),
        },
      ],
      images: [image('operator'), image('handler'), 'quay.io/openshift/origin-kube-rbac-proxy:4.10.0'],
    },
  ],
};
