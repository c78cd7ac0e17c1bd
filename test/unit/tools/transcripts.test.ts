import { comparable, isPassing } from '../../../tools/transcripts/blocks';
import { shownBy } from '../../../tools/transcripts/shown';

const UP = `Updating (dev):

    pulumi:pulumi:Stack shop-dev running 
 +  kubevirt:core/v1:VirtualMachine db creating (0s) 
@ updating....
 ~  kubevirt:core/v1:VirtualMachine web updating (0s) [diff: ~spec]
 ~  kubevirt:core/v1:VirtualMachine web updating (0s) [diff: ~spec]; warning: hostname needs a restart
 ~  kubevirt:core/v1:VirtualMachine web updating (2s) [diff: ~spec]; restarting the guest
@ updating.......
 ~  kubevirt:core/v1:VirtualMachine web updating (9s) [diff: ~spec]; 
 ~  kubevirt:core/v1:VirtualMachine web updated (9s) [diff: ~spec]; 
 +  kubevirt:core/v1:VirtualMachine db creating (8s) guest is Starting
 +  kubevirt:core/v1:VirtualMachine db created (9s) 
    pulumi:pulumi:Stack shop-dev  

Diagnostics:
  kubevirt:core/v1:VirtualMachine (web):
    warning: hostname needs a restart
      of the guest

Outputs:
  ~ address: "10.0.0.1" => "10.0.0.2"

Resources:
    ~ 1 updated
Duration: 10s
`;

test('of a run stands what it says of our resources, each warning once and whole, and its outputs', () => {
  expect(shownBy('pulumi up', UP)).toEqual([
    '$ pulumi up',
    ' ~  kubevirt:core/v1:VirtualMachine web updating (2s) [diff: ~spec]; restarting the guest',
    ' ~  kubevirt:core/v1:VirtualMachine web updated (9s) [diff: ~spec]',
    ' +  kubevirt:core/v1:VirtualMachine db creating (8s) guest is Starting',
    ' +  kubevirt:core/v1:VirtualMachine db created (9s)',
    '    warning: hostname needs a restart',
    '      of the guest',
    'Outputs:',
    '  ~ address: "10.0.0.1" => "10.0.0.2"',
  ]);
});

test('of the progress of a disk stands one step', () => {
  const row = (percent: number) =>
    ` +  kubevirt:cdi/v1beta1:DataVolume root creating (1s) disk is ImportInProgress ${percent} %\n`;
  expect(shownBy('pulumi up', [0, 20, 40, 60, 80].map(row).join(''))).toEqual(['$ pulumi up', row(40).trimEnd()]);
});

test.each([
  ['web created (2s)', 'web created (11s)'],
  ['disk is ImportInProgress 40 %', 'disk is ImportInProgress 62.5 % at 3 MiB/s'],
  ['  ~ address: "10.0.0.1" => "10.0.0.2"', '  ~ address: "10.131.1.7" => "10.131.9.2"'],
  ['(next: 2026-12-06T01:00:00.000Z)', '(next: 2027-01-03T01:00:00.000Z)'],
  ['left for Sun 02:00-04:00 Europe/Berlin', 'left for Wed 02:00-04:00 Europe/Berlin'],
  ['   1s  waiting  VirtualMachine vms/web', '  12s  waiting  VirtualMachine vms/web'],
  ['ignored: kubevirt/virt-handler-b7c9d', 'ignored: kubevirt/virt-handler-xx2k1'],
  ['draining node-1, 0 of 4 gone; left: vms/web (shuts down)', 'draining node-1, 3 of 4 gone; left: vms/db (migrates)'],
])('%j and %j say the same of two runs', (one, other) => {
  expect(comparable(one)).toBe(comparable(other));
});

test.each([
  ['guest is Starting', 'guest is Stopping'],
  ['web created (2s)', 'web updated (2s)'],
  ['hostname web -> shop needs a restart', 'hostname web -> shop goes live'],
])('%j and %j do not', (one, other) => {
  expect(comparable(one)).not.toBe(comparable(other));
});

test.each([
  [' +  kubevirt:core/v1:VirtualMachine web creating (2s) guest is Starting', true],
  ['   1s  waiting  VirtualMachine vms/web: guest is Starting', true],
  [' +  kubevirt:core/v1:VirtualMachine web created (4s)', false],
  ['   5s  ready    VirtualMachine vms/web', false],
  ['    warning: hostname needs a restart', false],
])('%j may be missing in another run: %s', (line, may) => {
  expect(isPassing(line)).toBe(may);
});
