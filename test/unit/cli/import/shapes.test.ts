/** Every shape in which people write a VirtualMachine goes through `import`, and comes back. */

import { programOf } from '../../../../cli/import/program';
import { readManifests } from '../../../../cli/manifests';
import { compareTrees } from '../../../../cli/plan/compare';
import { readTree, treeOf } from '../../../../cli/plan/tree';
import { run } from '../../../support/imported-program';
import { manifestOf, SHAPES } from '../../constructs/expressive/shapes';

const objects = SHAPES.map(([name, spec]) => manifestOf(name, spec));
const program = programOf(objects);

it('without an effect, each of them', () => {
  const before = treeOf(readManifests(JSON.stringify(objects), 'shapes.json'), 'shapes.json');
  const plan = compareTrees(before, readTree(run(program.text)), undefined);
  expect(
    plan.objects
      .filter(({ status, impact }) => status !== 'changed' || impact.class !== 'no-effect')
      .map(({ name, summary }) => [name, summary]),
  ).toEqual([]);
  expect(plan.objects.length + plan.unchanged).toBe(SHAPES.length);
});

it.each(program.statements.map(({ object, ...statement }) => [object.metadata!.name!, statement] as const))(
  '%s as a construct',
  (_, { class: name, why }) => {
    expect({ name, why }).toEqual({ name: 'VirtualMachine', why: undefined });
  },
);
