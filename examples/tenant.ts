/** Namespaces for two teams, which deploy VMs themselves: with rights, a quota, isolation, and a template to begin with. */
import { App, Chart } from 'cdk8s';
import { DataSource, Disk, Parameter, Subject, synth, Template, Tenant } from 'kubevirt-iac';

const teams = {
  red: { vcpus: 32, memory: '128Gi', storage: '2Ti' },
  blue: { vcpus: 8, memory: '32Gi', storage: '500Gi' },
};

const app = new App();
for (const [name, { vcpus, memory, storage }] of Object.entries(teams)) {
  const chart = new Chart(app, name);
  const team = new Tenant(chart, `team-${name}`, {
    access: {
      authors: [Subject.group(name), Subject.serviceAccount(`${name}-pipeline`, 'ci')],
      consoleOperators: [Subject.group(name)],
      viewers: [Subject.group('support')],
    },
    quota: { guests: { cpu: vcpus, memory }, storage, objects: { 'services.loadbalancers': 2 } },
    claimSize: { max: '200Gi' },
  });
  new Template(chart, 'small-linux', {
    namespace: team.name,
    parameters: { NAME: Parameter.generated('vm-[a-z0-9]{6}'), SIZE: Parameter.optional('20Gi') },
    machine: (p) => ({
      name: p.NAME,
      instancetype: 'u1.small',
      preference: 'fedora',
      bootDisk: Disk.clone(DataSource.ref('fedora', { namespace: 'golden-images' }), { size: p.SIZE }),
    }),
  });
}
synth(app);
