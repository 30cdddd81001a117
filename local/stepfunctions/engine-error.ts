/**
 * What the API refuses, under the names of the AWS API; the client shim turns them into the SDK's own exceptions.
 */
export type EngineErrorCode =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'StateMachineAlreadyExists'
  | 'StateMachineDoesNotExist'
  | 'TaskDoesNotExist'
  | 'TaskTimedOut'
  | 'ValidationException';

export class EngineError extends Error {
  override readonly name: EngineErrorCode;

  constructor(name: EngineErrorCode, message: string) {
    super(message);
    this.name = name;
  }
}
