/** Lists and objects that a preview does not know, as a program in YAML has them: `guestLabels: ${settings.data}`. */

import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { constructed } from '../../../support/component-requests';
import { type RecordingMonitor, startRecordingMonitor } from '../../../support/recording-monitor';

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const machine = {
  namespace: 'vms',
  cpu: { sockets: 1 },
  memory: '1Gi',
  bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
};

let monitor: RecordingMonitor;
beforeAll(async () => {
  monitor = await startRecordingMonitor();
});
afterAll(() => monitor.close());

const preview = (args: object) =>
  constructed(
    monitor,
    {},
    {
      preview: true,
      set: (request) => {
        request.setInputs(Struct.fromJavaScript({ ...machine, ...args }));
        request.setProtect(true);
      },
    },
  );

it('where the list of disks is unknown, the preview has the component without its objects, and says why', async () => {
  const { registered, urn, outputs } = await preview({ disks: UNKNOWN });
  expect(registered.map(({ type, name, options }) => [type, name, options['protect']])).toEqual([
    ['kubevirt:index:VirtualMachine', 'web', true],
  ]);
  expect(urn).toMatch(/::kubevirt:index:VirtualMachine::web$/);
  expect(outputs).toEqual({ name: UNKNOWN, ipAddress: UNKNOWN, nodeName: UNKNOWN, printableStatus: UNKNOWN });
  expect(monitor.takeWarnings()).toEqual([expect.stringMatching(/^disks: the value is unknown until .* exist/)]);
});

it('where one object in it is unknown, the error says how to go on', async () => {
  await expect(preview({ devices: { gpus: UNKNOWN } })).rejects.toThrow(
    /devices\.gpus: the value is unknown in this preview.*`pulumi up --skip-preview`/,
  );
});

it('where a label is unknown, the objects are there, with this label unknown', async () => {
  const { registered } = await preview({ guestLabels: { tier: UNKNOWN, app: 'web' } });
  const vm = registered.find(({ type }) => type === 'kubevirt:core/v1:VirtualMachine');
  expect(vm?.inputs).toHaveProperty('spec.template.metadata.labels', {
    'kubevirt.io/vm': 'web',
    tier: UNKNOWN,
    app: 'web',
  });
});
