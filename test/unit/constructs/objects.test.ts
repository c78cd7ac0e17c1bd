import * as kubevirt from 'kubevirt-iac';
import { familyKinds } from '../../../kubevirt/kinds';
import { chartIn, only } from './rendered';

it('has a class for every kind of the family', () => {
  const groups = kubevirt as unknown as Record<
    string,
    Record<string, Record<string, { apiVersion: string; kind: string }>>
  >;
  const missing = familyKinds.filter(({ module, kind, apiVersion }) => {
    const [group, version] = module.split('/') as [string, string];
    return groups[group]?.[version]?.[kind]?.apiVersion !== apiVersion;
  });
  expect(missing.map(({ module, kind }) => `${module} ${kind}`)).toEqual([]);
});

it('renders what it is given, and nothing else', () => {
  const chart = chartIn();
  const vm = new kubevirt.core.v1.VirtualMachine(chart, 'web', {
    metadata: { labels: { a: 'b' } },
    spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {} } } } },
  });
  vm.addOverride('spec.template.spec.notYetKnown', 1);
  expect(vm.toJson()).toEqual({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'vms', labels: { a: 'b' } },
    spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {} }, notYetKnown: 1 } } },
  });
});

it('sets no namespace on cluster-scoped objects', () => {
  const chart = chartIn('vms');
  new kubevirt.migrations.v1alpha1.MigrationPolicy(chart, 'p', { spec: { selectors: {} } });
  expect(only(chart, 'MigrationPolicy').metadata).toEqual({ name: 'p' });
});
