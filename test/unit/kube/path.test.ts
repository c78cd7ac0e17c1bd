import * as fc from 'fast-check';
import { parsePath, pathOf } from '../../../kube/path';

describe('parsing a path', () => {
  it.each([
    ['spec', ['spec']],
    ['spec.template.spec.networks[0].name', ['spec', 'template', 'spec', 'networks', 0, 'name']],
    ['metadata.annotations["example.com/owner"]', ['metadata', 'annotations', 'example.com/owner']],
    ["metadata.labels['a.b/c'].x", ['metadata', 'labels', 'a.b/c', 'x']],
  ])('%s', (path, steps) => {
    expect(parsePath(path)).toEqual(steps);
  });

  it.each(['.spec', 'spec.', 'spec..x', 'a[', 'a[x]', 'a]'])('"%s" is rejected', (path) => {
    expect(() => parsePath(path)).toThrow(/^Invalid path: unexpected input at character \d+ /);
  });

  it('reports the character at which it stops', () => {
    expect(() => parsePath('spec.a[x]')).toThrow(
      'Invalid path: unexpected input at character 7 ("[x]") of "spec.a[x]".',
    );
  });

  it('reads back what joinPath writes, whatever the keys are', () => {
    const step = fc.oneof(fc.string(), fc.nat(1000));
    fc.assert(fc.property(fc.array(step), (steps) => expect(parsePath(pathOf(steps))).toEqual(steps)));
  });
});
