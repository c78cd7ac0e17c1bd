import * as pulumi from '@pulumi/pulumi';
import * as kubevirt from 'kubevirt-iac/pulumi';

const config = new pulumi.Config();
const vm = new kubevirt.VirtualMachine('ubuntu', {
  namespace: 'vms',
  instancetype: 'u1.medium',
  preference: 'ubuntu',
  bootDisk: { import: { registry: 'quay.io/containerdisks/ubuntu:24.04' }, size: '20Gi' },
  cloudInit: { config: { user: 'ops', packages: ['nginx'] } },
  sshKeys: [config.require('sshPublicKey')],
  await: 'ip',
  onRestart: 'warn',
});
const web = vm.expose('http', { port: 80, type: 'LoadBalancer' });
export const guestIp = vm.ipAddress;
export const url = pulumi.interpolate`http://${web.address}`;
