/**
 * An error of the states language: a name that Retry and Catch look at, and a cause for people.
 */
export interface Failure {
  readonly error: string;
  readonly cause?: string;
}

export class StateError extends Error {
  override readonly name = 'StateError';
  readonly failure: Failure;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.failure = { error, cause };
  }
}

/** AWS reports missing paths, a choice without a match and other faults of the definition under this one name. */
export const runtimeError = (cause: string) => new StateError('States.Runtime', cause);

export const tooLarge = (what: string) =>
  new StateError(
    'States.DataLimitExceeded',
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );

/** The failure that a thrown state error carries; anything else is a fault of the engine and goes on up. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof StateError) return thrown.failure;
  throw thrown;
}
