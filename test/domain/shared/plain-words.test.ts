/** What is said of a wrong field: a sentence about what to give, whatever the fault is, and never what was sent. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { plainWords } from '../../../domain/shared/plain-words.ts';

const wordsOf = (contract: z.ZodType, value: unknown): string[] =>
  contract.safeParse(value, { error: plainWords }).error?.issues.map(({ message }) => message) ?? [];

const ofKind = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phone') }),
  z.strictObject({ kind: z.enum(['visit', 'letter']) }),
]);
const anObject = z.strictObject({ a: z.boolean().optional() });

describe('a wrong field is told', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['that it is missing', z.string(), undefined, 'Give this field.'],
    ['that it is missing, where it is a number', z.int().min(1), undefined, 'Give this field.'],
    ['to be a text', z.string(), 7, 'Give a text.'],
    ['to be a text and not null', z.string(), null, 'Give a text.'],
    ['to be yes or no', z.boolean(), 'yes', 'Give true or false.'],
    ['to be a list', z.array(z.string()), 'x', 'Give a list.'],
    ['to be an object', anObject, [], 'Give an object with the fields that the contract lists.'],
    ['to be a record', z.record(z.string(), z.string()), 'x', 'Give an object with a value for each name.'],
    ['to be null', z.null(), 'x', 'Give null.'],
    ['the bounds of a count', z.int().min(1).max(100), 0, 'Give a whole number from 1 to 100.'],
    ['the bounds of a count above it', z.int().min(1).max(100), 101, 'Give a whole number from 1 to 100.'],
    [
      'the bounds of a count for a fraction',
      z.int().min(1).max(100),
      1.5,
      'Give a whole number from 1 to 100.',
    ],
    ['the bounds of a count for a text', z.int().min(1).max(100), 'x', 'Give a whole number from 1 to 100.'],
    [
      'the bounds of a count that is no number',
      z.coerce.number().int().min(1).max(100),
      'many',
      'Give a whole number from 1 to 100.',
    ],
    ['the floor of a number', z.number().min(0.5), 0, 'Give a number of at least 0.5.'],
    ['the ceiling of a number', z.number().max(70), 71, 'Give a number of at most 70.'],
    ['to be a whole number', z.int(), 1.5, 'Give a whole number.'],
    ['to be a number', z.number(), Number.NaN, 'Give a number.'],
    ['not to be empty', z.string().min(1), '', 'Give at least 1 character.'],
    ['how short a text is', z.string().max(120), 'x'.repeat(121), 'Give at most 120 characters.'],
    ['how long a text is exactly', z.string().length(2), 'x', 'Give exactly 2 characters.'],
    ['how long a list is', z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1 entry.'],
    ['how short a list is', z.array(z.string()).min(2), ['a'], 'Give at least 2 entries.'],
    ['which codes there are', z.enum(['active', 'none']), 'secret', 'Give one of: active, none.'],
    [
      'which codes there are when it is missing',
      z.enum(['active', 'none']),
      undefined,
      'Give one of: active, none.',
    ],
    ['the only code that there is', z.literal('planned'), 'secret', 'Give planned.'],
    ['which kinds there are', ofKind, { kind: 'secret' }, 'Give one of: phone, visit, letter.'],
    ['which kinds there are when none is given', ofKind, {}, 'Give one of: phone, visit, letter.'],
    [
      'the contract when it is none of several forms',
      z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]),
      { c: 'secret' },
      'Give this as the contract at /openapi.json says.',
    ],
    ['the form of a date', z.iso.date(), 'secret', 'Give a date as YYYY-MM-DD.'],
    [
      'to have its form',
      z.string().regex(/^\d$/),
      'secret',
      'Give this in the form that the contract at /openapi.json shows.',
    ],
    ['of what it is a multiple', z.number().multipleOf(0.25), 0.3, 'Give a multiple of 0.25.'],
    [
      'how many fields are not known, and none by its name',
      anObject,
      { secret: 1, b: 2 },
      '2 field(s) here are not known. Remove what the contract does not list.',
    ],
    [
      'that its name is not taken',
      z.record(z.string().max(3), z.string()),
      { secret: 'x' },
      'Give this another name: the contract at /openapi.json does not take the one it has.',
    ],
    [
      'the contract by a rule without words',
      z.string().refine(() => false),
      'secret',
      'Give this as the contract at /openapi.json says.',
    ],
    [
      'the contract for an entry of a map',
      z.map(z.string(), z.string()),
      new Map([['secret', 7]]),
      'Give a text.',
    ],
  ])('%s', (_name, contract, value, words) => {
    const told = wordsOf(contract, value);
    expect(new Set(told)).toEqual(new Set([words]));
    expect(told.join(' ')).not.toContain('secret');
  });

  it('in the words of the contract where it has its own', () => {
    const own = z.strictObject({
      form: z.string().regex(/^\d$/, 'Give a digit.'),
      code: z.enum(['a'], { error: 'Give a county.' }),
      years: z.number({ error: 'Give the number of years.' }).min(0),
      rule: z.string().refine(() => false, 'Give another.'),
    });
    expect(wordsOf(own, { form: 'x', code: 'b', years: 'x', rule: 'x' })).toEqual([
      'Give a digit.',
      'Give a county.',
      'Give the number of years.',
      'Give another.',
    ]);
    expect(wordsOf(own, { form: '1', code: 'a', years: -1, rule: 'x' })).toContain(
      'Give the number of years.',
    );
  });
});

describe('what no contract of ours has yet', () => {
  const contract = 'Give this as the contract at /openapi.json says.';
  const nothing = z.never();

  it.each<[string, Parameters<typeof plainWords>[0], string]>([
    ['no value at all', { code: 'invalid_value', values: [], input: 7, path: [], inst: nothing }, contract],
    [
      'a kind without a word',
      { code: 'invalid_type', expected: 'never', input: 7, path: [], inst: nothing },
      contract,
    ],
    [
      'a number that no number is behind',
      { code: 'invalid_type', expected: 'number', input: 'x', path: [], inst: nothing },
      'Give a number.',
    ],
    [
      'a union without a list',
      { code: 'invalid_union', errors: [], input: 7, path: [], inst: nothing },
      contract,
    ],
    [
      'an entry of a set',
      { code: 'invalid_element', origin: 'set', key: 0, issues: [], input: 7, path: [], inst: nothing },
      contract,
    ],
    [
      'a step',
      { code: 'not_multiple_of', divisor: 5, input: 7, path: [], inst: nothing },
      'Give a multiple of 5.',
    ],
  ])('%s is told in words all the same', (_what, issue, words) => {
    expect(plainWords(issue)).toBe(words);
  });
});
