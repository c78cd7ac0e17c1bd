/** Namespaces for two teams, which deploy VMs themselves: with rights, a quota, isolation, and a template to begin with. */
import { App, Chart } from 'cdk8s';
import { Disk, GoldenImage, Image, Parameter, Subject, synth, Template, Tenant } from 'kubevirt-iac';

const teams = {
  red: { vcpus: 32, memory: '128Gi', storage: '2Ti' },
  blue: { vcpus: 8, memory: '32Gi', storage: '500Gi' },
};

const app = new App();
const images = new Chart(app, 'images', { namespace: 'golden-images' });
const fedora = new GoldenImage(images, 'fedora', {
  from: Image.registry('quay.io/containerdisks/fedora:42'),
  schedule: '0 3 * * 1',
});

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
  fedora.grantClone({ namespace: team.name });
  new Template(chart, 'small-linux', {
    namespace: team.name,
    parameters: { NAME: Parameter.generated('vm-[a-z0-9]{6}'), SIZE: Parameter.optional('40Gi') },
    machine: (p) => ({
      name: p.NAME,
      instancetype: 'u1.small',
      preference: 'fedora',
      bootDisk: Disk.clone(fedora.source, { size: p.SIZE }),
    }),
  });
}
synth(app);
