import { Topology, VirtualMachine } from 'kubevirt-iac';
import { chartIn } from '../rendered';

const SMALL = { instancetype: 'u1.small' } as const;

function pair() {
  const chart = chartIn();
  const [a, b] = ['a', 'b'].map((id) => new VirtualMachine(chart, id, SMALL));
  return { chart, a: a!, b: b! };
}

const { HOSTNAME, ZONE, REGION } = Topology;

describe('separate and colocate of the same pair', () => {
  it.each([
    [HOSTNAME, HOSTNAME, true],
    [HOSTNAME, ZONE, true],
    [ZONE, REGION, true],
    ['rack', 'rack', true],
    [ZONE, HOSTNAME, false],
    ['rack', ZONE, false],
  ])('together by %s and apart by %s: contradicts itself: %s', (together, apart, contradicts) => {
    const orders = [
      ({ a, b }: ReturnType<typeof pair>) => {
        a.scheduling.colocate(b, { topology: together });
        a.scheduling.separate(b, { topology: apart });
      },
      ({ a, b }: ReturnType<typeof pair>) => {
        a.scheduling.separate(b, { topology: apart });
        b.scheduling.colocate(a, { topology: together });
      },
    ];
    for (const order of orders) {
      const call = () => order(pair());
      if (contradicts) expect(call).toThrow(/test\/[ab]: .*contradicts.*no node meets both.*give one a `weight`/);
      else expect(call).not.toThrow();
    }
  });

  it('is fine where one is a preference, or the other guests are others', () => {
    const { chart, a, b } = pair();
    const c = new VirtualMachine(chart, 'c', SMALL);
    const sameName = VirtualMachine.fromVirtualMachineName(chart, 'x', 'b', { namespace: 'elsewhere' });
    a.scheduling.separate(b);
    a.scheduling.colocate(b, { weight: 50, topology: ZONE });
    a.scheduling.colocate(c);
    a.scheduling.colocate(sameName);
    a.scheduling.separate(b);
    expect(chart.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  });

  it('names both calls and the labels of the other guest', () => {
    const { a, chart } = pair();
    const old = VirtualMachine.fromVirtualMachineName(chart, 'old', 'legacy');
    a.scheduling.separate(old, { topology: ZONE });
    expect(() => a.scheduling.colocate(old)).toThrow(
      'test/a: colocate() by kubernetes.io/hostname contradicts separate() by topology.kubernetes.io/zone, which was called for the same pair',
    );
  });
});
