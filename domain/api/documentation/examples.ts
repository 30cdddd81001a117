/** An example of what a schema takes, invented and the same each time: of a list its first word, of a time one of March 2026. */
import { examplesOfMembers } from './members.ts';
import type { JsonSchema } from './refinements.ts';

const caseId = 'WH-7K3M-9QXA-22PD';
const instant = '2026-03-06T17:00:00-05:00';

/** By how the name of a member ends. */
const byEnding: readonly (readonly [RegExp, string])[] = [
  [/At$|^at$|Since$|plannedFor|anchor|^due$/, '2026-03-06T22:00:00.000Z'],
  [/On$|^on$|^from$|^until$|^lookBackFrom$|Until$|^dated$|^asOf$/, '2026-03-06'],
  [/^month$/, '2026-03'],
  [/^caseIds?$|^likeOf$/, caseId],
  [/^workItemId$/, `${caseId}-W2`],
  [/^noticeIds?$/, `${caseId}-N3`],
  [/By$|^by$|^sub$|^staff$/, 'a3d17000-0000-4000-8000-000000000007'],
];
/** Of references and codes, by which of them their pattern takes. */
const codes = [
  caseId,
  `${caseId}-W2`,
  `${caseId}-N3`,
  `${caseId}-C1`,
  `${caseId}-S1`,
  'E1',
  'O1',
  'M1',
  'RP-3f6c1b9d2e8a47c0',
  'a3d17000-0000-4000-8000-000000000007',
  'AG-a0d17000-0000-4000-8000-000000000007-3f6c1b9d2e8a47c05d1e9b7a',
  'sample-cma-pine-barrens',
  'F10.20',
  'hhplus-desk@county.example.org',
  'https://notices.county.example.org/warm-handoff',
  'arn:aws:sqs:us-east-1:123456789012:county-notices',
  '2336412f37fb687f5d51e6e241d7700ae02f7124d8268910b858cb4adc17c7ad',
  '1',
];
type Examples = Readonly<Record<string, string>>;

const words = 'In the words of who enters it.';

const fits = (text: string, { pattern, minLength = 0, maxLength = text.length }: JsonSchema): boolean =>
  text.length >= Number(minLength) &&
  text.length <= Number(maxLength) &&
  (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text));

const textFor = (name: string, schema: JsonSchema, given: Examples): string | undefined => {
  if (schema['format'] === 'date-time') return instant;
  if (schema['format'] === 'date') return '2026-03-06';
  const ending = byEnding.find(([pattern]) => pattern.test(name))?.[1];
  return [given[name], ending, words, ...codes].find((text) => text !== undefined && fits(text, schema));
};

const numberFor = ({ minimum = 0, maximum = 1 }: JsonSchema): number =>
  Math.min(Number(maximum), Math.max(Number(minimum), 1));

/** Of a type that may be null too, what it is else. */
const firstOf = (type: unknown): unknown => (Array.isArray(type) ? (type[0] as unknown) : type);

const schemasIn = (list: unknown): readonly JsonSchema[] =>
  Array.isArray(list) ? (list as readonly JsonSchema[]) : [];

/** Undefined of an object, whose members have theirs, and of what refers to one. */
export const exampleOf = (name: string, schema: JsonSchema, given: Examples = examplesOfMembers): unknown => {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return (schema['enum'] as readonly unknown[])[0];
  const type = firstOf(schema['type']);
  if (type === 'string') return textFor(name, schema, given);
  const [branch] = [...schemasIn(schema['anyOf']), ...schemasIn(schema['oneOf'])];
  if (branch) return exampleOf(name, branch, given);
  switch (type) {
    case 'integer':
    case 'number':
      return numberFor(schema);
    case 'boolean':
      return true;
    case 'array': {
      const item = exampleOf(name, Object(schema['items']) as JsonSchema, given);
      return item === undefined ? undefined : [item];
    }
    default:
      return undefined;
  }
};
