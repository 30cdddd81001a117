/** How a wrong field is named: as the contract has it, and never by a name that the sender made up. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { registrySchemas } from '../../../domain/registry/kinds.ts';
import { completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { plainWords } from '../../../domain/shared/plain-words.ts';
import { type Route, routes } from '../../../domain/api/routes.ts';
import { fieldName } from '../../../lambdas/middleware/field-name.ts';
import { errorsOf } from '../../../lambdas/middleware/parse-request.ts';

const contract = z.strictObject({
  person: z.strictObject({ firstName: z.string() }).optional(),
  income: z.array(z.string()).default([]),
  details: z.record(z.string().max(3), z.strictObject({ at: z.string() })).default({}),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a'), note: z.string().nullable() }),
    z.strictObject({ kind: z.literal('b'), when: z.iso.date().transform((date) => date) }),
  ]),
});
const fieldsOf = (value: unknown): string[] => {
  const { error } = contract.safeParse(value, { error: plainWords });
  return error ? errorsOf('body', error, contract).map(({ field }) => field) : [];
};

describe('a wrong field', () => {
  it('is named as the contract has it, through everything that stands around it', () => {
    expect(
      fieldsOf({ person: { firstName: 1 }, income: ['x', 2], answer: { kind: 'b', when: 'x' } }),
    ).toEqual(['body.person.firstName', 'body.income[1]', 'body.answer.when']);
    expect(fieldsOf({ answer: { kind: 'a', note: 4 } })).toEqual(['body.answer.note']);
  });

  it('under a name of the sender’s choice is told without the name', () => {
    const answer = { kind: 'a', note: null };
    expect(fieldsOf({ answer, details: { Quillfeather: { at: '' } } })).toEqual(['body.details.*']);
    expect(fieldsOf({ answer, details: { Qui: { at: 7 } } })).toEqual(['body.details.*.at']);
    expect(fieldName('', contract, ['Quillfeather', 'constructor'])).toBe('*.*');
  });

  it('of every contract of ours is named in full', () => {
    const bodies = Object.values<Route>(routes).flatMap(({ body }) => body ?? []);
    const named = [...bodies, ...Object.values(registrySchemas)].flatMap((body: z.ZodType) => {
      const { error } = body.safeParse({}, { error: plainWords });
      return error ? errorsOf('body', error, body).map(({ field }) => field) : [];
    });
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((field) => field.includes('*'))).toEqual([]);
    expect(fieldName('body', completionBodySchema, ['contact', 'note'])).toBe('body.contact.note');
  });
});
