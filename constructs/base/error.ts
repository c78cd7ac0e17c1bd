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

/** What `make` makes; an error that does not name its construct gets the path of this one, and what was being made. */
export function within<T>(construct: IConstruct, what: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ConstructError ? error : constructError(construct, `${what}: ${(error as Error).message}`);
  }
}
