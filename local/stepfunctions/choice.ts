/**
 * Choice rules. A comparison with a value of another type is false; a variable that is not there ends the execution,
 * except under IsPresent, which asks exactly that.
 */
import { look, type Sight } from './data-flow.ts';
import type { ChoiceRule, ChoiceState } from './definition.ts';
import type { Json } from './json.ts';
import { runtimeError } from './state-error.ts';

type Compare = (value: Json, expected: Json) => boolean;

const numeric =
  (compare: (value: number, expected: number) => boolean): Compare =>
  (value, expected) =>
    typeof value === 'number' && typeof expected === 'number' && compare(value, expected);

const COMPARISONS: Readonly<Record<string, Compare>> = {
  StringEquals: (value, expected) => typeof value === 'string' && value === expected,
  BooleanEquals: (value, expected) => typeof value === 'boolean' && value === expected,
  NumericEquals: numeric((value, expected) => value === expected),
  NumericLessThan: numeric((value, expected) => value < expected),
  NumericLessThanEquals: numeric((value, expected) => value <= expected),
  NumericGreaterThan: numeric((value, expected) => value > expected),
  NumericGreaterThanEquals: numeric((value, expected) => value >= expected),
  IsNull: (value, expected) => (value === null) === expected,
};

/** Each operator with the type of the value that it takes in the definition. */
export const OPERATORS: Readonly<Record<string, 'string' | 'boolean' | 'number' | 'path'>> = {
  StringEquals: 'string',
  StringEqualsPath: 'path',
  BooleanEquals: 'boolean',
  NumericEquals: 'number',
  NumericLessThan: 'number',
  NumericLessThanEquals: 'number',
  NumericGreaterThan: 'number',
  NumericGreaterThanEquals: 'number',
  IsNull: 'boolean',
  IsPresent: 'boolean',
};

export interface Chosen {
  readonly edge: string;
  readonly to: string;
}

export function choose(state: ChoiceState, sight: Sight): Chosen {
  const at = state.Choices.findIndex((rule) => holds(rule, sight));
  const rule = state.Choices[at];
  if (rule) return { edge: `choice[${at}]`, to: rule.Next };
  if (state.Default !== undefined) return { edge: 'default', to: state.Default };
  throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
}

function holds(rule: ChoiceRule, sight: Sight): boolean {
  if (rule.And) return rule.And.every((inner) => holds(inner, sight));
  if (rule.Or) return rule.Or.some((inner) => holds(inner, sight));
  if (rule.Not) return !holds(rule.Not, sight);
  return compare(rule, sight);
}

function compare(rule: ChoiceRule, sight: Sight): boolean {
  const variable = rule.Variable ?? '$';
  if ('IsPresent' in rule) return (look(variable, sight) !== undefined) === rule['IsPresent'];
  const value = reach(variable, sight);
  if (typeof rule['StringEqualsPath'] === 'string') {
    return COMPARISONS['StringEquals']?.(value, reach(rule['StringEqualsPath'], sight)) ?? false;
  }
  return Object.entries(COMPARISONS).some(
    // The loader let exactly one operator through, with a value of the type that it takes.
    ([operator, test]) => operator in rule && test(value, rule[operator] as Json),
  );
}

function reach(path: string, sight: Sight): Json {
  const value = look(path, sight);
  if (value !== undefined) return value;
  throw runtimeError(
    `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );
}
