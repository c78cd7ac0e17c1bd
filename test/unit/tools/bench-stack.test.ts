import { broken } from '../../bench/stack';

const noOp = (VMs: number, writes: number, lists: number) =>
  broken({ VMs, 'no-op, writes': writes, 'no-op, lists of one kind at most': lists });

it.each([
  ['nothing at all', 100, 0, 0],
  ['one list of a kind', 100, 0, 1],
  ['a second page from 500 VMs on', 500, 0, 2],
])('the stack benchmark accepts a run without a change that does %s', (_, vms, writes, lists) => {
  expect(noOp(vms, writes, lists)).toEqual([]);
});

it('the stack benchmark fails on a run without a change that writes, or lists once per VM', () => {
  expect(noOp(100, 1, 0)).toEqual([expect.stringMatching(/wrote 1 times.*must write nothing/)]);
  expect(noOp(499, 0, 2)).toEqual([expect.stringMatching(/listed one kind 2 times; 1 is the most for 499 VMs/)]);
});

it('the stack benchmark fails on a creation that lists the VMs again and again', () => {
  expect(broken({ VMs: 500, 'create, lists of VMs': 2 })).toEqual([]);
  expect(broken({ VMs: 500, 'create, lists of VMs': 9 })).toEqual([
    expect.stringMatching(/listed VMs 9 times.*2 is the most/),
  ]);
});
