/**
 * What a parser says of a wrong field, as a sentence to the person who sent it: what to give, never what came. It speaks
 * where a contract has no words of its own. Values that it names are the contract's; nothing that was sent is repeated.
 */
import * as z from 'zod';

type Issue = z.core.$ZodRawIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

const asContractSays = 'Give this as the contract at /openapi.json says.';

const oneOf = (values: readonly unknown[]): string => {
  const [first, ...others] = values.map(String);
  if (first === undefined) return asContractSays;
  return others.length === 0 ? `Give ${first}.` : `Give one of: ${[first, ...others].join(', ')}.`;
};

/** The reach of a number by itself is no bound that a contract means. */
const isMeant = (bound: number | null): bound is number =>
  bound !== null && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

const numberWords = ({ schema }: Issue): string => {
  if (!(schema instanceof z.ZodNumber)) return 'Give a number.';
  const { minValue: least, maxValue: most, format } = schema;
  const number = format?.includes('int') === true ? 'a whole number' : 'a number';
  if (isMeant(least) && isMeant(most)) return `Give ${number} from ${least} to ${most}.`;
  if (isMeant(least)) return `Give ${number} of at least ${least}.`;
  return isMeant(most) ? `Give ${number} of at most ${most}.` : `Give ${number}.`;
};

const kindWords: Readonly<Record<string, string>> = {
  string: 'Give a text.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  tuple: 'Give a list.',
  object: 'Give an object with the fields that the contract lists.',
  record: 'Give an object with a value for each name.',
  null: 'Give null.',
  date: 'Give a date.',
};

const typeWords = (issue: IssueOf<'invalid_type'>): string => {
  if (issue.input === undefined || issue.expected === 'nonoptional') return 'Give this field.';
  if (['number', 'int', 'nan'].includes(issue.expected)) return numberWords(issue);
  return kindWords[issue.expected] ?? asContractSays;
};

const counted = (count: number | bigint, origin: string): string => {
  const [one, many] = origin === 'string' ? ['character', 'characters'] : ['entry', 'entries'];
  return `${count} ${count === 1 || count === 1n ? one : many}`;
};

const sizeWords = (issue: IssueOf<'too_big' | 'too_small'>): string => {
  if (issue.origin === 'number' || issue.origin === 'int') return numberWords(issue);
  const size = counted(issue.code === 'too_big' ? issue.maximum : issue.minimum, issue.origin);
  if (issue.exact === true) return `Give exactly ${size}.`;
  return `Give at ${issue.code === 'too_big' ? 'most' : 'least'} ${size}.`;
};

const formatWords: Readonly<Record<string, string>> = {
  date: 'Give a date as YYYY-MM-DD.',
  datetime: 'Give a date and time with its offset, for example 2026-03-06T17:00:00-05:00.',
  time: 'Give a time of day as HH:MM.',
  email: 'Give an e-mail address.',
  url: 'Give a URL.',
  uuid: 'Give a UUID.',
};

const unionWords = (issue: IssueOf<'invalid_union'>): string => {
  const options = issue['options'];
  return Array.isArray(options) ? oneOf(options) : asContractSays;
};

/** For every parse of what people send: `schema.safeParse(value, { error: plainWords })`. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_big':
    case 'too_small':
      return sizeWords(issue);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return unionWords(issue);
    case 'invalid_format':
      return formatWords[issue.format] ?? 'Give this in the form that the contract at /openapi.json shows.';
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return `${issue.keys.length} field(s) here are not known. Remove what the contract does not list.`;
    case 'invalid_key':
      return 'Give this another name: the contract at /openapi.json does not take the one it has.';
    case 'invalid_element':
    case 'custom':
      return asContractSays;
  }
};
