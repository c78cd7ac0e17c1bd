import * as kubevirt from 'kubevirt-iac/pulumi';

const pool = new kubevirt.VMPool('workers', {
  namespace: 'vms',
  replicas: 10,
  update: { proactive: { maxUnavailable: '20%' } },
  machine: { instancetype: 'u1.large', bootDisk: { clone: { dataSource: 'rhel9' }, size: '40Gi' } },
});
new kubevirt.MigrationPolicy('gentle', {
  appliesTo: [pool],
  allowPostCopy: false,
  bandwidth: '512Mi',
  completionTimeoutPerGiB: '2m',
});
export const ready = pool.readyReplicas;
