/**
 * How what a function throws becomes an error of the state that invoked it.
 */
import { isObject } from './json.ts';
import type { Failure } from './state-error.ts';

/** The name of the error is what Catch looks at; the cause is the JSON text that Lambda's Node runtime reports. */
export function lambdaFailure(thrown: unknown): Failure {
  // Not instanceof: an error may come from another realm, and has its name and message there too.
  const { name, message } = isObject(thrown) ? thrown : {};
  const errorType = typeof name === 'string' ? name : 'Error';
  const errorMessage = typeof message === 'string' ? message : String(thrown);
  return { error: errorType, cause: JSON.stringify({ errorType, errorMessage, trace: [] }) };
}
