/**
 * Holds a JSON Schema and a contract against each other: values that are made from the schema, whole and with one place changed
 * into what lies at a border, are given to both. Who takes what the other refuses is told with why.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route } from '../../../../domain/api/route.ts';
import { Refused } from '../../../../domain/shared/refusal.ts';
import { parseRequest } from '../../../../lambdas/middleware/parse-request.ts';
import { createDice } from '../../../fuzz/dice.ts';
import { type Surroundings, valueOf } from '../../../fuzz/contract-values.ts';
import { branchesOf, type Schema } from '../../../fuzz/json-schema.ts';

export interface Disagreement {
  taker: 'schema' | 'contract';
  /** What the other says, without the numbers of places in lists. */
  why: readonly string[];
  value: unknown;
}

const options = { strict: false, validateFormats: false } as const;
const verdicts = new Ajv2020(options);
const complaints = new Ajv2020({ ...options, allErrors: true });
const around = (seed: number): Surroundings => ({
  dice: createDice(seed),
  nowMs: Date.parse('2026-03-02T14:00:00.000Z'),
  organisations: ['suffolk', 'sample-cma-great-south-bay'],
  caseIds: ['WH-7K3M-9QXA-22PD'],
  auditors: ['auditor-1'],
});

const withoutPlaces = (path: string): string => path.replaceAll(/\[\d+\]|\/\d+(?=\/|$)/g, '[]');

/** What the contract says against a request, all of which is in this one part. */
export type Parse = (value: unknown) => readonly string[];

const saidOf = (route: Route, event: object): readonly string[] => {
  try {
    parseRequest(route, { headers: {}, body: null, ...event } as APIGatewayProxyEvent);
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return (error.refusal.errors ?? []).map(({ field, message }) => `${withoutPlaces(field)}: ${message}`);
  }
};

export const bodyParser =
  ({ pathParameters, query, bodyParsedByUseCase, ...route }: Route): Parse =>
  (body) =>
    saidOf(route, { body });
export const queryParser =
  ({ pathParameters, body, ...route }: Route, name: string): Parse =>
  (text) =>
    saidOf(route, { queryStringParameters: { [name]: text } });
export const headerParser =
  (name: string): Parse =>
  (text) =>
    saidOf(
      { method: 'POST', path: '/', summary: '', roles: [], success: 200 },
      { headers: { [name]: text } },
    );

const complaintsOf = (schema: Schema, value: unknown): string[] => {
  const check = complaints.compile(schema);
  check(value);
  return (check.errors ?? []).map(
    ({ instancePath, keyword, params }) =>
      `${withoutPlaces(instancePath)}: ${keyword} ${JSON.stringify(params)}`,
  );
};

/** Words are made as the fuzz makes them; the pattern of what can be read is for the check alone. */
const withoutTextPatterns = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withoutTextPatterns);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => keyword !== 'pattern' || !String(value).startsWith('^[^\\S'))
      .map(([keyword, value]) => [keyword, withoutTextPatterns(value)]),
  );
};

type Place = readonly (string | number)[];
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const placesIn = (value: unknown, place: Place = []): Place[] => {
  const members = Array.isArray(value)
    ? value.slice(0, 1).map((item, index): [number, unknown] => [index, item])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [place, ...members.flatMap(([key, member]) => placesIn(member, [...place, key]))];
};
const at = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((inner, key) => (Object(inner) as Record<string | number, unknown>)[key], value);
/** A copy with another value at a place; without the member where there is none. */
const withAt = (value: unknown, [key, ...rest]: Place, next: unknown): unknown => {
  if (key === undefined) return next;
  if (Array.isArray(value))
    return value.map((item, index): unknown => (index === key ? withAt(item, rest, next) : item));
  const { [String(key)]: own, ...others } = Object(value) as Record<string, unknown>;
  const inner = withAt(own, rest, next);
  return inner === undefined ? others : { ...others, [key]: inner };
};

const texts = [
  '',
  ' ',
  '\t\n',
  '\u200D',
  'x',
  ' padded ',
  'x'.repeat(40),
  'x'.repeat(121),
  'x'.repeat(4_001),
  '\u{1F600}'.repeat(70),
  'a\nb',
  'a\u0007b',
  'a\u202Eb',
  'a\uFFFDb',
  '\uD800',
  'F10.20',
  '0',
  '1850-01-01',
  '1899-12-31',
  '1900-01-01',
  '2199-12-31',
  '2200-01-01',
  '2026-02-30',
  '2026-03',
  '2026',
  '1850',
  '2026-13',
  '1850-01-01T00:00:00Z',
  '1899-12-31T23:00:00-05:00',
  '1900-01-01T01:00:00+05:00',
  '2026-03-01T12:00:00',
  '2026-03-01T12:00Z',
  '2026-03-01T12:00:00.123456789Z',
  '2199-12-31T23:00:00-05:00',
  '2300-01-01T00:00:00Z',
  'suffolk',
  'Brooklyn',
  'ab-12345 c',
  'AB12345C',
  'f20.9',
  'n.y.',
  '7',
  'tel. 631 555 0100',
  'Sample-CMA-Great-South-Bay',
  '11717 - 1234',
  '11717',
  '(631) 555-0100',
  'noSuchKind',
  'other',
];
const numbers = [-1, 0, 1, 2.5, 0.07, 0.075, 101, 1e6, 1e7, 1e21];
/** What may stand in place of a value of its kind, and one of each other kind. */
const bordersOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return [undefined, null, 1, ...texts];
  if (typeof value === 'number') return [undefined, null, '1', ...numbers];
  return [undefined, null, true, false, 'x', [], {}, { unknown: 1 }, [null]];
};

