/**
 * Checks of Choice rules: exactly one comparison, or one of And, Or, Not; Next only on the outermost rule.
 */
import { path } from './check-paths.ts';
import { flag, listOf, number, text, type Check } from './check-values.ts';
import { OPERATORS } from './choice.ts';
import { isObject } from './json.ts';
import { within } from './problems.ts';

const VALUE_CHECKS = { string: text, boolean: flag, number, path: path('dataOrContext') } as const;
const JOINING = ['And', 'Or', 'Not'];

export const choiceRule: Check = (value, at, report) => {
  condition(true)(value, at, report);
};

const condition =
  (isOutermost: boolean): Check =>
  (value, at, report) => {
    if (!isObject(value)) {
      report(at, 'This is not a choice rule.', 'Write an object with a Variable and one comparison.');
      return;
    }
    const { Next: next, Comment: comment, ...rule } = value;
    if (comment !== undefined) text(comment, within(at, 'Comment'), report);
    if (isOutermost && next === undefined) report(at, 'Next is missing.', 'Add the state to go to.');
    if (isOutermost && next !== undefined) text(next, within(at, 'Next'), report);
    if (!isOutermost && next !== undefined) {
      report(within(at, 'Next'), 'Only the outermost rule has a Next.', 'Remove it.');
    }
    if (JOINING.some((field) => field in rule)) joined(rule, at, report);
    else comparison(rule, at, report);
  };

const joined: Check = (value, at, report) => {
  const entries = Object.entries(isObject(value) ? value : {});
  if (entries.length !== 1) {
    report(at, 'And, Or and Not stand alone.', 'Nest the other conditions inside of it.');
  }
  for (const [field, inner] of entries) {
    const check = field === 'Not' ? condition(false) : listOf(condition(false));
    if (JOINING.includes(field)) check(inner, within(at, field), report);
  }
};

const comparison: Check = (value, at, report) => {
  const { Variable: variable, ...rest } = isObject(value) ? value : {};
  if (variable === undefined) report(at, 'Variable is missing.', 'Add the path of the value to compare.');
  else path('dataOrContext')(variable, within(at, 'Variable'), report);
  const operators = Object.entries(rest);
  if (operators.length !== 1)
    report(at, 'A rule has exactly one comparison.', 'Join several with And or Or.');
  for (const [operator, expected] of operators) {
    const type = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    const operatorAt = within(at, operator);
    if (type) VALUE_CHECKS[type](expected, operatorAt, report);
    else
      report(operatorAt, 'This comparison is not supported.', `Known: ${Object.keys(OPERATORS).join(', ')}.`);
  }
};
