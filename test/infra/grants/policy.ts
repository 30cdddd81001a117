/**
 * As much of IAM as the policies of functions use: allow and deny, actions and resources with `*`, and the conditions on
 * leading keys, the service that a key is used through, and its encryption context. A condition that is not known here
 * is an error, so that nobody relies on one that was never evaluated.
 */
import * as z from 'zod';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).default({}),
});
export type Statement = z.infer<typeof statementSchema>;
const documentSchema = z.object({ Statement: z.array(statementSchema) });
export const statementsIn = (document: unknown): Statement[] => documentSchema.parse(document).Statement;

export interface Question {
  action: string;
  resource: string;
  /** Condition keys with the values that AWS would see. */
  context: Readonly<Record<string, readonly string[]>>;
}
export type Answer = 'allowed' | 'denied' | 'denied in so many words';

const escape = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
const patterns = new Map<string, RegExp>();
/** Every policy asks the same patterns of thousands of questions: each is compiled once. */
const compiled = (pattern: string): RegExp => {
  const known = patterns.get(pattern) ?? new RegExp(`^${pattern.split('*').map(escape).join('.*')}$`);
  patterns.set(pattern, known);
  return known;
};
const like = (pattern: string, text: string): boolean => compiled(pattern).test(text);
const likeAny = (any: readonly string[], text: string): boolean => any.some((pattern) => like(pattern, text));

const conditionHolds = (
  operator: string,
  wanted: readonly string[],
  values: readonly string[] | undefined,
): boolean => {
  switch (operator) {
    case 'Null':
      return (values === undefined) === (wanted[0] === 'true');
    case 'ForAllValues:StringLike':
      return (values ?? []).every((value) => likeAny(wanted, value));
    case 'ForAnyValue:StringLike':
      return (values ?? []).some((value) => likeAny(wanted, value));
    case 'StringEquals':
      return values?.some((value) => wanted.includes(value)) ?? false;
    case 'ArnLike':
      return values?.some((value) => likeAny(wanted, value)) ?? false;
    default:
      throw new RangeError(`No policy here was evaluated with ${operator}.`);
  }
};

const applies = ({ Action, Resource, Condition }: Statement, question: Question): boolean =>
  Action.includes(question.action) &&
  likeAny(Resource, question.resource) &&
  Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => conditionHolds(operator, wanted, question.context[key])),
  );

export const ask = (statements: readonly Statement[], question: Question): Answer => {
  const applying = statements.filter((statement) => applies(statement, question));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'denied in so many words';
  return applying.length > 0 ? 'allowed' : 'denied';
};
