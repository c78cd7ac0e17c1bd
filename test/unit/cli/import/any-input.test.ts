/** Whatever stands in a manifest: `import` writes a program of it, and the program is one that TypeScript can read. */
import fc from 'fast-check';
import ts from 'typescript';
import { programOf } from '../../../../cli/import/program';
import type { KubeObject } from '../../../../kube/object';

const KINDS = [
  ['kubevirt.io/v1', 'VirtualMachine'],
  ['kubevirt.io/v1', 'VirtualMachineInstance'],
  ['pool.kubevirt.io/v1beta1', 'VirtualMachinePool'],
  ['clone.kubevirt.io/v1beta1', 'VirtualMachineClone'],
  ['v1', 'Service'],
  ['example.com/v1', 'Thing'],
] as const;

/** Fields with the names that are read, and anything in them. */
const anything = fc.jsonValue({ maxDepth: 2 });
const part = (...keys: string[]) => fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 3 });
const guest = fc.record({
  template: fc.record({
    metadata: fc.oneof(anything, part('labels', 'annotations')),
    spec: fc.oneof(
      anything,
      part('domain', 'volumes', 'networks', 'readinessProbe'),
      fc.record({
        domain: part('cpu', 'memory', 'devices', 'resources', 'firmware'),
        volumes: fc.array(part('name', 'dataVolume', 'cloudInitNoCloud')),
      }),
    ),
  }),
  runStrategy: anything,
});
const objects = fc.array(
  fc
    .tuple(
      fc.constantFrom(...KINDS),
      fc.string({ minLength: 1 }),
      fc.oneof(anything, guest, part('selector', 'ports', 'source', 'target')),
    )
    .map(
      ([[apiVersion, kind], name, spec]) =>
        ({ apiVersion, kind, metadata: { name, namespace: 'a' }, spec }) as unknown as KubeObject,
    ),
  { minLength: 1, maxLength: 3 },
);

it('is a program', () => {
  fc.assert(
    fc.property(objects, (given) => {
      const { text, statements, omitted } = programOf(given);
      expect(statements.length + omitted.length).toBe(given.length);
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
      expect(diagnostics).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
