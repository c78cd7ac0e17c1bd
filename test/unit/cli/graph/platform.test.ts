import type { KubeObject } from '../../../../kube/object';
import { clusterObject, edgesOf, nodeOf, object } from './objects';

describe('the stack', () => {
  const annotated = (one: KubeObject, wave: string): KubeObject => ({
    ...one,
    metadata: { ...one.metadata, annotations: { 'argocd.argoproj.io/sync-wave': wave } },
  });
  const kubevirt = object('kubevirt.io/v1', 'KubeVirt', 'kubevirt', {}, { namespace: 'kubevirt' });
  const cdi = clusterObject('cdi.kubevirt.io/v1beta1', 'CDI', 'cdi');
  const storage = clusterObject(
    'hostpathprovisioner.kubevirt.io/v1beta1',
    'HostPathProvisioner',
    'hostpath-provisioner',
  );
  const certManager = object('apps/v1', 'Deployment', 'cert-manager', {}, { namespace: 'cert-manager' });

  test('its components stand in the order of their waves', () => {
    expect(edgesOf([annotated(cdi, '2'), annotated(storage, '2'), annotated(kubevirt, '1')])).toEqual([
      'KubeVirt/kubevirt/kubevirt before CDI/-/cdi',
      'KubeVirt/kubevirt/kubevirt before HostPathProvisioner/-/hostpath-provisioner',
    ]);
  });

  test('without waves, in the order of what they need', () => {
    expect(edgesOf([storage, certManager, kubevirt])).toEqual([
      'Component/-/cert-manager before HostPathProvisioner/-/hostpath-provisioner',
    ]);
  });

  test('Applications and Kustomizations stand in their order, and a kind of another group is not one', () => {
    const application = (name: string, wave: string) =>
      annotated(object('argoproj.io/v1alpha1', 'Application', name), wave);
    const kustomization = (name: string, ...dependsOn: string[]) =>
      object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name, {
        dependsOn: dependsOn.map((one) => ({ name: one })),
      });
    const foreign = object('app.k8s.io/v1beta1', 'Application', 'foreign');
    expect(
      edgesOf([application('b', '1'), application('a', '0'), kustomization('d', 'c'), kustomization('c'), foreign]),
    ).toEqual(['Application/shop/a before Application/shop/b', 'Kustomization/shop/c before Kustomization/shop/d']);
    expect(nodeOf([foreign], 'Application/shop/foreign')).toBeUndefined();
  });
});
