import * as pulumi from '@pulumi/pulumi';
import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { UnresolvedTokens } from '../../../sdk/bridge/unresolved-tokens';

const tokens = new UnresolvedTokens();
function rendered(manifest: Record<string, unknown>): Record<string, unknown> {
  const app = new App({ resolvers: [tokens] });
  const object = new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', ...manifest });
  return tokens.restore(object.toJson()) as Record<string, unknown>;
}

it('lets Outputs stand anywhere in what cdk8s renders, and gives them back themselves', () => {
  const outputs = {
    label: pulumi.output('a'),
    item: pulumi.output(1),
    lazy: pulumi.output(true),
    name: pulumi.output('n'),
  };
  const { metadata, data } = rendered({
    metadata: { name: outputs.name as never, labels: { a: outputs.label as never } },
    data: { list: ['x', outputs.item], lazy: Lazy.any({ produce: () => ({ deep: outputs.lazy }) }) },
  }) as { metadata: { name: unknown; labels: { a: unknown } }; data: { list: unknown[]; lazy: { deep: unknown } } };
  expect(metadata.name).toBe(outputs.name);
  expect(metadata.labels.a).toBe(outputs.label);
  expect(data.list).toEqual(['x', outputs.item]);
  expect(data.list[1]).toBe(outputs.item);
  expect(data.lazy.deep).toBe(outputs.lazy);
});

it('changes nothing that is known', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.jsonValue({ maxDepth: 3 }).filter((value) => value !== null),
      ),
      (data) => {
        expect(tokens.restore(JSON.parse(JSON.stringify(data)))).toEqual(JSON.parse(JSON.stringify(data)));
      },
    ),
  );
});

it('says where an Output was pasted into a text', () => {
  const output = pulumi.output('a');
  expect(() => rendered({ data: { script: `echo ${output}` } })).toThrow(
    /data\.script: an Output was pasted into a string.*pulumi\.interpolate/,
  );
});
