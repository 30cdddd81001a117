/**
 * Checks of what a request brings along, with the limits of the AWS API.
 */
import { isName } from './arns.ts';
import { EngineError } from './engine-error.ts';
import { isTooLarge, parseJson } from './json.ts';

const MOST_ERROR_LENGTH = 256;
const MOST_CAUSE_LENGTH = 32_768;

export function checkName(name: string): void {
  if (!isName(name)) throw new EngineError('InvalidName', `Invalid Name: '${name}'`);
}

export function checkJson(
  text: string,
  code: 'InvalidExecutionInput' | 'InvalidOutput',
  message: string,
): void {
  if (isTooLarge(text)) {
    throw new EngineError('ValidationException', 'The JSON text is larger than the limit of 262144 bytes.');
  }
  try {
    parseJson(text);
  } catch (fault) {
    throw new EngineError(code, `${message}: '${String(fault)}'`);
  }
}

export function checkFailure(error: string | undefined, cause: string | undefined): void {
  if ((error ?? '').length > MOST_ERROR_LENGTH || (cause ?? '').length > MOST_CAUSE_LENGTH) {
    throw new EngineError(
      'ValidationException',
      'An error has at most 256 characters and a cause at most 32768.',
    );
  }
}
