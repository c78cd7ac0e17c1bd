import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { manifestOf } from '../../../../constructs/render';

const chart = () => new Chart(new App(), 'vms', { namespace: 'vms', labels: { team: 'web' } });

const PROPS = {
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'web', labels: { tier: 'front' }, annotations: {} },
  spec: { zone: 'b', absent: undefined, none: null, list: [{ b: 1, a: [] }], empty: {} },
  data: Lazy.any({ produce: () => ({ late: true }) }),
};

/** An object as classes made by `cdk8s import` write it: it renders itself. */
class Renamed extends ApiObject {
  override toJson() {
    return { ...super.toJson(), spec: { own: true } };
  }
}

describe('synth renders an object of plain cdk8s exactly as app.synth() does', () => {
  test.each<[string, () => ApiObject]>([
    ['with a lazy, empty values and labels of the chart', () => new ApiObject(chart(), 'web', PROPS)],
    ['without metadata', () => new ApiObject(chart(), 'web', { apiVersion: 'v1', kind: 'ConfigMap' })],
    ['of a class that renders itself', () => new Renamed(chart(), 'web', PROPS)],
    [
      'with a patch',
      () => {
        const object = new ApiObject(chart(), 'web', PROPS);
        object.addJsonPatch(JsonPatch.replace('/spec/zone', 'c'));
        return object;
      },
    ],
  ])('%s', (_, make) => {
    const object = make();
    expect(JSON.stringify(manifestOf(object))).toBe(JSON.stringify(object.toJson()));
  });

  test('a value that no manifest can hold is reported with the path of the construct and of the value', () => {
    const object = new ApiObject(chart(), 'web', {
      apiVersion: 'v1',
      kind: 'Widget',
      spec: { at: new Date(0) },
    } as never);
    expect(() => manifestOf(object)).toThrow(/^Widget ".*" at vms\/web cannot be rendered\. .*"spec\.at" is a Date/);
  });
});
