import { vmiRules } from '../../engine/rule';
import { architectureOf, each, gateClosed, unlessOneOf } from '../shared/messages';

const VIDEO: Readonly<Record<string, readonly string[]>> = {
  amd64: ['vga', 'cirrus', 'virtio', 'ramfb', 'bochs'],
  arm64: ['virtio', 'ramfb'],
  s390x: ['virtio'],
};
const display = { enabled: true, ramFB: { enabled: true } };
const gpu = (name: string) => ({ name, deviceName: 'vendor.example/gpu', virtualGPUOptions: { display } });
const gate = (name: string) => ({ developerConfiguration: { featureGates: [name] } });

export const DEVICES = vmiRules('devices', [
  {
    id: 'DEV-01',
    name: 'unknown-input-bus',
    title: 'Unknown input device `bus`',
    paths: ['domain.devices.inputs[].bus'],
    when: 'domain.devices.inputs',
    check: ({ devices }) =>
      each(devices.inputs, ({ bus }, i) =>
        unlessOneOf(`domain.devices.inputs[${i}].bus`, bus, ['', 'virtio', 'usb'], 'a valid input device bus'),
      ),
    good: { 'domain.devices.inputs': [{ name: 'tablet', type: 'tablet', bus: 'usb' }] },
    bad: { 'domain.devices.inputs': [{ name: 'tablet', type: 'tablet', bus: 'ps2' }] },
  },
  {
    id: 'DEV-02',
    name: 'unknown-input-type',
    title: 'Input device that is not a tablet',
    paths: ['domain.devices.inputs[].type'],
    when: 'domain.devices.inputs',
    check: ({ devices }) =>
      each(devices.inputs, ({ type = '' as never }, i) =>
        unlessOneOf(
          `domain.devices.inputs[${i}].type`,
          type,
          ['tablet'],
          'a valid input device type (a keyboard and a mouse are always present)',
        ),
      ),
    good: { 'domain.devices.inputs': [{ name: 'tablet', type: 'tablet' }] },
    bad: { 'domain.devices.inputs': [{ name: 'keys', type: 'keyboard' }] },
  },
  {
    id: 'DEV-03',
    name: 'unknown-io-threads-policy',
    title: 'Unknown `ioThreadsPolicy`',
    paths: ['domain.ioThreadsPolicy'],
    when: 'domain.ioThreadsPolicy',
    check: ({ domain }) =>
      unlessOneOf(
        'domain.ioThreadsPolicy',
        domain.ioThreadsPolicy,
        ['shared', 'auto', 'supplementalPool'],
        'a valid ioThreadsPolicy',
      ),
    good: { 'domain.ioThreadsPolicy': 'auto' },
    bad: { 'domain.ioThreadsPolicy': 'Auto' },
  },
  {
    id: 'DEV-04',
    name: 'io-thread-pool-without-size',
    title: '`ioThreadsPolicy: supplementalPool` without a thread count',
    paths: ['domain.ioThreads.supplementalPoolThreadCount'],
    when: 'domain.ioThreadsPolicy',
    check: ({ domain }) =>
      domain.ioThreadsPolicy === 'supplementalPool' && !((domain.ioThreads?.supplementalPoolThreadCount ?? 0) >= 1)
        ? {
            at: 'domain.ioThreads.supplementalPoolThreadCount',
            message:
              'ioThreadsPolicy: supplementalPool requires a number of threads, which is missing. Set domain.ioThreads: { supplementalPoolThreadCount: 4 }.',
            allowed: '1 or more',
            suggestion: '4',
          }
        : undefined,
    good: { 'domain.ioThreadsPolicy': 'supplementalPool', 'domain.ioThreads': { supplementalPoolThreadCount: 4 } },
    bad: { 'domain.ioThreadsPolicy': 'supplementalPool' },
  },
  {
    id: 'DEV-05',
    name: 'unknown-sound-model',
    title: 'Unknown sound device `model`',
    paths: ['domain.devices.sound.model'],
    when: 'domain.devices.sound',
    check: ({ devices: { sound } }) =>
      unlessOneOf('domain.devices.sound.model', sound?.model, ['', 'ich9', 'ac97'], 'a valid sound device model'),
    good: { 'domain.devices.sound': { name: 'sound', model: 'ich9' } },
    bad: { 'domain.devices.sound': { name: 'sound', model: 'sb16' } },
  },
  {
    id: 'DEV-06',
    name: 'sound-device-without-name',
    title: 'Sound device without a name',
    paths: ['domain.devices.sound.name'],
    when: 'domain.devices.sound',
    check: ({ devices: { sound } }) =>
      sound !== undefined && !sound.name
        ? {
            at: 'domain.devices.sound.name',
            message: 'The sound device has no name. Set one, such as name: sound.',
            suggestion: 'sound',
          }
        : undefined,
    good: { 'domain.devices.sound': { name: 'sound' } },
    bad: { 'domain.devices.sound': { name: '' } },
  },
  {
    id: 'DEV-07',
    name: 'multiple-ramfb-displays',
    title: 'More than one GPU with a ramFB display',
    paths: ['domain.devices.gpus[].virtualGPUOptions.display'],
    when: 'domain.devices.gpus',
    check: ({ devices }) => {
      const displays = (devices.gpus ?? []).filter(({ virtualGPUOptions }) => {
        const shown = virtualGPUOptions?.display;
        return (
          shown !== undefined && shown.enabled !== false && (shown.ramFB === undefined || shown.ramFB.enabled === true)
        );
      });
      return displays.length > 1
        ? {
            at: 'domain.devices.gpus',
            message: `Only one GPU can provide a ramFB display, but ${displays.map(({ name }) => `"${name}"`).join(' and ')} enable it. Set ramFB: { enabled: false } on all but one.`,
            found: displays.length,
            allowed: 'one',
          }
        : undefined;
    },
    good: { 'domain.devices.gpus': [gpu('one')] },
    bad: { 'domain.devices.gpus': [gpu('one'), gpu('two')] },
  },
  {
    id: 'DEV-08',
    name: 'host-devices-feature-gate',
    title: '`hostDevices` without their feature gate',
    paths: ['domain.devices.hostDevices'],
    when: 'domain.devices.hostDevices',
    check: ({ devices: { hostDevices }, kind, cluster }) =>
      hostDevices !== undefined &&
      (hostDevices.length > 0 || kind === 'VirtualMachinePool' || kind === 'VirtualMachineInstanceReplicaSet') &&
      !cluster.gate('HostDevices')
        ? gateClosed('domain.devices.hostDevices', 'hostDevices (passthrough of a host device)', 'HostDevices')
        : undefined,
    good: {
      edit: { 'domain.devices.hostDevices': [{ name: 'card', deviceName: 'vendor.example/card' }] },
      configuration: gate('HostDevices'),
    },
    bad: { 'domain.devices.hostDevices': [{ name: 'card', deviceName: 'vendor.example/card' }] },
  },
  {
    id: 'DEV-09',
    name: 'video-without-graphics-device',
    title: '`video` with `autoattachGraphicsDevice: false`',
    paths: ['domain.devices.video', 'domain.devices.autoattachGraphicsDevice'],
    when: 'domain.devices.video',
    check: ({ devices }) =>
      devices.video !== undefined && devices.autoattachGraphicsDevice === false
        ? {
            at: 'domain.devices.video',
            message:
              'autoattachGraphicsDevice: false removes the graphics device, so there is no video device to configure. Remove autoattachGraphicsDevice, or video.',
          }
        : undefined,
    good: { 'domain.devices.video': { type: 'virtio' } },
    bad: { 'domain.devices.video': { type: 'virtio' }, 'domain.devices.autoattachGraphicsDevice': false },
  },
  {
    id: 'DEV-10',
    name: 'unsupported-video-type',
    title: 'Unsupported `video.type` for the architecture',
    paths: ['domain.devices.video.type'],
    view: 'guest',
    when: 'domain.devices.video',
    check: ({ devices: { video }, architecture }) =>
      video === undefined || !VIDEO[architecture]
        ? undefined
        : unlessOneOf(
            'domain.devices.video.type',
            video.type ?? '',
            VIDEO[architecture],
            `a valid video device type on ${architecture}`,
          ),
    good: { 'domain.devices.video': { type: 'bochs' } },
    bad: { 'domain.devices.video': { type: 'qxl' } },
  },
  {
    id: 'DEV-11',
    name: 'unsupported-watchdog',
    title: 'Unsupported `watchdog` for the architecture',
    paths: ['domain.devices.watchdog'],
    view: 'guest',
    when: 'domain.devices.watchdog',
    check: ({ devices: { watchdog }, architecture }) => {
      if (watchdog === undefined) return undefined;
      const only = { amd64: 'i6300esb', s390x: 'diag288' }[architecture];
      if (architecture === 'arm64')
        return {
          at: 'domain.devices.watchdog',
          message: 'KubeVirt does not support watchdogs on arm64. Remove watchdog.',
        };
      const other = only === 'i6300esb' ? watchdog.diag288 : watchdog.i6300esb;
      const own = only === 'i6300esb' ? watchdog.i6300esb : watchdog.diag288;
      return only && (other !== undefined || own === undefined)
        ? {
            at: 'domain.devices.watchdog',
            message: `${architecture} guests support only the ${only} watchdog, but it is missing or not the only one. Set ${only}: { action: reset } and nothing else.`,
            allowed: only,
            suggestion: `${only}: { action: reset }`,
          }
        : undefined;
    },
    good: { 'domain.devices.watchdog': { name: 'dog', i6300esb: { action: 'poweroff' } } },
    bad: { 'domain.devices.watchdog': { name: 'dog', diag288: { action: 'poweroff' } } },
  },
  {
    id: 'DEV-12',
    name: 'sound-on-arm64',
    title: '`sound` on arm64',
    paths: ['domain.devices.sound'],
    view: 'guest',
    when: 'domain.devices.sound',
    check: ({ devices, architecture }) =>
      devices.sound !== undefined && architecture === 'arm64'
        ? { at: 'domain.devices.sound', message: 'KubeVirt does not support sound devices on arm64. Remove sound.' }
        : undefined,
    good: { 'domain.devices.sound': { name: 'sound' } },
    bad: { architecture: 'arm64', 'domain.devices.sound': { name: 'sound' } },
  },
  {
    id: 'DEV-13',
    name: 'panic-devices-on-s390x',
    title: '`panicDevices` on s390x',
    paths: ['domain.devices.panicDevices'],
    when: 'domain.devices.panicDevices',
    check: (vmi) =>
      (vmi.devices.panicDevices?.length ?? 0) > 0 && architectureOf(vmi) === 's390x'
        ? {
            at: 'domain.devices.panicDevices',
            message: 's390x guests do not support panic devices; they report a panic without one. Remove panicDevices.',
          }
        : undefined,
    good: { 'domain.devices.panicDevices': [{ model: 'isa' }] },
    bad: { architecture: 's390x', 'domain.devices.panicDevices': [{ model: 'isa' }] },
  },
  {
    id: 'DEV-14',
    name: 'unknown-panic-device-model',
    title: 'Unknown panic device `model`',
    paths: ['domain.devices.panicDevices[].model'],
    when: 'domain.devices.panicDevices',
    check: ({ devices }) =>
      each(devices.panicDevices, ({ model }, i) =>
        unlessOneOf(
          `domain.devices.panicDevices[${i}].model`,
          model,
          ['hyperv', 'isa', 'pvpanic'],
          'a valid panic device model',
        ),
      ),
    good: { 'domain.devices.panicDevices': [{ model: 'pvpanic' }] },
    bad: { 'domain.devices.panicDevices': [{ model: 'pv' }] },
  },
  {
    id: 'DEV-15',
    name: 'vsock-feature-gate',
    title: '`autoattachVSOCK` without its feature gate',
    paths: ['domain.devices.autoattachVSOCK'],
    when: 'domain.devices.autoattachVSOCK',
    check: ({ devices, cluster }) =>
      devices.autoattachVSOCK === true && !cluster.gate('VSOCK')
        ? gateClosed('domain.devices.autoattachVSOCK', 'autoattachVSOCK', 'VSOCK')
        : undefined,
    good: { edit: { 'domain.devices.autoattachVSOCK': true }, configuration: gate('VSOCK') },
    bad: { 'domain.devices.autoattachVSOCK': true },
  },
  {
    id: 'DEV-16',
    name: 'downward-metrics-device-feature-gate',
    title: '`downwardMetrics` device without its feature gate',
    paths: ['domain.devices.downwardMetrics'],
    when: 'domain.devices.downwardMetrics',
    check: ({ devices, cluster }) =>
      devices.downwardMetrics !== undefined && !cluster.gate('DownwardMetrics')
        ? gateClosed('domain.devices.downwardMetrics', 'A downwardMetrics device (host metrics)', 'DownwardMetrics')
        : undefined,
    good: { edit: { 'domain.devices.downwardMetrics': {} }, configuration: gate('DownwardMetrics') },
    bad: { 'domain.devices.downwardMetrics': {} },
  },
  {
    id: 'DEV-17',
    name: 'reboot-policy-feature-gate',
    title: '`rebootPolicy` without its feature gate',
    paths: ['domain.rebootPolicy'],
    when: 'domain.rebootPolicy',
    check: ({ domain, cluster }) =>
      domain.rebootPolicy !== undefined && !cluster.gate('RebootPolicy')
        ? gateClosed('domain.rebootPolicy', 'rebootPolicy', 'RebootPolicy')
        : undefined,
    good: { 'domain.rebootPolicy': 'Terminate' },
    bad: {
      edit: { 'domain.rebootPolicy': 'Terminate' },
      configuration: { developerConfiguration: { disabledFeatureGates: ['RebootPolicy'] } },
    },
  },
]);
