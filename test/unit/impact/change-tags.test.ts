import { impactDoc } from '../../../kubevirt/impact';
import { withSentences } from '../../../tools/generate/change-tags';

describe('the sentence of a doc comment', () => {
  it('tells the usual first, and one of each effect', () => {
    expect(impactDoc('domain.cpu.sockets')).toMatch(
      /^raised \(up to maxSockets.*\): goes live by migration; lowered: needs a restart; raised \(the guest is still starting.*\): goes live$/,
    );
    expect(impactDoc('hostname')).toBe('changed: needs a restart');
  });

  it('knows a field of a disk that has no rows of its own', () => {
    const bus = impactDoc('domain.devices.disks[].disk.bus');
    expect(bus).toMatch(/hotpluggable.*: waits for the next boot, unannounced; .*: needs a restart$/);
    expect(impactDoc('volumes[].hotpluggable')).toMatch(/^made hotpluggable .*: waits .*: needs a restart$/);
  });

  it.each([
    ['DataVolume/spec.storage.resources', 'is refused'],
    ['MigrationPolicy/spec.allowPostCopy', 'has no effect on the guest'],
    ['NetworkAttachmentDefinition/spec.config', 'waits for the next boot, unannounced'],
    ['Secret/stringData', 'waits for the next boot, unannounced'],
    ['KubeVirt/spec.imageTag', 'goes live by migration'],
    ['KubeVirt/spec.configuration.machineType', 'waits for the next boot, unannounced'],
    ['KubeVirt/spec.infra', 'has no effect on the guest'],
    ['Service/spec.type', 'has no effect on the guest'],
    ['/metadata.name', 'replaces the object'],
  ])('takes the verdict on the object that the path is of: %s', (path, effect) => {
    expect(impactDoc(path)).toBe(`changed: ${effect}`);
  });

  it('is put behind the tag, and once there stays as it is', () => {
    const source = [
      'interface Props {',
      '  /**',
      '   * How many.',
      '   * @change domain.cpu.sockets',
      '   * @default 1',
      '   */',
      '  cpus?: number;',
      '}',
    ];
    const once = withSentences(source.join('\n'));
    expect(once.split('\n').slice(0, 3)).toEqual(source.slice(0, 3));
    expect(once).toMatch(/\* @change domain\.cpu\.sockets: raised /);
    expect(once).toMatch(/\n {3}\* @default 1\n {3}\*\/\n {2}cpus\?: number;\n}$/);
    expect(once.split('\n').every((line) => line.length <= 120)).toBe(true);
    expect(withSentences(once)).toBe(once);
  });
});
