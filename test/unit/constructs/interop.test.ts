import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { Disk, VirtualMachine, Volume } from 'kubevirt-iac';
import { only } from './rendered';

it('mixes with cdk8s-plus: its Services select our guests, our disks accept its objects', () => {
  const chart = new Chart(new App(), 'mixed', { namespace: 'vms' });
  const configMap = new kplus.ConfigMap(chart, 'settings', { data: { a: 'b' } });
  const claim = new kplus.PersistentVolumeClaim(chart, 'claim', { metadata: { name: 'data' } });
  const vm = new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    disks: [Disk.fromPvc(claim), Volume.configMap(configMap, { name: 'settings' })],
  });
  new kplus.Service(chart, 'service', {
    selector: kplus.Pods.select(chart, 'guests', { labels: vm.guestSelector }),
    ports: [{ port: 80 }],
  });
  expect(only(chart, 'Service').spec.selector).toEqual({ 'kubevirt.io/vm': 'web' });
  expect(only(chart, 'VirtualMachine').spec.template.spec.volumes).toEqual([
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'settings', configMap: { name: configMap.name } },
  ]);
});

it('is an ordinary construct: its object is its default child', () => {
  const chart = new Chart(new App(), 'c');
  const vm = new VirtualMachine(chart, 'web', { instancetype: 'u1.small' });
  expect(ApiObject.of(vm).kind).toBe('VirtualMachine');
  expect(ApiObject.of(vm).node.path).toBe('c/web/Resource');
});
