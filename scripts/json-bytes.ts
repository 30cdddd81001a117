/**
 * The most bytes that what a contract lets through has as JSON, by walking the contract. DynamoDB counts the names of
 * attributes and the UTF-8 bytes of texts, as JSON does, but no quotes, and a byte where JSON has a comma or a colon; a
 * number takes it half a byte a digit and a truth value one byte. So what is computed here is never smaller than what it
 * counts. A UTF-16 unit of text is three bytes at most: two units that are one letter are four, and what JSON escapes in
 * readable text (free-text.ts) is two.
 *
 * What has no end throws: a field that somebody adds tomorrow gets its bound tomorrow.
 */
import * as z from 'zod';
import { isAsciiText } from '../domain/shared/stored-text.ts';

type Schema = z.core.JSONSchema.JSONSchema;
type Member = Schema | boolean | undefined;

/** What no schema says: how many members of a list or a record there are at most, or how many bytes of a text, and who sees to it. */
export interface Declared {
  most: number;
  why: string;
}
export type DeclaredBounds = Readonly<Record<string, Declared>>;

/** The longest that a pattern of closed form lets through; all of them are ASCII. */
const longestOf: Readonly<Record<string, number>> = {
  '^[a-z][a-z0-9-]{1,62}$': 63,
  '^[a-z][A-Za-z0-9-]{1,62}$': 63,
  '^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$': 128,
  '^[0-9+().x -]{7,56}$': 56,
  '^\\d{4}(-\\d{2}(-\\d{2})?)?$': 10,
  '^[A-Z]{2}\\d{5}[A-Z]$': 8,
  '^\\d{5}(-\\d{4})?$': 10,
  '^[A-Z]{2}$': 2,
  '^\\d{2}$': 2,
  '^\\d{4}-\\d{2}$': 7,
  '^[A-Z]\\d[0-9A-Z](\\.[0-9A-Z]{1,4})?$': 8,
  '^F1\\d(\\.[0-9A-Z]{1,4})?$': 8,
  '^WH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$': 17,
  '^WH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-W[1-9][0-9]{0,5}$': 24,
  '^WH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-N[1-9][0-9]{0,5}$': 24,
  '^WH(-[0-9A-Z]{4}){3}-C[1-9]\\d{0,5}$': 24,
  '^WH(-[0-9A-Z]{4}){3}-S[1-9]\\d{0,5}$': 24,
  '^[OAEM][1-9]\\d{0,3}$': 5,
  '^O[1-9]\\d{0,3}$': 5,
  '^A[1-9]\\d{0,3}$': 5,
  '^E[1-9]\\d{0,3}$': 5,
  '^M[1-9]\\d{0,3}$': 5,
  '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$': 36,
  '^([01]\\d|2[0-3]):[0-5]\\d$': 5,
  '^RP-[0-9a-f]{16}$': 19,
};
/** A day; an instant, which whatever is stored went through (instant.ts). */
const formats: Readonly<Record<string, number>> = { date: 10, 'date-time': 24 };
const quotes = 2;
/** Texts of this system's own are marked where the contract becomes JSON schema. */
const asciiMark = 'x-ascii';

/** Undefined for a text without end. */
const textBytes = (schema: Schema): number | undefined => {
  const known = formats[schema.format ?? ''] ?? longestOf[schema.pattern ?? ''];
  if (known !== undefined) return known + quotes;
  return schema.maxLength && schema.maxLength * (asciiMark in schema ? 1 : 3) + quotes;
};

const numberBytes = ({ minimum, maximum, exclusiveMinimum, multipleOf, type }: Schema): number => {
  const ends = [minimum ?? exclusiveMinimum, maximum];
  const isWhole = type === 'integer' || multipleOf === 1;
  if (!isWhole || ends.includes(undefined)) return String(-Number.MAX_VALUE).length;
  return Math.max(...ends.map((end) => String(end).length));
};

const isSchema = (member: Member | Member[]): member is Schema =>
  typeof member === 'object' && !Array.isArray(member);
const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);

/** `bounds` names each place that it bounds as `case.clocks[].moves`. */
export const jsonBytes = (contract: z.ZodType, name: string, bounds: DeclaredBounds = {}) => {
  const declaredAt = (path: string): number => {
    const declared = bounds[path];
    if (!declared) throw new RangeError(`${path} has no end: bound it in its schema, or declare who does.`);
    return declared.most;
  };

  const listBytes = (schema: Schema, path: string): number => {
    const first = (schema.prefixItems ?? []).filter(isSchema).map((item) => bytes(item, path));
    const most = schema.maxItems ?? declaredAt(path);
    const each = isSchema(schema.items) ? bytes(schema.items, `${path}[]`) : 0;
    return quotes + sum(first) + Math.max(0, most - first.length) * each + most;
  };

  const recordBytes = (schema: Schema, path: string): number => {
    const { propertyNames, additionalProperties, maxProperties } = schema;
    if (!isSchema(additionalProperties) || !isSchema(propertyNames))
      throw new RangeError(`${path} takes whatever comes.`);
    const most = maxProperties ?? propertyNames.enum?.length ?? declaredAt(path);
    return quotes + most * (bytes(propertyNames, `${path}{}`) + bytes(additionalProperties, `${path}.*`) + 2);
  };

  const members = (schema: Schema, path: string): [string, number][] =>
    Object.entries(schema.properties ?? {}).map(([member, value]) => {
      if (!isSchema(value)) throw new RangeError(`${path}.${member} is anything at all.`);
      return [member, JSON.stringify(member).length + bytes(value, `${path}.${member}`) + 2];
    });

  const objectBytes = (schema: Schema, path: string): number =>
    schema.additionalProperties === false || (schema.properties && schema.additionalProperties === undefined)
      ? quotes + sum(members(schema, path).map(([, size]) => size))
      : recordBytes(schema, path);

  const ofType = (type: unknown, schema: Schema, path: string): number => {
    switch (type) {
      case 'string':
        return textBytes(schema) ?? declaredAt(path) + quotes;
      case 'integer':
      case 'number':
        return numberBytes(schema);
      case 'boolean':
        return 5;
      case 'null':
        return 4;
      case 'array':
        return listBytes(schema, path);
      case 'object':
        return objectBytes(schema, path);
      default:
        throw new RangeError(`${path} is anything at all.`);
    }
  };

  const bytes = (schema: Schema, path: string): number => {
    const alternatives = schema.anyOf ?? schema.oneOf;
    if (alternatives) return Math.max(...alternatives.filter(isSchema).map((each) => bytes(each, path)));
    const values = schema.const === undefined ? schema.enum : [schema.const];
    if (values) return Math.max(...values.map((value) => Buffer.byteLength(JSON.stringify(value))));
    return Math.max(...[schema.type].flat().map((type) => ofType(type, schema, path)));
  };

  const whole = z.toJSONSchema(contract, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (isAsciiText(zodSchema)) jsonSchema[asciiMark] = true;
    },
  });
  return {
    bytes: bytes(whole, name),
    /** The members of an object, the largest first. */
    members: whole.properties ? members(whole, name).sort(([, a], [, b]) => b - a) : [],
  };
};
