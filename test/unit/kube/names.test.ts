import * as addresses from '../../../kube/addresses';
import { base64Length } from '../../../kube/base64';
import * as names from '../../../kube/names';
import { selectorProblem } from '../../../kube/selector';

test.each([
  ['02:00:00:00:00:01', 6],
  ['02-00-00-00-00-01', 6],
  ['0200.0000.0001', 6],
  ['dead0000beef', 6],
  ['00:00:5e:00:53:01:02:03', 8],
  ['de:ad:00:00:be', undefined],
  ['02:00-00:00:00:01', undefined],
  ['', undefined],
])('%s is a hardware address of %s bytes', (text, bytes) => {
  expect(addresses.macLength(text)).toBe(bytes);
});

test.each([
  ['::1', true],
  ['2606:4700:4700::1111', true],
  ['1:2:3:4:5:6:7:8', true],
  ['::ffff:1.2.3.4', true],
  ['1:2:3:4:5:6:7', false],
  ['1::2::3', false],
  ['12345::', false],
  ['1.2.3.4', false],
])('%s is an IPv6 address: %s', (text, is) => {
  expect(addresses.isIPv6(text)).toBe(is);
});

test.each([
  ['I2Nsb3Vk', 6],
  ['I2Nsb3U=', 5],
  ['I2Ns\nb3Vk', 6],
  ['I2Nsb3U', undefined],
  ['I2-_', undefined],
  ['', 0],
])('%j is base64 of %s bytes', (text, bytes) => {
  expect(base64Length(text)).toBe(bytes);
});

test.each([
  ['/disk/a.img', true],
  ['/a/', true],
  ['/', false],
  ['disk', false],
  ['/a//b', false],
  ['/a/../b', false],
])('%s is a clean path: %s', (path, clean) => {
  expect(names.pathProblem(path) === undefined).toBe(clean);
});

test.each([
  ['app', true],
  ['example.com/app', true],
  ['Example.com/app', false],
  ['a/b/c', false],
  ['/app', false],
  ['-app', false],
  ['a'.repeat(64), false],
])('%s is a label key: %s', (key, is) => {
  expect(names.qualifiedNameProblem(key) === undefined).toBe(is);
});

test.each([
  [{}, undefined],
  [{ matchLabels: { app: 'web' } }, undefined],
  [{ matchLabels: { app: 'no value!' } }, 'matchLabels'],
  [{ matchExpressions: [{ key: 'app', operator: 'In' }] }, 'matchExpressions[0].values'],
  [{ matchExpressions: [{ key: 'app', operator: 'Equals' }] }, 'matchExpressions[0].operator'],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists', values: ['x'] }] }, 'matchExpressions[0].values'],
])('the selector %j is wrong at %s', (selector, at) => {
  expect(selectorProblem(selector)?.at).toBe(at);
});
