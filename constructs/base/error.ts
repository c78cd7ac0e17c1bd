import type { IConstruct } from 'constructs';

/** An error in the use of a construct. Its message begins with the construct's path. */
export class ConstructError extends Error {
  override readonly name = 'ConstructError';

  constructor(
    /** Path of the construct, from the app. */
    readonly constructPath: string,
    message: string,
  ) {
    super(`${constructPath || '(app)'}: ${message}`);
  }
}

export function constructError(construct: IConstruct, message: string): ConstructError {
  return new ConstructError(construct.node.path, message);
}
