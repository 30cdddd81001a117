/** A policy with one thing less: a statement, an action, a partition or a resource. Each must be missed by somebody. */
import type { Statement } from './policy.ts';

export interface Mutant {
  without: string;
  statements: readonly Statement[];
}

const leadingKeys = 'dynamodb:LeadingKeys';
/** Journeys publish to some of the topics; every one is granted by name, and none is worth a journey of its own. */
const fewResources = 5;

const without = (values: readonly string[], value: string): string[] =>
  values.filter((other) => other !== value);

const narrower = (statement: Statement): [string, Statement | undefined][] => {
  const { Effect, Action, Resource, Condition } = statement;
  const name = `${Effect} ${Action.join(' ')}`;
  const keys = Condition['ForAllValues:StringLike']?.[leadingKeys] ?? [];
  const onlyKeys = (left: string[]): Statement => ({
    ...statement,
    Condition: { ...Condition, 'ForAllValues:StringLike': { [leadingKeys]: left } },
  });
  return [
    [name, undefined],
    ...Action.map((action): [string, Statement] => [
      `${action} of ${name}`,
      { ...statement, Action: without(Action, action) },
    ]),
    ...keys.map((key): [string, Statement] => [`${key} of ${name}`, onlyKeys(without(keys, key))]),
    ...(Resource.length <= fewResources ? Resource : []).map((resource): [string, Statement] => [
      `${resource} of ${name}`,
      { ...statement, Resource: without(Resource, resource) },
    ]),
  ];
};

export const mutantsOf = (statements: readonly Statement[]): Mutant[] =>
  statements.flatMap((statement, index) =>
    narrower(statement).map(([name, instead]) => ({
      without: name,
      statements: statements.toSpliced(index, 1, ...(instead ? [instead] : [])),
    })),
  );
