import { App, Chart } from 'cdk8s';
import { Access, Subject, synth } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'access', { namespace: 'vms' });
new Access(chart, 'access', {
  viewers: [Subject.group('support')],
  consoleOperators: [Subject.group('desk')],
  authors: [Subject.serviceAccount('deployer', 'ci')],
  migrators: [Subject.user('alice')],
});
synth(app);
