/** Whether another configuration is another provider, as the engine asks before each run. */
import { diffConfig } from '../../../provider/server/diff-config';

const diff = (olds: object, news: object) =>
  diffConfig({ oldInputs: { value: olds, secrets: [] }, news: { value: news, secrets: [] } } as never);
const NONE = { changes: 1, diffs: [], replaces: [] };

test('a kubeconfig in JSON is the same in whatever order its keys arrive', () => {
  const context = { name: 'lab', context: { cluster: 'lab', user: 'ops' } };
  const turned = { context: { user: 'ops', cluster: 'lab' }, name: 'lab' };
  const olds = { kubeconfig: { apiVersion: 'v1', contexts: [context] } };
  expect(diff(olds, { kubeconfig: { contexts: [turned], apiVersion: 'v1' } })).toEqual(NONE);
});

test.each([
  ['a setting that is new', {}, { namespace: 'vms' }, ['namespace'], []],
  ['a setting that is gone', { namespace: 'vms' }, {}, ['namespace'], []],
  ['credentials that rotated', { kubeconfig: 'a' }, { kubeconfig: 'b' }, ['kubeconfig'], []],
  ['another cluster', { clusterId: 'a' }, { clusterId: 'b' }, ['clusterId'], ['clusterId']],
  ['a cluster that is named now', {}, { clusterId: 'b' }, ['clusterId'], []],
])('%s', (_, olds, news, diffs, replaces) => {
  expect(diff(olds, news)).toEqual({ changes: 2, diffs, replaces });
});

test('another version of the plugin is not another configuration', () => {
  expect(diff({ version: '0.1.0' }, { version: '0.2.0' })).toEqual(NONE);
});
