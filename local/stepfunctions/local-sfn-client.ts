/**
 * The engine behind the face of the AWS SDK: production's adapter sends the same commands and meets the same
 * exceptions, so nothing in it knows whether it runs on AWS or on one machine.
 */
import * as sfn from '@aws-sdk/client-sfn';
import type { StepFunctionsEngine } from './engine-api.ts';
import { EngineError, type EngineErrorCode } from './engine-error.ts';
import { AWS_PAGE_SIZE } from './paging.ts';

export type LocalSfnClient = Pick<sfn.SFNClient, 'send'>;

const METADATA = { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 } as const;

type Thrown = new (options: {
  message: string;
  $metadata: { httpStatusCode: number };
}) => sfn.SFNServiceException;

const EXCEPTIONS: Readonly<Record<EngineErrorCode, Thrown>> = {
  ExecutionAlreadyExists: sfn.ExecutionAlreadyExists,
  ExecutionDoesNotExist: sfn.ExecutionDoesNotExist,
  InvalidExecutionInput: sfn.InvalidExecutionInput,
  InvalidName: sfn.InvalidName,
  InvalidOutput: sfn.InvalidOutput,
  InvalidToken: sfn.InvalidToken,
  StateMachineAlreadyExists: sfn.StateMachineAlreadyExists,
  StateMachineDoesNotExist: sfn.StateMachineDoesNotExist,
  TaskDoesNotExist: sfn.TaskDoesNotExist,
  TaskTimedOut: sfn.TaskTimedOut,
  ValidationException: sfn.ValidationException,
};

export function createLocalSfnClient(engine: StepFunctionsEngine): LocalSfnClient {
  // async: what the engine throws at once is a rejection for whoever sent the command, as over the network.
  const send = async (command: unknown): Promise<object> => {
    try {
      return await Promise.resolve({ ...perform(engine, command), $metadata: METADATA });
    } catch (fault) {
      if (!(fault instanceof EngineError)) throw fault;
      const { name, message } = fault;
      throw new EXCEPTIONS[name]({ message, $metadata: { httpStatusCode: 400 } });
    }
  };
  // The SDK types `send` by the command that it is given; one function cannot be shown to be all of its overloads.
  return { send: send as sfn.SFNClient['send'] };
}

function perform(engine: StepFunctionsEngine, command: unknown): object {
  if (command instanceof sfn.StartExecutionCommand) {
    const { stateMachineArn, name, input } = command.input;
    return engine.startExecution({ stateMachineArn: given(stateMachineArn, 'stateMachineArn'), name, input });
  }
  if (command instanceof sfn.SendTaskSuccessCommand) {
    const { taskToken, output } = command.input;
    engine.sendTaskSuccess({ taskToken: given(taskToken, 'taskToken'), output: given(output, 'output') });
    return {};
  }
  if (command instanceof sfn.SendTaskFailureCommand) {
    const { taskToken, error, cause } = command.input;
    engine.sendTaskFailure({ taskToken: given(taskToken, 'taskToken'), error, cause });
    return {};
  }
  if (command instanceof sfn.StopExecutionCommand) {
    const { executionArn, error, cause } = command.input;
    return engine.stopExecution({ executionArn: given(executionArn, 'executionArn'), error, cause });
  }
  return read(engine, command);
}

function read(engine: StepFunctionsEngine, command: unknown): object {
  if (command instanceof sfn.DescribeExecutionCommand) {
    const { executionArn } = command.input;
    return engine.describeExecution({ executionArn: given(executionArn, 'executionArn') });
  }
  if (command instanceof sfn.GetExecutionHistoryCommand) {
    const { executionArn, reverseOrder, maxResults, nextToken } = command.input;
    return engine.getExecutionHistory({
      executionArn: given(executionArn, 'executionArn'),
      reverseOrder,
      ...paged(maxResults, nextToken),
    });
  }
  if (command instanceof sfn.ListExecutionsCommand) {
    const { stateMachineArn, statusFilter, maxResults, nextToken } = command.input;
    return engine.listExecutions({
      stateMachineArn: given(stateMachineArn, 'stateMachineArn'),
      statusFilter,
      ...paged(maxResults, nextToken),
    });
  }
  throw new TypeError(`${nameOf(command)} is not supported by the local Step Functions.`);
}

/** Zero asks for the default, as on AWS. */
const paged = (maxResults: number | undefined, nextToken: string | undefined) => ({
  maxResults: maxResults === undefined || maxResults === 0 ? AWS_PAGE_SIZE : maxResults,
  nextToken,
});

function given(value: string | undefined, name: string): string {
  if (value !== undefined) return value;
  throw new EngineError('ValidationException', `The field ${name} is required.`);
}

const nameOf = (command: unknown): string =>
  typeof command === 'object' && command !== null ? command.constructor.name : String(command);
