/** Manifests in the shapes in which people write them, and for each a program of plain props: no override, no patch, no object of the API itself. */
import { VirtualMachine, VirtualMachineInstance } from 'kubevirt-iac';
import { objectLiteral } from '../../../../cli/object-literal';
import type { KubeObject } from '../../../../kube/object';
import { firstErrors } from '../../types/compile';
import { chartIn, objectsOf, refusals } from '../rendered';
import { CLUSTER } from './compare';
import { normalized } from './normalized';
import { manifestOf, propsOf, SHAPES } from './shapes';

describe.each(SHAPES)('%s', (name, spec) => {
  const props = propsOf(name, spec);

  it('is a VM', () => {
    const chart = chartIn('vms');
    new VirtualMachine(chart, name, props);
    expect(normalized(objectsOf(chart))).toEqual(normalized([manifestOf(name, spec)]));
    expect(refusals(chart, CLUSTER)).toEqual([]);
  });

  if (['instancetype', 'preference', 'dataVolumeTemplates'].some((key) => key in spec)) return;
  it('is a guest without a VM', () => {
    const chart = chartIn('vms');
    const { runStrategy: _, updateVolumesStrategy: __, ...bare } = props;
    new VirtualMachineInstance(chart, name, bare as never);
    const { metadata: { labels, annotations } = {}, spec: guest } = spec.template as {
      metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
      spec: Record<string, unknown>;
    };
    const expected = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: { name, namespace: 'vms', labels: { ...labels, 'kubevirt.io/vmi': name }, annotations },
      spec: guest,
    };
    expect(normalized(objectsOf(chart))).toEqual(normalized([expected as KubeObject]));
  });
});

it('compiles as a program', () => {
  const statements = SHAPES.map(
    ([name, spec]) => `new VirtualMachine(chart, ${JSON.stringify(name)}, ${objectLiteral(propsOf(name, spec))});`,
  );
  const program = (statement: string) =>
    `import { App, Chart } from 'cdk8s';\nimport { VirtualMachine } from './constructs';\nconst chart = new Chart(new App(), 'vms');\n${statement}\n`;
  const errors = firstErrors(statements.map(program));
  expect(SHAPES.flatMap(([name], i) => (errors[i] ? [`${name}: ${errors[i]}`] : []))).toEqual([]);
});
