/** What Pulumi notes for the author of a program costs a third of a component's time, and in the plugin nobody reads it. */
import { constructed } from '../../../support/component-requests';
import { type RecordingMonitor, startRecordingMonitor } from '../../../support/recording-monitor';

let monitor: RecordingMonitor;
beforeAll(async () => {
  monitor = await startRecordingMonitor();
});
afterAll(() => monitor.close());

it('a component of a program in another language comes without debug messages and without positions in the files of the plugin', async () => {
  const bootDisk = { containerDisk: 'quay.io/containerdisks/fedora:42' };
  const args = { namespace: 'vms', instancetype: 'u1.medium', bootDisk, services: { ssh: { port: 22 } } };
  const { registered } = await constructed(monitor, args);
  expect(registered.length).toBeGreaterThan(1);
  expect(monitor.takeNotes()).toEqual([]);
});
