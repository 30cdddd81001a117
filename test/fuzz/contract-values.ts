/**
 * Values that a contract admits, made from its JSON Schema. What a schema cannot say is guessed as a person would: an
 * organisation is one that exists, a birth date lies decades back, and what is reported happened a little while ago.
 */
import { type Arbitrary, array, integer, string, stringMatching } from 'fast-check';
import { auditGrantBodySchema } from '../../domain/access/audit-grant.ts';
import { organisationIdSchema } from '../../domain/shared/actor.ts';
import { caseIdSchema } from '../../domain/shared/identifiers.ts';
import type { Dice } from './dice.ts';
import { branchesOf, type Schema, schemaOf } from './json-schema.ts';

export interface Surroundings {
  dice: Dice;
  nowMs: number;
  /** Organisations, cases and auditors that exist. */
  organisations: readonly string[];
  caseIds: readonly string[];
  auditors: readonly string[];
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const organisationPattern = schemaOf(organisationIdSchema).pattern;
const casePattern = schemaOf(caseIdSchema).pattern;
const auditorPattern = schemaOf(auditGrantBodySchema).properties?.['auditor']?.properties?.['sub']?.pattern;

const arbitraries = new Map<string, Arbitrary<string>>();
const matching = (pattern: string): Arbitrary<string> => {
  const known = arbitraries.get(pattern) ?? stringMatching(new RegExp(pattern), { size: 'xsmall' });
  arbitraries.set(pattern, known);
  return known;
};
const words = string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 });
/** Any code point, halves of a pair among them. */
const anyText = array(integer({ min: 0, max: 0x10_ffff }), { minLength: 1, maxLength: 12 }).map((points) =>
  String.fromCodePoint(...points),
);
const drawn = <Value>(arbitrary: Arbitrary<Value>, { random }: Dice): Value =>
  arbitrary.generate(random, undefined).value;

/** How many days from today a date of this name is likely to lie. */
const daysFromToday = (name: string): readonly [number, number] => {
  if (name === 'dateOfBirth') return [-29_000, -7_000];
  if (/until|expires|due/i.test(name)) return [0, 400];
  if (name === 'plannedOn') return [0, 20];
  return /from|signed|admitted|orderedOn/i.test(name) ? [-200, 0] : [-10, 0];
};

const date = (name: string, { dice, nowMs }: Surroundings): string => {
  const [least, most] = daysFromToday(name);
  const days = dice.chance(0.05) ? dice.between(-40_000, 60_000) : dice.between(least, most);
  return new Date(nowMs + days * dayMs).toISOString().slice(0, 10);
};

const hoursFromNow = (name: string, dice: Dice): number => {
  if (dice.chance(0.03)) return dice.between(-1_000_000, 1_000_000);
  if (name === 'plannedFor') return dice.between(1, 300);
  if (name === 'until') return dice.between(1, 700);
  if (dice.chance(0.05)) return dice.between(1, 100);
  return dice.chance(0.4) ? 0 : -dice.between(0, 72);
};

const instant = (name: string, { dice, nowMs }: Surroundings): string => {
  const at = new Date(nowMs + hoursFromNow(name, dice) * hourMs);
  if (dice.chance(0.5)) return at.toISOString();
  return `${new Date(at.getTime() - 5 * hourMs).toISOString().slice(0, 19)}-05:00`;
};

const text = ({ minLength = 0, maxLength = 200 }: Schema, { dice }: Surroundings): string => {
  if (dice.chance(0.03)) return 'x'.repeat(maxLength);
  const made = drawn(dice.chance(0.8) ? words : anyText, dice);
  return made.padEnd(minLength, 'x').slice(0, maxLength);
};

/** What a pattern of references may refer to. */
const existingFor = (
  pattern: string,
  { organisations, caseIds, auditors }: Surroundings,
): readonly string[] => {
  if (pattern === organisationPattern) return organisations;
  if (pattern === casePattern) return caseIds;
  return pattern === auditorPattern ? auditors : [];
};

/** The day, the month or the year. */
const birthDate = (around: Surroundings): string =>
  date('dateOfBirth', around).slice(0, around.dice.oneOf([10, 10, 10, 7, 4]));

const textOf = (schema: Schema, name: string, around: Surroundings): string => {
  if (name === 'dateOfBirth') return birthDate(around);
  if (schema.format === 'date') return date(name, around);
  if (schema.format === 'date-time') return instant(name, around);
  if (schema.pattern === undefined) return text(schema, around);
  const existing = existingFor(schema.pattern, around);
  return existing.length > 0 && around.dice.chance(0.9)
    ? around.dice.oneOf(existing)
    : drawn(matching(schema.pattern), around.dice);
};

const numberOf = ({ type, minimum = -1_000, maximum = 1_000 }: Schema, { dice }: Surroundings): number => {
  const least = Math.max(minimum, -1_000_000);
  const most = Math.min(maximum, 1_000_000);
  if (dice.chance(0.2)) return dice.oneOf([least, most]);
  if (type === 'integer') return dice.between(Math.ceil(least), Math.floor(most));
  return Math.round((least + ((most - least) * dice.upTo(101)) / 100) * 100) / 100;
};

const objectOf = (schema: Schema, around: Surroundings): Record<string, unknown> => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const value: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(properties))
    if (required.includes(name) || around.dice.chance(0.5)) value[name] = valueOf(member, around, name);
  // A record: names are free, values are of one kind.
  if (typeof additionalProperties === 'object' && around.dice.chance(0.5))
    value[`name${around.dice.upTo(10)}`] = valueOf(additionalProperties, around);
  return value;
};

const arrayOf = ({ items = {}, minItems = 0, maxItems = 4 }: Schema, around: Surroundings): unknown[] => {
  const most = Math.max(minItems, Math.min(maxItems, 4));
  const length = around.dice.chance(0.02) ? Math.min(maxItems, 40) : around.dice.between(minItems, most);
  return Array.from({ length }, () => valueOf(items, around));
};

export const valueOf = (schema: Schema, around: Surroundings, name = ''): unknown => {
  const { dice } = around;
  if ('const' in schema) return schema.const;
  if (schema.enum) return dice.oneOf(schema.enum);
  const branches = branchesOf(schema);
  if (branches.length > 0) return valueOf(dice.oneOf(branches), around, name);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, around);
    case 'array':
      return arrayOf(schema, around);
    case 'string':
      return textOf(schema, name, around);
    case 'number':
    case 'integer':
      return numberOf(schema, around);
    case 'boolean':
      return dice.chance(0.5);
    case 'null':
      return null;
    case undefined:
      return text(schema, around);
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy with one part drawn anew from the contract; what it replaces may be deep inside. */
export const redrawn = (value: unknown, schema: Schema, around: Surroundings, name = ''): unknown => {
  const names = Object.keys(schema.properties ?? {});
  if (!isRecord(value) || names.length === 0) return valueOf(schema, around, name);
  const member = around.dice.oneOf(names);
  const memberSchema = schema.properties?.[member] ?? {};
  const next = isRecord(value[member])
    ? redrawn(value[member], memberSchema, around, member)
    : valueOf(memberSchema, around, member);
  return { ...value, [member]: next };
};
