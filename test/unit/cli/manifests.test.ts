import { readDocuments } from '../../../cli/manifests';

describe('scalars are read as Kubernetes reads them', () => {
  test.each([
    ['0644', 0o644],
    ['0o644', 0o644],
    ['-017', -0o17],
    ['0', 0],
    ['0x1F', 31],
    ['0b11', 3],
    ['1_000', 1000],
    ['+5', 5],
    ['089', 89],
    ['yes', true],
    ['Off', false],
    ['yES', 'yES'],
    ['02:00:00:00:00:01', '02:00:00:00:00:01'],
    ['12:30', '12:30'],
    ['2026-01-02', '2026-01-02'],
    ['1.9', 1.9],
    ['1e3', 1000],
    ['4Gi', '4Gi'],
    ['abc', 'abc'],
    ['0xyz', '0xyz'],
    ['_1', '_1'],
    ['-', [null]],
  ])('%s', (text, value) => {
    expect(readDocuments(text === '-' ? 'value:\n- \n' : `value: ${text}`, 'vm.yaml')).toEqual([{ value }]);
  });
});
