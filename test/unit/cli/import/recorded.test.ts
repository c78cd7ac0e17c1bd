/** Objects that KubeVirt's own webhooks have judged go through `import`, and come back. */
import { adopted, sumOf } from '../../../support/adoption';
import { admissionVerdicts } from '../../../verdicts/read';

const accepted = admissionVerdicts().filter(({ verdict }) => verdict.allowed);

it('changes none of them, and makes constructs of most VMs', () => {
  // Some of each rule: all of them take a minute (`npm run bench -- adoption`).
  const some = accepted.filter((_, at) => at % 10 === 0);
  const { machines, machineConstructs, changed } = sumOf(some.map(({ object }) => adopted([object])));
  expect(changed).toEqual([]);
  expect(machines).toBeGreaterThan(25);
  expect(machineConstructs / machines).toBeGreaterThan(0.85);
});
