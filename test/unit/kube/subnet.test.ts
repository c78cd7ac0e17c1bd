import fc from 'fast-check';
import { isIn, numberOf, reservedAddress, subnetOf } from '../../../kube/subnet';

test.each([
  ['192.168.10.5/24', '192.168.10.1', true],
  ['192.168.10.5/24', '192.168.11.1', false],
  ['10.0.0.1/31', '10.0.0.0', true],
  ['10.0.0.1/32', '10.0.0.2', false],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['fd00::5/64', 'fd00::1', true],
  ['fd00::5/64', 'fd00:0:0:1::1', false],
  ['fe80::/10', 'fe80::1:2:3', true],
  ['::ffff:10.0.0.0/104', '::ffff:10.1.2.3', true],
  ['192.168.10.5/24', 'fd00::1', false],
  ['192.168.10.5/24', 'router', false],
])('%s contains %s: %s', (subnet, address, expected) => {
  expect(isIn(address, subnetOf(subnet)!)).toBe(expected);
});

test.each(['192.168.10.5', '192.168.10.5/33', 'fd00::/129', 'lan/24', '10.0.0.0/8/8', ''])(
  '%s is not a subnet',
  (text) => {
    expect(subnetOf(text)).toBeUndefined();
  },
);

test.each([
  ['192.168.10.0/24', 'network'],
  ['192.168.10.255/24', 'broadcast'],
  ['192.168.10.255/23', undefined],
  ['10.0.0.0/31', undefined],
  ['10.0.0.0/32', undefined],
  ['fd00::/64', undefined],
])('%s is the address %s', (address, expected) => {
  expect(reservedAddress(address)).toBe(expected);
});

test('an address is in every subnet that is made of it', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const four = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
  const six = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
    .map((groups) => groups.map((group) => group.toString(16)).join(':'));
  fc.assert(
    fc.property(fc.oneof(four, six), fc.nat(128), (address, length) => {
      const subnet = subnetOf(`${address}/${address.includes('.') ? length % 33 : length}`)!;
      return isIn(address, subnet) && subnet.first <= numberOf(address)! && numberOf(address)! <= subnet.last;
    }),
  );
});
