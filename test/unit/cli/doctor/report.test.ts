/** The report of `doctor` as a table and as JUnit. */
import { labelsOf } from '../../../../cli/doctor';
import { junitOf } from '../../../../cli/doctor/junit';
import { tableOf } from '../../../../cli/doctor/table';
import type { PreflightReport } from '../../../../kubevirt/preflight';

const report: PreflightReport = {
  verdict: 'fail',
  nodes: ['node-1'],
  cpuModel: 'Haswell',
  checks: [
    {
      id: 'kvm',
      title: 'Hardware virtualization',
      level: 'node',
      verdict: 'fail',
      message: 'node-1: <no> "KVM" & \u0007bell',
      repair: 'Enable it.',
    },
    { id: 'tun', title: '/dev/net/tun', level: 'node', verdict: 'warn', message: 'not there', repair: 'Load it.' },
    { id: 'probe', title: 'Probe', level: 'node', verdict: 'unknown', message: 'no answer', repair: 'Look.' },
    { id: 'nx', title: 'NX', level: 'node', verdict: 'skipped', message: 'not on arm64' },
    { id: 'cgroup', title: 'cgroups', level: 'node', verdict: 'pass', message: '2' },
  ],
};

it('is a line for each check, with the repair below', () => {
  const lines = tableOf(report).split('\n');
  expect(lines[0]).toBe('fail     kvm     Hardware virtualization: node-1: <no> "KVM" & \\u0007bell');
  expect(lines[1]).toBe('                 > Enable it.');
  expect(lines.at(-3)).toBe('5 checks: 1 fail, 1 warn, 1 unknown, 1 pass, 1 skipped');
  expect(lines.at(-2)).toBe('nodes for guests: node-1; CPU model: Haswell');
});

it('is JUnit that any XML parser reads', () => {
  const xml = junitOf(report);
  expect(xml).toContain('<testsuite name="kubevirt-iac doctor" tests="5" failures="1" errors="1" skipped="1">');
  expect(xml).toContain(
    '<testcase classname="node" name="kvm: Hardware virtualization"><failure message="node-1: &lt;no&gt; &quot;KVM&quot; &amp; bell">',
  );
  expect(xml).toContain('<system-out>warning: not there\nLoad it.</system-out>');
  expect(xml).toContain('<skipped message="not on arm64"/>');
  expect(xml).not.toContain('\u0007');
});

it.each([
  ['role=virt,zone=a=b', { role: 'virt', zone: 'a=b' }],
  ['node-role.kubernetes.io/worker', { 'node-role.kubernetes.io/worker': '' }],
])('reads the labels %s', (text, labels) => {
  expect(labelsOf(text)).toEqual(labels);
});
