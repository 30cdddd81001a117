/**
 * Which error names a Retry or a Catch may list, and which errors a listed name matches.
 */
import type { Failure } from './state-error.ts';

/** Errors that no wildcard reaches: AWS ends the execution whatever Retry and Catch say. */
const OUTSIDE_WILDCARDS = new Set(['States.Runtime', 'States.DataLimitExceeded']);

const CATCHABLE_STATES_ERRORS: ReadonlySet<string> = new Set([
  'States.ALL',
  'States.DataLimitExceeded',
  'States.Permissions',
  'States.ResultPathMatchFailure',
  'States.TaskFailed',
  'States.Timeout',
]);

const NEVER_HERE: Readonly<Record<string, string>> = {
  'States.Runtime': 'AWS never retries or catches it: it always ends the execution.',
  'States.NoChoiceMatched':
    'AWS reports a choice without a match as States.Runtime: give the Choice a Default.',
  'States.ParameterPathFailure': 'AWS reports a missing path as States.Runtime: pass the field in.',
  'States.IntrinsicFailure': 'Intrinsic functions are not supported.',
  'States.HeartbeatTimeout': 'Heartbeats are not supported.',
  'States.BranchFailed': 'A Parallel state fails with the error of its branch: name that error.',
};

/** Why a reserved name cannot be listed, or undefined when it can. */
export function whyNotCatchable(name: string): string | undefined {
  if (!name.startsWith('States.') || CATCHABLE_STATES_ERRORS.has(name)) return undefined;
  return NEVER_HERE[name] ?? `Known names are ${[...CATCHABLE_STATES_ERRORS].join(', ')}.`;
}

/** The entry of ErrorEquals that matches, so that a test can tell a wildcard from a named error. */
export function matchingName(names: readonly string[], { error }: Failure): string | undefined {
  return names.find((name) => {
    if (error === 'States.Runtime') return false;
    if (name === error) return true;
    if (OUTSIDE_WILDCARDS.has(error)) return false;
    return name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');
  });
}