/** Every object schema on the way to a place, as far as branches do not part it. */
const membersAt = (schema: Schema, value: unknown): readonly [string, Schema][] => {
  const own = Object.entries(schema.properties ?? {});
  const fit = branchesOf(schema).filter(({ properties = {} }) =>
    Object.entries(properties).every(
      ([name, member]) => !('const' in member) || (isObject(value) && value[name] === member.const),
    ),
  );
  return [...own, ...fit.flatMap((branch) => membersAt(branch, value))];
};
const objectsIn = (
  schema: Schema,
  value: unknown,
  place: Place = [],
): [Place, readonly [string, Schema][]][] => {
  if (Array.isArray(value))
    return value.length > 0 && schema.items ? objectsIn(schema.items, value[0], [...place, 0]) : [];
  if (!isObject(value)) return [];
  const members = membersAt(schema, value);
  return [
    [place, members],
    ...members.flatMap(([name, member]) =>
      Object.hasOwn(value, name) ? objectsIn(member, value[name], [...place, name]) : [],
    ),
  ];
};

/** A value with one thing changed: another value at a place, one member more, or one less and one more. */
function* changed(schema: Schema, value: unknown, surroundings: Surroundings): Generator {
  yield value;
  for (const place of placesIn(value))
    for (const border of bordersOf(at(value, place))) yield withAt(value, place, border);
  for (const [place, members] of objectsIn(schema, value)) {
    const present = Object.keys(Object(at(value, place)) as object);
    for (const [name, member] of members) {
      const more = withAt(value, [...place, name], valueOf(member, surroundings, name));
      yield more;
      for (const other of present) if (other !== name) yield withAt(more, [...place, other], undefined);
    }
  }
}

const fewest = 4;
/** Of each kind a value that both take: the one of a few that says most. */
const taken = (schema: Schema, parse: Parse, check: ValidateFunction, surroundings: Surroundings) => {
  const branches = branchesOf(schema).length > 0 ? branchesOf(schema) : [schema];
  return branches.flatMap((branch, index) => {
    const found: unknown[] = [];
    for (let tries = 0; tries < 3_000 && found.length < fewest; tries += 1) {
      const value = valueOf(branch, surroundings);
      if (check(value) && parse(value).length === 0) found.push(value);
    }
    const [value] = found.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
    return value === undefined ? [] : [{ index, branch, value }];
  });
};

export interface Compared {
  /** From how many values that both take it began. */
  begun: number;
  disagreements: readonly Disagreement[];
}

/** Gives values to both, and remembers where they differ. */
const holding = (schema: Schema, parse: Parse) => {
  const check = verdicts.compile(schema);
  const disagreements: Disagreement[] = [];
  /** @param branch of a union the one that the value was made of: each complains, and this one knows what is wrong */
  const hold = (value: unknown, sent = value, branch?: Schema): void => {
    const bySchema = check(value);
    const said = parse(sent);
    if (bySchema && said.length > 0) disagreements.push({ taker: 'schema', why: said, value });
    if (bySchema || said.length > 0) return;
    const own = branch ? complaintsOf(branch, value) : [];
    const why = own.length > 0 ? own : complaintsOf(schema, value);
    disagreements.push({ taker: 'contract', why, value });
  };
  return { check, disagreements, hold };
};

/** Of one text of a query or of a header. */
export const compareTexts = (schema: Schema, parse: Parse, seed: number): Compared => {
  const { disagreements, hold } = holding(schema, parse);
  const surroundings = around(seed);
  const drawn = Array.from({ length: 100 }, () => valueOf(schema, surroundings));
  for (const value of [...drawn, ...(schema.type === 'string' ? texts : numbers)]) hold(value, String(value));
  return { begun: 1, disagreements };
};

export const compare = (checked: Schema, parse: Parse, seed: number): Compared => {
  const { check, disagreements, hold } = holding(checked, parse);
  const schema = withoutTextPatterns(checked) as Schema;
  const surroundings = around(seed);
  const begun = taken(schema, parse, check, surroundings);
  for (const { index, branch, value } of begun)
    for (const one of changed(branch, value, surroundings)) hold(one, one, branchesOf(checked)[index]);
  for (let drawn = 0; drawn < 150; drawn += 1) hold(valueOf(schema, surroundings));
  return { begun: begun.length, disagreements };
};
