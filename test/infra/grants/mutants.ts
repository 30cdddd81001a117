/** A policy with one thing less: a statement, an action, a partition or a resource. Each must be missed by somebody. */
import { isDeepStrictEqual } from 'node:util';
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

/** One right over more resources than a policy holds lies in several of them. */
const joined = (statements: readonly Statement[]): Statement[] =>
  statements.reduce<Statement[]>((whole, statement) => {
    const { Resource: more, ...right } = statement;
    const index = whole.findIndex(
      ({ Resource: known, ...other }) => known.length > fewResources && isDeepStrictEqual(other, right),
    );
    const first = whole[index];
    return first === undefined
      ? [...whole, statement]
      : whole.with(index, { ...first, Resource: [...first.Resource, ...more] });
  }, []);

export const mutantsOf = (statements: readonly Statement[]): Mutant[] => {
  const whole = joined(statements);
  return whole.flatMap((statement, index) =>
    narrower(statement).map(([name, instead]) => ({
      without: name,
      statements: whole.toSpliced(index, 1, ...(instead ? [instead] : [])),
    })),
  );
};
