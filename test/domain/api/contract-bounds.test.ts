/** Nobody can send us something of any length: every string, number, list and record of every contract has an end. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { registryEntrySchema, registrySchemas } from '../../../domain/registry/kinds.ts';
import { cairsAnswersSchema, cairsFields } from '../../../domain/aot/cairs.ts';
import { significantEventBodySchema } from '../../../domain/aot/significant-event-contract.ts';
import { mostEventDetails } from '../../../domain/policy/county-aot-protocol.ts';
import { boundedRecord } from '../../../domain/shared/bounded-record.ts';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';

/** More than anybody means, less than what is only the reach of a number. */
const farthestNumber = 1_000_000_000;

const nodeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  propertyNames: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  maxProperties: z.number().optional(),
});
type Node = z.infer<typeof nodeSchema>;

/** Anchored at both ends, and nothing in it may be repeated without an end. */
const endsByItsPattern = (pattern: string): boolean => {
  const withoutClasses = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return /^\^.*\$$/.test(pattern) && !/[*+]|\{\d+,\}/.test(withoutClasses);
};

const stringEnds = ({ maxLength, pattern }: Node): boolean =>
  maxLength !== undefined || (pattern !== undefined && endsByItsPattern(pattern));
const numberEnds = (node: Node): boolean => {
  const ends = [node.minimum ?? node.exclusiveMinimum, node.maximum ?? node.exclusiveMaximum];
  return ends.every((end) => end !== undefined && Math.abs(end) <= farthestNumber);
};

const inList = (node: Node, path: string): string[] => [
  ...(node.maxItems === undefined && !node.prefixItems ? [`${path}: a list without end`] : []),
  ...(node.items === undefined ? [] : unboundedIn(node.items, `${path}[]`)),
  ...(node.prefixItems ?? []).flatMap((item, index) => unboundedIn(item, `${path}[${index}]`)),
];

const inObject = (node: Node, path: string): string[] => {
  const { properties = {}, propertyNames, additionalProperties: others, maxProperties } = node;
  const members = Object.entries(properties).flatMap(([name, member]) =>
    unboundedIn(member, `${path}.${name}`),
  );
  if (others === false) return members;
  if (propertyNames === undefined) return [...members, `${path}: an object that takes whatever comes`];
  const names = nodeSchema.parse(propertyNames);
  return [
    ...members,
    ...(maxProperties === undefined && !names.enum ? [`${path}: a record without end`] : []),
    ...unboundedIn(propertyNames, `${path}{name}`),
    ...unboundedIn(others, `${path}{}`),
  ];
};

const ofType = (type: string | undefined, node: Node, path: string): string[] => {
  switch (type) {
    case 'string':
      return stringEnds(node) ? [] : [`${path}: a string without end`];
    case 'number':
    case 'integer':
      return numberEnds(node) ? [] : [`${path}: a number without end`];
    case 'array':
      return inList(node, path);
    case 'object':
      return inObject(node, path);
    case 'boolean':
    case 'null':
      return [];
    default:
      return [`${path}: anything at all`];
  }
};

/** Every place in a JSON schema at which something may be as large as somebody likes. */
function unboundedIn(schema: unknown, path: string): string[] {
  const parsed = nodeSchema.safeParse(schema);
  if (!parsed.success) return [`${path}: anything at all`];
  const node = parsed.data;
  if (node.const !== undefined || node.enum) return [];
  const alternatives = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (alternatives.length > 0)
    return alternatives.flatMap((one, index) => unboundedIn(one, `${path}|${index}`));
  // What all of several say is bounded when one of them bounds it.
  const all = (node.allOf ?? []).map((one) => unboundedIn(one, path));
  if (all.length > 0) return all.some((found) => found.length === 0) ? [] : all.flat();
  return [node.type].flat().flatMap((type) => ofType(type, node, path));
}

const schemaOf = (contract: z.ZodType): unknown =>
  z.toJSONSchema(contract, { io: 'input', unrepresentable: 'throw' });
