/**
 * The contracts of requests as JSON Schema 2020-12, as strict as the server as far as a schema can be: what zod leaves out of one
 * (refinements, and what is asked of a text that people read) is put back. test/domain/api/documentation sends what the
 * schemas take to the contracts, and the other way round.
 */
import * as z from 'zod';
import { referralSchema } from '../../case/referral-contract.ts';
import { noticeKinds } from '../../notices/notice.ts';
import { mostKinds, noticesQuery } from '../../notices/notices-query.ts';
import { birthDateSchema } from '../../shared/birth-date.ts';
import { linesOf } from '../../shared/free-text.ts';
import { expressed, type JsonSchema, ofReferral, plausibleYear, said } from './refinements.ts';

/** Control characters, what turns the direction of a text, and the mark of a letter that was lost. */
const unreadable = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFD`;
const breaks = String.raw`\t\n\r\u2028\u2029`;
/** A blank that is no control character. */
const blank = String.raw`[^\S\u000B\u000C]`;
/** At least one sign that is no blank; blanks at the ends are cut off, and may be of any kind. */
const textPatterns = {
  one: String.raw`^${blank}*[^\s${unreadable}][^${breaks}${unreadable}]*${blank}*$`,
  many: String.raw`^${blank}*[^\s${unreadable}][^${unreadable}]*$`,
} as const;

const day = String.raw`(?:0[1-9]|[12]\d|3[01])`;
/** `1984`, `1984-06` and, of the days that the calendar has, `1984-06-17`. */
const birthDate: JsonSchema = {
  anyOf: [
    String.raw`${plausibleYear}(?:-(?:0[1-9]|1[0-2]))?$`,
    String.raw`${plausibleYear}-(?:(?:0[13578]|1[02])-${day}|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$`,
    String.raw`^(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29$`,
  ].map((pattern) => ({ type: 'string', pattern })),
};

const oneKind = `(?:${noticeKinds.join('|')})`;

/** What is said of a schema that stands for itself, by who it is. */
const byItself = new Map<z.core.$ZodType, JsonSchema>([
  [referralSchema, ofReferral],
  [birthDateSchema, birthDate],
  [noticesQuery.kind.unwrap(), { pattern: `^${oneKind}(?:,${oneKind}){0,${mostKinds - 1}}$` }],
]);

/** The sentences of the refinements of a schema; a refinement that says several things has none. */
export const refinementsOf = ({ _zod: { def } }: z.core.$ZodType): readonly string[] =>
  (def.checks ?? []).flatMap(({ _zod: { def: check } }) => {
    // zod makes a function of every sentence, and asks for an issue that none of ours reads.
    const sentence = check.check === 'custom' ? (check.error as (() => unknown) | undefined)?.() : undefined;
    return typeof sentence === 'string' ? [sentence] : [];
  });

const patternOfText = (schema: z.core.$ZodType): JsonSchema[] => {
  const lines = linesOf(schema);
  return lines ? [{ pattern: textPatterns[lines] }] : [];
};

/** What says one thing more stands by itself where nothing of it is said yet; all else joins with `allOf`. */
const joined = (json: JsonSchema, more: readonly JsonSchema[]): JsonSchema => {
  const [only, ...rest] = more;
  if (!only) return json;
  const isNew = rest.length === 0 && Object.keys(only).every((keyword) => !Object.hasOwn(json, keyword));
  return { ...json, ...(isNew ? only : { allOf: more }) };
};

const override = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: object }): void => {
  const sentences = refinementsOf(zodSchema);
  const own = byItself.get(zodSchema);
  const more = [
    ...(own ? [own] : []),
    ...(own ? [] : sentences.flatMap((sentence) => (expressed[sentence] ? [expressed[sentence]] : []))),
    ...patternOfText(zodSchema),
  ];
  const description = sentences.filter((sentence) => said.includes(sentence)).join(' ');
  Object.assign(jsonSchema, joined({ ...jsonSchema }, more), description !== '' && { description });
};

export const requestSchema = (schema: z.ZodType): JsonSchema => {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override });
  return json;
};
