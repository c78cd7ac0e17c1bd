import { Construct } from 'constructs';
import { Manifest } from '../base';

/** Label of a VM that the API server does not delete: with the value `True`, as `deletionProtection` of a VM writes it. */
export const DELETION_PROTECTION_LABEL = 'kubevirt.io/vm-delete-protection';

const NAME = 'kubevirt-vm-deletion-protection';

/**
 * The policy that rejects each deletion of a VM with the label `kubevirt.io/vm-delete-protection: "True"`, by whomever: `kubectl delete` as
 * well as the deletion of its namespace, which then waits. SSP brings the same policy, under the same name, to OpenShift.
 */
export class DeletionProtection extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const policy = new Manifest(this, 'policy', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: NAME },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['kubevirt.io'], apiVersions: ['*'], operations: ['DELETE'], resources: ['virtualmachines'] },
          ],
        },
        variables: [
          {
            name: 'protection',
            expression: `has(oldObject.metadata.labels) && '${DELETION_PROTECTION_LABEL}' in oldObject.metadata.labels ? oldObject.metadata.labels['${DELETION_PROTECTION_LABEL}'] : ''`,
          },
        ],
        validations: [
          {
            expression: "variables.protection != 'True'",
            messageExpression: `'VirtualMachine ' + oldObject.metadata.namespace + '/' + oldObject.metadata.name + ' is protected against deletion. To delete it, remove its label ${DELETION_PROTECTION_LABEL} first.'`,
            reason: 'Forbidden',
          },
        ],
      },
    });
    const binding = new Manifest(this, 'binding', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: NAME },
      spec: { policyName: NAME, validationActions: ['Deny'] },
    });
    binding.node.addDependency(policy);
  }
}
