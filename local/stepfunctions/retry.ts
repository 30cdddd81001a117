/**
 * Retry: which retrier takes an error, and how long it waits. The first retrier that lists the error decides, even
 * when it has no attempts left: a later retrier that also matches does not get the error.
 */
import type { Retrier } from './definition.ts';
import { matchingName } from './error-names.ts';
import type { Failure } from './state-error.ts';

export interface Retrial {
  readonly index: number;
  readonly delaySeconds: number;
}

export function nextRetrial(
  retriers: readonly Retrier[],
  used: readonly number[],
  failure: Failure,
  random: () => number,
): Retrial | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => matchingName(ErrorEquals, failure) !== undefined);
  const retrier = retriers[index];
  const attempt = used[index] ?? 0;
  if (!retrier || attempt >= (retrier.MaxAttempts ?? 3)) return undefined;
  const full = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempt;
  const capped = Math.min(full, retrier.MaxDelaySeconds ?? Infinity);
  return { index, delaySeconds: retrier.JitterStrategy === 'FULL' ? capped * random() : capped };
}
