/** An unattended installation of Windows Server: installer, drivers and answer file on three drives. */
import { App, Chart, Size } from 'cdk8s';
import { CdRom, Clock, Disk, Image, Sysprep, synth, VirtualMachine, Windows } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'windows', { namespace: 'vms' });

const vm = new VirtualMachine(chart, 'dc-1', {
  instancetype: 'u1.xlarge',
  // Sets UEFI with Secure Boot, a TPM, Hyper-V features and timers, and a shutdown of up to one hour.
  preference: 'windows.2k22.virtio',
  bootDisk: Disk.blank({ size: Size.gibibytes(80), bootOrder: 1 }),
  disks: [
    CdRom.from(
      Disk.import(Image.http('https://images.example.com/windows-2022.iso'), {
        name: 'installer',
        size: '8Gi',
        bootOrder: 2,
        retain: false,
      }),
    ),
    CdRom.from(Disk.containerDisk('quay.io/kubevirt/virtio-container-disk:v1.9.0', { name: 'virtio-win' })),
  ],
  // The Secret with the password is made elsewhere: kubectl create secret generic windows-admin --from-literal=password=...
  sysprep: Sysprep.windows({
    edition: Windows.SERVER_2022,
    install: true,
    adminPassword: { secret: 'windows-admin' },
    locale: 'de-DE',
    timeZone: 'W. Europe Standard Time',
  }),
  clock: Clock.timezone('Europe/Berlin'),
});
vm.expose('rdp', { port: 3389 });
synth(app);
