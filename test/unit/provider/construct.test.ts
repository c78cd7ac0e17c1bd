/** Making components in the plugin, apart from the components. */
import { call, construct } from '../../../provider/server/construct';
import { Session } from '../../../provider/session';

const request = new Uint8Array();
const limit = Error.stackTraceLimit;

/** A component that notes how deep stacks are while it is made, and ends when it is let. */
function slow() {
  const depths: number[] = [];
  let end!: (failure?: Error) => void;
  const made = new Promise<Uint8Array>((resolve, reject) => {
    end = (failure) => (failure ? reject(failure) : resolve(request));
  });
  const make = () => {
    depths.push(Error.stackTraceLimit);
    return made;
  };
  const session = new Session(() => ({ construct: make, call: make }));
  return { session, depths, end };
}

test.each([construct, call])('errors of the plugin have stacks again once no component is made: %p', async (run) => {
  const [first, second] = [slow(), slow()];
  const both = [run(request, first.session), run(request, second.session)];
  expect([...first.depths, ...second.depths]).toEqual([0, 0]);
  first.end();
  await both[0];
  expect(Error.stackTraceLimit).toBe(0);
  second.end(new Error('wrong argument'));
  await expect(both[1]).rejects.toThrow('wrong argument');
  expect(Error.stackTraceLimit).toBe(limit);
});