const unbounded = (contract: z.ZodType): string[] => unboundedIn(schemaOf(contract), 'it');

describe('the search for what has no end', () => {
  it.each<[string, z.ZodType]>([
    ['a string', z.string()],
    ['a string of some pattern', z.string().regex(/^[a-z]+$/)],
    ['a string of a pattern that is not held at its end', z.string().regex(/^[a-z]{3}/)],
    ['a string of a pattern with an open count', z.string().regex(/^[a-z]{3,}$/)],
    ['an address of mail', z.email()],
    ['an instant', z.iso.datetime()],
    ['a number', z.number()],
    ['a number without a floor', z.number().max(5)],
    ['a whole number', z.int()],
    ['a list', z.array(z.boolean())],
    ['a list of strings', z.array(z.string()).max(5)],
    ['a record', z.record(z.string().max(5), z.boolean())],
    ['a record of long names', z.record(z.string(), z.boolean()).meta({ maxProperties: 3 })],
    ['a loose object', z.looseObject({ a: z.boolean() })],
    ['an object that drops what it does not know', z.object({ a: z.boolean() })],
    ['something unknown', z.unknown()],
    ['one of two', z.union([z.boolean(), z.string()])],
    [
      'something in a list in an object',
      z.strictObject({ a: z.array(z.strictObject({ b: z.string() })).max(2) }),
    ],
    ['something that may be left out', z.strictObject({ a: z.string().optional() })],
    ['something that may be null', z.strictObject({ a: z.string().nullable() })],
    ['something that becomes something else', z.string().transform((text) => text.length)],
  ])('finds %s', (_name, contract) => {
    expect(unbounded(contract)).toHaveLength(1);
  });

  it('finds nothing where everything ends', () => {
    const bounded = z.strictObject({
      a: z.string().max(5),
      b: z.string().regex(/^[+*]{1,3}\+$/),
      c: z.array(z.enum(['x', 'y'])).max(2),
      d: z.int().min(0).max(5),
      e: boundedRecord(5, z.boolean(), 3),
      f: z.union([z.literal('x'), z.null()]),
      g: z.iso.date(),
      h: z.partialRecord(z.enum(['x', 'y']), z.boolean()),
    });
    expect(unbounded(bounded)).toEqual([]);
  });
});

describe('a request', () => {
  const parts = operations.flatMap((operation) => {
    const { pathParameters, query, body }: Route = routes[operation];
    return [
      [operation, 'path', pathParameters] as const,
      [operation, 'query', query] as const,
      [operation, 'body', body] as const,
    ].flatMap(([name, place, contract]) => (contract ? [[name, place, contract] as const] : []));
  });

  it('has contracts to look at', () => {
    expect(parts.length).toBeGreaterThan(40);
  });

  it.each(parts)('%s: nothing in its %s is without end', (_operation, _place, contract) => {
    expect(unbounded(contract)).toEqual([]);
  });

  it('of an entry of the registry is one of the kinds that there are', () => {
    expect(registryEntrySchema.options).toHaveLength(Object.keys(registrySchemas).length);
    expect(new Set<z.ZodType>(registryEntrySchema.options)).toEqual(new Set(Object.values(registrySchemas)));
  });
});

describe('a record', () => {
  const fields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 'x']));
  const event = (details: Record<string, string>) => ({
    kind: 'arrest',
    occurredAt: '2026-03-01T22:00:00-05:00',
    awareAt: '2026-03-02T08:00:00-05:00',
    channel: 'portal',
    details,
  });

  it('holds as many fields as its contract says, and not one more', () => {
    expect(significantEventBodySchema.safeParse(event(fields(mostEventDetails))).success).toBe(true);
    expect(significantEventBodySchema.safeParse(event(fields(mostEventDetails + 1))).success).toBe(false);
    expect(cairsAnswersSchema.safeParse(fields(cairsFields.length)).success).toBe(true);
    expect(cairsAnswersSchema.safeParse(fields(cairsFields.length + 1)).success).toBe(false);
  });
});
