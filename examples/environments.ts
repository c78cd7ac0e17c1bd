/** Development, staging and production from one construct: what differs between them stands in one table. */
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  type CommonInstancetype,
  Disk,
  GoldenImage,
  GuestService,
  Image,
  MigrationPolicy,
  RunStrategy,
  synth,
  Topology,
  VirtualMachine,
} from 'kubevirt-iac';

interface Environment {
  readonly servers: number;
  readonly instancetype: CommonInstancetype;
  readonly disk: string;
  readonly host: string;
  /** Whether it must survive the loss of a zone, an operator's mistake, and a slow migration. */
  readonly critical?: boolean;
}

const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  dev: { servers: 1, instancetype: 'u1.small', disk: '40Gi', host: 'crm.dev.example.com' },
  stage: { servers: 2, instancetype: 'u1.medium', disk: '40Gi', host: 'crm.stage.example.com' },
  prod: { servers: 2, instancetype: 'u1.2xlarge', disk: '200Gi', host: 'crm.example.com', critical: true },
};

const app = new App();
const images = new Chart(app, 'images', { namespace: 'golden-images' });
const centos = new GoldenImage(images, 'centos9', {
  from: Image.registry('quay.io/containerdisks/centos-stream:9'),
  schedule: '0 3 * * 1',
});

/** The application, in the namespace of its environment. */
class Crm extends Chart {
  constructor(scope: Construct, name: string, { servers, instancetype, disk, host, critical = false }: Environment) {
    super(scope, name, { namespace: `crm-${name}`, labels: { environment: name } });
    centos.grantClone({ namespace: `crm-${name}` });
    const vms = Array.from(
      { length: servers },
      (_, i) =>
        new VirtualMachine(this, `crm-${i}`, {
          instancetype,
          preference: 'centos.stream9',
          bootDisk: Disk.clone(centos.source, { size: disk }),
          runStrategy: critical ? RunStrategy.ALWAYS : RunStrategy.RERUN_ON_FAILURE,
          deletionProtection: critical,
          guestLabels: { app: 'crm' },
        }),
    );
    for (const [i, vm] of vms.entries())
      for (const other of vms.slice(i + 1))
        vm.scheduling.separate(other, { topology: critical ? Topology.ZONE : Topology.HOSTNAME });
    const service = new GuestService(this, 'crm', { guests: vms, ports: { http: 80 }, selector: { app: 'crm' } });
    service.ingress({ host, tls: 'crm-tls' });
    if (critical) new MigrationPolicy(this, `crm-${name}`, { appliesTo: vms, completionTimeoutPerGiB: '5m' });
  }
}

for (const [name, environment] of Object.entries(ENVIRONMENTS)) new Crm(app, name, environment);
synth(app);
