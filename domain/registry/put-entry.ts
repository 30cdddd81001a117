/** Putting one entry: what the body must be for its kind, and what it says of other entries. Nothing is stored otherwise. */
import type * as z from 'zod';
import { plainWords } from '../shared/plain-words.ts';
import { type FieldError, Refused } from '../shared/refusal.ts';
import { type RegistryBook, type RegistryEntry, type RegistryKind, registrySchemas } from './kinds.ts';
import { referenceProblems, bookWith } from './references.ts';

const invalid = (errors: readonly FieldError[]): Refused =>
  new Refused({
    code: 'invalid',
    detail: `${errors.length} field(s) are not as this kind of entry is.`,
    errors,
  });

/** What comes with the release is nobody's to change. */
export const referenceData = (): Refused =>
  new Refused({
    code: 'referenceData',
    ruleId: 'HHP-REG-03',
    detail: 'Counties, LGUs and State facilities are reference data of the release.',
  });

/** Throws an `invalid` refusal that names every wrong field. */
export const parseEntry = <Kind extends RegistryKind>(
  kind: Kind,
  id: string,
  body: unknown,
  errorsOf: (place: string, error: z.ZodError, contract: z.ZodType) => FieldError[],
): RegistryEntry<Kind> => {
  const parsed = registrySchemas[kind].safeParse(body, { error: plainWords });
  if (!parsed.success) throw invalid(errorsOf('body', parsed.error, registrySchemas[kind]));
  if (parsed.data.id !== id)
    throw invalid([{ field: 'body.id', message: 'Give the id that stands in the path.' }]);
  // The schema of the kind parsed it, which the compiler cannot follow through the table.
  return parsed.data as RegistryEntry<Kind>;
};

/** Throws a `rule` refusal when what the entry says of others is not so. */
export const refuseBrokenReferences = <Kind extends RegistryKind>(
  kind: Kind,
  entry: RegistryEntry<Kind>,
  book: RegistryBook,
): void => {
  const before = book[kind].find(({ id }) => id === entry.id) as RegistryEntry<Kind> | undefined;
  const problems = referenceProblems(kind, entry, bookWith(book, kind, [entry]), before);
  if (problems.length === 0) return;
  throw new Refused({
    code: 'brokenReference',
    ruleId: 'HHP-REG-01',
    detail: 'The entry does not fit to the rest of the registry.',
    errors: problems.map(({ field, message }) => ({ field: `body.${field}`, message })),
  });
};
