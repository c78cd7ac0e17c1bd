/** The rights that preflight asks for are those of the persona that installs. */
import { installRights, rightText } from '../../../kubevirt/preflight';

test('every right that an installer writes with is asked for, and the roles that it grants by their names', () => {
  const texts = installRights().map(rightText);
  expect(texts).toEqual(
    expect.arrayContaining([
      'create namespaces',
      'patch kubevirts.kubevirt.io',
      'create customresourcedefinitions.apiextensions.k8s.io',
      'escalate clusterroles.rbac.authorization.k8s.io kubevirt-operator',
      'bind clusterroles.rbac.authorization.k8s.io kubevirt-operator',
    ]),
  );
  expect(new Set(texts).size).toBe(texts.length);
  // What only explains a wait is not needed for an installation.
  expect(texts).not.toContain('list events');
});
