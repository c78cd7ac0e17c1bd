/** Golden images for two teams: Linux that follows its registry, and Windows installed from its ISO; and the VMs cloned from them. */
import { App, Chart } from 'cdk8s';
import { Disk, GoldenImage, Image, Sysprep, synth, VirtualMachine, VMPool, Windows, WindowsImage } from 'kubevirt-iac';

const app = new App();
const images = new Chart(app, 'images', { namespace: 'golden-images' });

const debian = new GoldenImage(images, 'debian13', {
  from: Image.registry('quay.io/containerdisks/debian:13'),
  schedule: '0 3 * * 1',
  defaultInstancetype: 'u1.medium',
  defaultPreference: 'debian',
});

// Commit once, wait until the DataSource `win2022` exists, then set `installed: true`: the installer leaves the tree, the disk stays.
const windows = new WindowsImage(images, 'win2022', {
  iso: Image.http('https://images.example.com/windows-2022-noprompt.iso'),
  sysprep: Sysprep.windowsImage({ edition: Windows.SERVER_2022 }),
  preference: 'windows.2k22.virtio',
  installed: process.env.WINDOWS_INSTALLED === 'true',
});

const teamA = new Chart(app, 'team-a', { namespace: 'team-a' });
const teamB = new Chart(app, 'team-b', { namespace: 'team-b' });
for (const team of ['team-a', 'team-b']) debian.grantClone({ namespace: team });
windows.grantClone({ namespace: 'team-b' });

// The disks of a pool are cloned in the name of its namespace, which needs the grant above.
const workers = new VMPool(teamA, 'worker', {
  replicas: 3,
  machine: { instancetype: 'u1.medium', preference: 'debian', bootDisk: Disk.clone(debian.source, { size: '40Gi' }) },
});
workers.node.addDependency(debian);

const server = new VirtualMachine(teamB, 'files', {
  instancetype: 'u1.large',
  preference: 'windows.2k22.virtio',
  bootDisk: Disk.clone(windows.source, { size: '60Gi' }),
});
server.node.addDependency(windows);
server.expose('smb', { port: 445 });

synth(app);
