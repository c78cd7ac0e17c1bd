import { App, Chart } from 'cdk8s';
import { Subject, synth, Tenant } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'tenants');
new Tenant(chart, 'team-a', {
  access: { authors: [Subject.group('team-a')], viewers: [Subject.group('support')] },
  quota: { guests: { cpu: 32, memory: '128Gi' }, storage: '2Ti' },
  claimSize: { max: '200Gi' },
});
synth(app);
