import type { IConstruct } from 'constructs';

/** An error of a construct: it begins with the construct's path, so that the line of the program that made it is easy to find. */
export function constructError(construct: IConstruct, message: string): Error {
  return new Error(`${construct.node.path || '(app)'}: ${message}`);
}
