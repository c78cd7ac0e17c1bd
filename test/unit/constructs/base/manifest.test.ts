import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Manifest } from 'kubevirt-iac';
import { chartIn } from '../rendered';

const secret = (chart: Chart, fields: Record<string, unknown> = {}) =>
  new Manifest(chart, 'one', { apiVersion: 'v1', kind: 'Secret', ...fields });

it('is named by its id, in the namespace and with the labels of its chart', () => {
  const chart = new Chart(new App(), 'c', { namespace: 'vms', labels: { team: 'a' } });
  expect(secret(chart).toJson()).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'one', namespace: 'vms', labels: { team: 'a' } },
  });
});

it('has no namespace if its kind is cluster-scoped', () => {
  const role = new Manifest(chartIn('vms'), 'admin', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
  });
  expect(role.toJson().metadata).toEqual({ name: 'admin' });
});

it('renders what plain cdk8s renders', () => {
  const fields = () => ({
    type: 'Opaque',
    b: { z: 1, a: [1, { y: null, x: undefined }, []], empty: {} },
    lazy: Lazy.any({ produce: () => ({ deep: Lazy.any({ produce: () => 'value' }) }) }),
    token: { resolve: () => 'resolved' },
  });
  const metadata = { name: 'one', annotations: { x: 'y' } };
  const ours = new Manifest(chartIn(), 'a', { apiVersion: 'v1', kind: 'Secret', metadata, ...fields() }).toJson();
  const theirs = new ApiObject(chartIn(), 'a', { apiVersion: 'v1', kind: 'Secret', metadata, ...fields() }).toJson();
  expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
});

it('calls the resolvers of the app, including one that is added later', () => {
  const app = new App();
  const object = secret(new Chart(app, 'c'), { stringData: { password: 'ref:x' } });
  object.toJson();
  app.resolvers.unshift({ resolve: (context) => void (context.value === 'ref:x' && context.replaceValue('found')) });
  expect(object.toJson().stringData).toEqual({ password: 'found' });
  expect(object.addOverride('stringData.other', 'ref:x').toJson().stringData).toEqual({
    password: 'found',
    other: 'found',
  });
});

it('reports the path of a value that no manifest can contain', () => {
  expect(() => secret(chartIn(), { data: { list: [new Map()] } }).toJson()).toThrow(
    'test/one: Secret "one" cannot be rendered. The value at "data.list.0" is a Map',
  );
});

describe('overrides and patches', () => {
  it('are applied in the order of the calls', () => {
    const object = secret(chartIn(), { stringData: { a: '1' } });
    object.addOverride('stringData.b', '2');
    object.addJsonPatch(JsonPatch.replace('/stringData/b', '3'));
    object.addOverride('metadata.annotations["example.com/x"]', 'y').addOverride('stringData.a', undefined);
    expect(object.toJson()).toMatchObject({
      metadata: { annotations: { 'example.com/x': 'y' } },
      stringData: { b: '3' },
    });
    expect(object.toJson().stringData).toEqual({ b: '3' });
  });

  it('that cannot be applied are errors that name the object', () => {
    const object = secret(chartIn(), { stringData: { a: '1' } });
    object.addOverride('stringData.a.b', 1);
    expect(() => object.toJson()).toThrow(
      'test/one: Secret "one" cannot be rendered. Cannot set "stringData.a.b": stringData.a is the string "1"',
    );
  });
});

it('makes plain app.synth() fail on what the cluster would reject, once for the whole app', () => {
  const chart = chartIn();
  const bad = { runStrategy: 'Alwys', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } };
  new Manifest(chart, 'a', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: bad });
  secret(chart);
  let message = '';
  try {
    (chart.node.root as App).synthYaml();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/\[test\/a\] VirtualMachine vms\/a at spec\.runStrategy/);
  expect(message.match(/Alwys/g)).toHaveLength(1);
});
