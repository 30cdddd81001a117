/**
 * Every text of every contract is one of three: held to a list, held to a pattern, or somebody's own words, made by the one
 * building block (domain/shared/free-text.ts). And in every one of them, found by walking the contracts, what nobody can
 * read is refused where it is sent: bodies, the registry and its rows, records with their names, a county's protocol.
 */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';
import { countyAotProtocolSchema, createAotProtocols } from '../../../domain/policy/county-aot-protocol.ts';
import { entriesOf } from '../../../domain/registry/csv-rows.ts';
import { csvColumns } from '../../../domain/registry/csv-columns.ts';
import { registryKinds, registrySchemas } from '../../../domain/registry/kinds.ts';
import { isFreeText, unreadableIn } from '../../../domain/shared/free-text.ts';
import defaultProtocol from '../../../data/aot-protocols/default.json' with { type: 'json' };

type Schema = z.core.$ZodType;
interface Leaf {
  path: PropertyKey[];
  schema: z.ZodString | z.ZodStringFormat;
  isName?: true;
}

/** Every string of a contract, names of records included. Throws on a kind of schema that this does not know. */
const leavesOf = (schema: Schema, path: PropertyKey[] = []): Leaf[] => {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return [{ path, schema }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return leavesOf(schema.unwrap(), path);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return leavesOf(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe)
    return leavesOf(schema.in instanceof z.ZodTransform ? schema.out : schema.in, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => leavesOf(option, path));
  if (schema instanceof z.ZodArray) return leavesOf(schema.element, [...path, 0]);
  if (schema instanceof z.ZodRecord)
    return [
      ...leavesOf(schema.keyType, [...path, 'name']).map((leaf) => ({ ...leaf, isName: true as const })),
      ...leavesOf(schema.valueType, [...path, 'name']),
    ];
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Schema>> = schema.shape;
    return Object.entries(shape).flatMap(([name, member]) => leavesOf(member, [...path, name]));
  }
  if (
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodNumber ||
    schema instanceof z.ZodNull
  )
    return [];
  throw new RangeError(
    `Nobody said what text there is in a ${schema.constructor.name} at ${path.join('.')}.`,
  );
};

/** What a contract refuses by its pattern, form or list of values alone. */
const isHeldToForm = ({ schema }: Leaf): boolean => schema.format !== null;

const contracts: [string, z.ZodType][] = [
  ...operations.flatMap((operation) => {
    const { pathParameters, query, body }: Route = routes[operation];
    return [
      [`${operation} path`, pathParameters] as const,
      [`${operation} query`, query] as const,
      [`${operation} body`, body] as const,
    ].flatMap(([name, contract]) => (contract ? [[name, contract] as [string, z.ZodType]] : []));
  }),
  ...registryKinds.map((kind): [string, z.ZodType] => [`registry ${kind}`, registrySchemas[kind]]),
  ['county protocol', countyAotProtocolSchema],
];

const hostile = [
  '\u200b',
  '\u0000',
  'a\u0000b',
  '\u001b[2J',
  'a\u0007',
  'a\u0085b',
  'a\u202eb',
  '\u2066a\u2069',
  '\u200e1',
  '\u2060\u200d',
  '\u3164',
  '\u2800',
  'J\ufffdrgen',
  '\ud800',
];

/** What is sent with a text in one place and nothing around it. */
const sentWith = (text: string, [key, ...rest]: readonly PropertyKey[], isName = false): unknown => {
  if (key === undefined) return text;
  if (typeof key === 'number') return [sentWith(text, rest, isName)];
  if (isName && rest.length === 0) return { [text]: 'fine' };
  return { [key]: sentWith(text, rest, isName) };
};

it('there are contracts, and many texts in them', () => {
  expect(contracts.length).toBeGreaterThan(45);
  const leaves = contracts.flatMap(([, contract]) => leavesOf(contract));
  expect(leaves.filter(({ schema }) => isFreeText(schema)).length).toBeGreaterThan(60);
});

describe('the walk', () => {
  it.each([
    ['a string', z.strictObject({ a: z.string().max(5) })],
    ['a string in a list', z.array(z.string().trim().min(1))],
    ['a name of a record', z.record(z.string(), z.boolean())],
    ['a string that is optional', z.strictObject({ a: z.string().optional() })],
    ['one of two', z.union([z.enum(['a']), z.string()])],
    ['a string that becomes something else', z.string().transform((text) => text.length)],
  ])('finds %s that nobody made free text of', (_which, contract) => {
    const found = leavesOf(contract).filter((leaf) => !isFreeText(leaf.schema) && !isHeldToForm(leaf));
    expect(found).toHaveLength(1);
  });

  it('stops at a schema that it does not know', () => {
    expect(() => leavesOf(z.strictObject({ a: z.unknown() }))).toThrow('ZodUnknown at a');
  });
});

describe.each(contracts)('%s', (_name, contract) => {
  const leaves = leavesOf(contract);

  it('has no text but by a pattern, a form or the one building block', () => {
    const others = leaves.filter((leaf) => !isFreeText(leaf.schema) && !isHeldToForm(leaf));
    expect(others.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('takes nowhere what nobody can read', () => {
    for (const { path, isName } of leaves)
      for (const text of hostile) {
        const [first] = unreadableIn(contract, sentWith(text, path, isName));
        expect([text, first?.path.at(-1), first?.message.endsWith('.')]).toEqual([
          text,
          isName ? text : path.at(-1),
          true,
        ]);
      }
  });

  it('is held to its form where it has one', () => {
    for (const leaf of leaves.filter(isHeldToForm))
      for (const text of hostile)
        expect([leaf.path, leaf.schema.safeParse(text).success]).toEqual([leaf.path, false]);
  });
});

describe('a row of the registry', () => {
  it.each(registryKinds)('of %s with what nobody can read is refused, with its column', (kind) => {
    const header = csvColumns[kind].map(({ name }) => name);
    for (const [at, column] of header.entries())
      for (const text of hostile) {
        const cells = header.map((_, index) => (index === at ? text : ''));
        const book = {
          agencies: [],
          'care-managers': [],
          'health-homes': [],
          mailboxes: [],
          spoas: [],
          supervisors: [],
          teams: [],
        };
        const read = entriesOf(kind, { header, rows: [{ line: 2, cells }] }, book);
        expect(read.ok).toBe(false);
        if (!read.ok) expect(JSON.stringify(read.problems)).toContain(column);
      }
  });
});

it('a county’s protocol with what nobody can read is not taken', () => {
  expect(() => createAotProtocols([defaultProtocol])).not.toThrow();
  const [first, ...rest] = defaultProtocol.search.checklist;
  const checklist = [{ ...first, text: 'Ask\u202e the landlord' }, ...rest];
  const pack = { ...defaultProtocol, search: { ...defaultProtocol.search, checklist } };
  expect(() => createAotProtocols([pack])).toThrow(/turns its direction/);
});
