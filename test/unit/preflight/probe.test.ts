/** The probe: its script run by real shells, its report read strictly, its Pod understood. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { answerOf, NODE_ANNOTATION, parseProbe, probeJob } from '../../../kubevirt/preflight';
import { HOST } from './cluster';

const settings = { namespace: 'x', image: 'probe:1', poolPath: '/var/my "pool" $(x)', timeoutSeconds: 60 };
const job = probeJob(3, 'node-3', settings) as KubeObject & {
  spec: { template: { spec: { containers: { command: string[] }[] } } };
};
const [, , script] = job.spec.template.spec.containers[0]!.command as [string, string, string];
const shells = [['sh'], ['bash', '--posix'], ['busybox', 'sh'], ['dash']].filter(([name]) =>
  ['/bin', '/usr/bin'].some((folder) => existsSync(join(folder, name!))),
);

describe('the script', () => {
  let host: string;
  beforeEach(() => {
    host = mkdtempSync(join(tmpdir(), 'probe-'));
  });
  afterEach(() => rmSync(host, { recursive: true, force: true }));
  const put = (path: string, text = '') => {
    mkdirSync(join(host, path, '..'), { recursive: true });
    writeFileSync(join(host, path), text);
  };
  /** Runs it as the Pod would, on a folder in place of the host's root. */
  const run = ([shell, ...args]: readonly string[], poolPath = '') => {
    const log = join(host, 'termination-log');
    const here = script.replace('host=/host', `host=${host}`).replaceAll('/dev/termination-log', log);
    execFileSync(shell!, [...args, '-c', here], {
      stdio: 'ignore',
      env: { PATH: process.env.PATH, POOL_PATH: poolPath, POD_UID: 'uid-1' },
    });
    return parseProbe(readFileSync(log, 'utf8'));
  };

  test.each(shells.map((shell) => [shell.join(' '), shell]))(
    'in %s finds nothing on an empty host, and says so',
    (_, shell) => {
      expect(run(shell as string[])).toMatchObject({
        report: { kvm: 'absent', cgroup: 1, kubeletRoot: false, iommuGroups: 0, selinux: 'disabled', os: '' },
      });
    },
  );

  test.each(shells.map((shell) => [shell.join(' '), shell]))('in %s reads a host', (_, shell) => {
    put('dev/kvm');
    put('dev/net/tun');
    put('sys/fs/cgroup/cgroup.controllers');
    put('sys/kernel/iommu_groups/0/x');
    put('sys/kernel/iommu_groups/1/x');
    put('sys/module/kvm_intel/parameters/nested', 'Y\n');
    put('sys/fs/selinux/enforce', '1');
    put('sys/module/apparmor/parameters/enabled', 'Y\n');
    put('etc/apparmor.d/usr.sbin.libvirtd');
    put('etc/os-release', 'NAME="Fedora"\nVERSION_ID=43\nID="fedora"\n');
    put('var/lib/kubelet/pods/uid-1/etc-hosts');
    const { report } = run(shell as string[], '/var/not yet/*/pool') as { report: typeof HOST };
    expect(report).toMatchObject({
      kvm: 'open',
      tun: true,
      vhostNet: false,
      cgroup: 2,
      iommuGroups: 2,
      nested: true,
      apparmor: true,
      libvirtProfile: true,
      os: 'fedora',
      kubeletRoot: true,
      pool: { exists: false },
    });
    expect(report.pool!.size).toBeGreaterThan(report.pool!.free);
  });

  it('says of an os-release that tries to escape nothing at all', () => {
    put('etc/os-release', 'ID="x\\",\\"kvm\\":\\"open"\n');
    expect(run(['sh'])).toMatchObject({ report: { os: '', kvm: 'absent' } });
  });
});

describe('a report', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.record({
          vmx: fc.boolean(),
          cgroup: fc.constantFrom(1, 2),
          iommuGroups: fc.nat(),
          selinux: fc.constantFrom('enforcing', 'permissive', 'disabled'),
          swap: fc.nat(),
        }),
        (change) => {
          const report = { ...HOST, ...change };
          expect(parseProbe(`${JSON.stringify(report)}\n`)).toEqual({ report });
        },
      ),
    );
  });

  test.each([
    ['', /without a report/],
    ['Segmentation fault', /not valid JSON: Segmentation fault/],
    ['[]', /not an object/],
    [JSON.stringify({ ...HOST, cgroup: 3 }), /cgroup .* is 3/],
    [JSON.stringify({ ...HOST, nx: undefined }), /nx .* is missing/],
    [JSON.stringify({ ...HOST, extra: 1 }), /unexpected field "extra"/],
    [JSON.stringify({ ...HOST, pool: { exists: true } }), /pool/],
    [JSON.stringify({ ...HOST, os: 'a"b' }), /os/],
  ])('that is %s is not trusted', (text, reason) => {
    expect(parseProbe(text)).toEqual({ reason: expect.stringMatching(reason) });
  });

  it('is never trusted by half: any text gives a report or a reason', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => 'reason' in parseProbe(text)));
  });
});

describe('the Pod', () => {
  const pod = (state: object | undefined, rest: object = {}): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { annotations: { [NODE_ANNOTATION]: 'n' } },
    status: { phase: 'Pending', ...(state && { containerStatuses: [{ name: 'probe', state }] }), ...rest },
  });

  test.each<[string, KubeObject, unknown]>([
    ['runs', pod({ running: {} }), undefined],
    ['is being created', pod({ waiting: { reason: 'ContainerCreating' } }), undefined],
    [
      'cannot pull',
      pod({ waiting: { reason: 'ImagePullBackOff', message: 'no such host' } }),
      { node: 'n', reason: 'ImagePullBackOff: no such host', repair: expect.stringContaining('--probe-image') },
    ],
    [
      'ended badly',
      pod({ terminated: { exitCode: 127, message: 'sh: not found' } }),
      { node: 'n', reason: 'the probe ended with exit code 127: sh: not found' },
    ],
    ['ended well', pod({ terminated: { exitCode: 0, message: JSON.stringify(HOST) } }), { node: 'n', report: HOST }],
    [
      'was evicted',
      pod(undefined, { phase: 'Failed', reason: 'Evicted', message: 'disk' }),
      { node: 'n', reason: 'the kubelet rejected the probe: Evicted: disk' },
    ],
  ])('that %s', (_, given, answer) => {
    expect(answerOf(given)).toEqual(answer);
  });

  it('is pinned to its node, ends by itself, and takes the pool path as data', () => {
    expect(job.spec).toMatchObject({
      activeDeadlineSeconds: 90,
      backoffLimit: 0,
      ttlSecondsAfterFinished: expect.any(Number),
    });
    expect(job.spec.template.spec).toMatchObject({ nodeName: 'node-3', automountServiceAccountToken: false });
    expect(script).not.toContain('my "pool"');
  });
});
