import { App, Chart } from 'cdk8s';
import { CdRom, Disk, Image, Sysprep, synth, VirtualMachine, Windows } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'windows', { namespace: 'vms' });
const vm = new VirtualMachine(chart, 'dc-1', {
  instancetype: 'u1.xlarge',
  preference: 'windows.2k22.virtio',
  bootDisk: Disk.blank({ size: '80Gi', bootOrder: 1 }),
  disks: [
    CdRom.from(Disk.import(Image.http('https://images.example/2022.iso'), { name: 'iso', size: '8Gi', bootOrder: 2 })),
    CdRom.from(Disk.containerDisk('quay.io/kubevirt/virtio-container-disk:v1.9.0', { name: 'virtio-win' })),
  ],
  sysprep: Sysprep.windows({
    edition: Windows.SERVER_2022,
    install: true,
    adminPassword: { secret: 'windows-admin' },
    locale: 'de-DE',
    timeZone: 'W. Europe Standard Time',
  }),
});
vm.expose('rdp', { port: 3389 });
synth(app);
