import type { KubeObject } from '../../../kube/object';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';
import { applyDefaults, asWritten, rewrittenPaths, withServerWritten } from '../../../kubevirt/defaults';
import { importedInputs } from '../../../provider/compare';
import { vm } from '../impact/objects';

interface LiveVm extends KubeObject {
  metadata: { annotations?: Record<string, string> };
  spec: {
    template: {
      metadata: Record<string, unknown>;
      spec: { domain: { firmware?: object; machine: { type: string }; devices: { interfaces: object[] } } };
    };
  };
}
const asVm = (object: object) => object as LiveVm;

/** The VM as a cluster shows it, with kubemacpool installed. */
function live(): LiveVm {
  const stored = asVm(applyDefaults(vm() as unknown as KubeObject));
  const { domain } = stored.spec.template.spec;
  domain.firmware = { uuid: 'aaaa', serial: 'bbbb' };
  domain.devices.interfaces = domain.devices.interfaces.map((nic, i) => ({
    ...nic,
    macAddress: `02:00:00:00:00:0${i}`,
  }));
  stored.metadata.annotations = {
    'kubemacpool.io/transaction-timestamp': '2026-01-01T00:00:00Z',
    'kubevirt.io/latest-observed-api-version': 'v1',
  };
  stored.spec.template.metadata['creationTimestamp'] = null;
  return stored;
}

describe('a live VM', () => {
  it('with MAC addresses of kubemacpool is written as its author wrote it, so that an import shows no difference', () => {
    expect(importedInputs(live(), DEFAULT_PROFILE).value).toEqual(vm());
  });

  it('keeps MAC addresses where no MAC pool runs, and what differs from the defaults', () => {
    const own = live();
    delete own.metadata.annotations?.['kubemacpool.io/transaction-timestamp'];
    own.spec.template.spec.domain.machine.type = 'pc-q35-9.2';
    const { domain } = asVm(asWritten(own)).spec.template.spec;
    expect(domain.devices.interfaces[0]).toMatchObject({ macAddress: '02:00:00:00:00:00' });
    expect(domain).toMatchObject({ machine: { type: 'pc-q35-9.2' } });
    expect(domain).not.toHaveProperty('firmware');
  });

  it('gives a manifest what the server wrote, and nothing that the manifest says otherwise', () => {
    const manifest = vm({ architecture: 'arm64' });
    const { spec } = asVm(withServerWritten(manifest, live())).spec.template;
    expect(spec).toMatchObject({
      architecture: 'arm64',
      domain: { firmware: { uuid: 'aaaa', serial: 'bbbb' }, machine: { type: 'q35' } },
    });
    expect(spec.domain.devices.interfaces[0]).toMatchObject({ macAddress: '02:00:00:00:00:00' });
    expect(manifest).toEqual(vm({ architecture: 'arm64' }));
    expect(withServerWritten(vm(), vm() as unknown as KubeObject)).toEqual(vm());
  });
});

it('a matcher that was inferred is rewritten, and only such', () => {
  expect(rewrittenPaths('VirtualMachine')).toContain('spec.instancetype.inferFromVolume');
  expect(rewrittenPaths('ConfigMap')).toEqual([]);
});
