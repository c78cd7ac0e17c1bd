import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The Kubernetes objects of a construct and of everything below it. */
export function apiObjects(root: IConstruct): ApiObject[] {
  return root.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}
