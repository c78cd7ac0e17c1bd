import type { KubeObject } from '../../../kube/object';
import { asBeforeRestore, onRestoredVolumes } from '../../../provider/compare';

const volumes = (root: object) => [
  { name: 'root', ...root },
  { name: 'data', persistentVolumeClaim: { claimName: 'web-data' } },
];
const vm = (root: object, more: { annotations?: Record<string, string>; templates?: object[] } = {}) =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', annotations: more.annotations },
    spec: {
      runStrategy: 'Halted',
      ...(more.templates && { dataVolumeTemplates: more.templates }),
      template: { spec: { hostname: 'web', volumes: volumes(root) } },
    },
  }) as unknown as KubeObject;

const program = vm({ dataVolume: { name: 'web-root' } }, { templates: [{ metadata: { name: 'web-root' } }] });
const ofRestore = (uid: string) =>
  vm(
    { persistentVolumeClaim: { claimName: `restore-${uid}-root` } },
    { annotations: { 'restore.kubevirt.io/lastRestoreUID': 'u1' } },
  );

test('P16: the disk of the last restore is no difference from the program', () => {
  expect(asBeforeRestore(ofRestore('u1'), program).spec).toEqual(program.spec);
});

test('P16: another change of the program keeps the disk of the last restore, and does not import its template anew', () => {
  expect(onRestoredVolumes(program, ofRestore('u1')).spec).toEqual({
    runStrategy: 'Halted',
    template: {
      spec: { hostname: 'web', volumes: volumes({ persistentVolumeClaim: { claimName: 'restore-u1-root' } }) },
    },
  });
});

test('P16: a disk that someone swapped otherwise is a difference as before', () => {
  const swapped = ofRestore('another');
  expect(asBeforeRestore(swapped, program)).toBe(swapped);
  expect(onRestoredVolumes(program, swapped)).toBe(program);
});
