/** Policies of every kind, read alike: identities', topics', queues', keys' and what a role trusts. */
import * as z from 'zod';
import { textOf } from './deployment.ts';

const oneOrMore = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);
const texts = oneOrMore.transform((values) => values.map(textOf));
const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.default([]),
  Resource: texts.default([]),
  Principal: z
    .union([
      z.literal('*').transform((): Record<string, string[]> => ({ AWS: ['*'] })),
      z.record(z.string(), texts),
    ])
    .default({}),
  Condition: z.record(z.string(), z.record(z.string(), texts)).default({}),
});
export type Statement = z.infer<typeof statementSchema>;

export const statementsOf = (document: unknown): Statement[] =>
  z.object({ Statement: z.array(statementSchema) }).parse(document ?? { Statement: [] }).Statement;

export const isAllow = ({ Effect }: Statement): boolean => Effect === 'Allow';
export const isConditional = ({ Condition }: Statement): boolean => Object.keys(Condition).length > 0;
export const isForEverybody = ({ Principal }: Statement): boolean =>
  Object.values(Principal).some((names) => names.includes('*'));

/** Every condition key that a statement asks for, whatever the operator. */
export const conditionKeys = ({ Condition }: Statement): string[] =>
  Object.values(Condition).flatMap((keys) => Object.keys(keys));

/** Refuses whoever does not come by TLS. */
export const refusesPlainText = (statement: Statement): boolean =>
  statement.Effect === 'Deny' &&
  isForEverybody(statement) &&
  textOf(statement.Condition['Bool']?.['aws:SecureTransport']) === 'false';
