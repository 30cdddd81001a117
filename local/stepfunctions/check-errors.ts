/**
 * Checks of Retry and Catch: names that can never match, and rules that can never be reached, are refused.
 */
import { pathOrNull } from './check-paths.ts';
import {
  listOf,
  number,
  oneOf,
  text,
  wholeNumber,
  checkShape,
  type Check,
  type Shape,
} from './check-values.ts';
import { whyNotCatchable } from './error-names.ts';
import { isObject, type Json } from './json.ts';
import { within, type Report } from './problems.ts';

const MOST_DELAY_SECONDS = 31_622_400;

const errorName: Check = (value, at, report) => {
  text(value, at, report);
  const why = typeof value === 'string' ? whyNotCatchable(value) : undefined;
  if (why !== undefined) report(at, `${JSON.stringify(value)} never arrives here.`, why);
};

const backoff: Check = (value, at, report) => {
  number(value, at, report);
  if (typeof value === 'number' && value < 1) report(at, 'BackoffRate is below 1.', 'Write 1 or more.');
};

const RETRIER: Shape = {
  fields: {
    Comment: text,
    ErrorEquals: listOf(errorName),
    IntervalSeconds: wholeNumber(1),
    BackoffRate: backoff,
    MaxAttempts: wholeNumber(0),
    MaxDelaySeconds: wholeNumber(1, MOST_DELAY_SECONDS),
    JitterStrategy: oneOf('NONE', 'FULL'),
  },
  required: ['ErrorEquals'],
};

const CATCHER: Shape = {
  fields: {
    Comment: text,
    ErrorEquals: listOf(errorName),
    ResultPath: pathOrNull('data'),
    Next: text,
  },
  required: ['ErrorEquals', 'Next'],
};

export const retry: Check = (value, at, report) => {
  listOf((retrier, retrierAt) => {
    if (!checkShape(retrier, retrierAt, report, RETRIER)) return;
    const { MaxDelaySeconds: most, IntervalSeconds: first = 1 } = retrier;
    if (typeof most === 'number' && typeof first === 'number' && most <= first) {
      report(
        within(retrierAt, 'MaxDelaySeconds'),
        'This is not above IntervalSeconds.',
        'Write a larger number.',
      );
    }
  })(value, at, report);
  checkWildcard(value, at, report);
};

export const catchers: Check = (value, at, report) => {
  listOf((catcher, catcherAt) => checkShape(catcher, catcherAt, report, CATCHER))(value, at, report);
  checkWildcard(value, at, report);
};

/** States.ALL stands alone and last, or what comes with or after it is dead. */
function checkWildcard(rules: Json, at: string, report: Report): void {
  if (!Array.isArray(rules)) return;
  rules.forEach((rule, index) => {
    const names = isObject(rule) ? rule['ErrorEquals'] : undefined;
    if (!Array.isArray(names) || !names.includes('States.ALL')) return;
    const namesAt = within(within(at, index), 'ErrorEquals');
    if (names.length > 1) report(namesAt, 'States.ALL is not alone.', 'Give it a rule of its own.');
    if (index < rules.length - 1)
      report(namesAt, 'States.ALL is not in the last rule.', 'Move it to the end.');
  });
}
