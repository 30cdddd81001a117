/**
 * Under which keys a person is found besides the first, as they are stored: keyed hashes, from which nothing can be read back.
 * They are marks of the table while the case holds the lock of one open referral a person.
 */
import * as z from 'zod';
import { isSameJson } from '../shared/hash.ts';
import { storedCaseId, storedHash } from '../shared/stored-text.ts';

/** Keys under which near matches are looked for: by the name, and by the day of birth. */
const mostLikeKeys = 2;

export const knownBySchema = z.strictObject({
  /** The second lock, of somebody with a CIN: by name and day of birth. */
  nameKey: storedHash.optional(),
  likeKeys: z.array(storedHash).max(mostLikeKeys),
  /** Later referrals that were found to be of this person, and are closed; nobody is shown them. */
  sameAs: z.array(storedCaseId).max(20).optional(),
});
type KnownBy = z.infer<typeof knownBySchema>;

/** All keys of a person: the first, by which the case is locked, and the others. */
export interface PersonMarks {
  personKey: string;
  knownBy?: KnownBy | undefined;
}

interface Held extends PersonMarks {
  holdsPersonLock: boolean;
}

/** The locks that a case should hold, the first first. */
export const locksHeld = ({ holdsPersonLock, personKey, knownBy }: Held): string[] =>
  holdsPersonLock ? [personKey, ...(knownBy?.nameKey === undefined ? [] : [knownBy.nameKey])] : [];

/** Makes these the keys of a case; says whether it holds other locks by them. */
export const putMarks = (record: Held, { personKey, knownBy }: PersonMarks): boolean => {
  const held = locksHeld(record);
  const sameAs = record.knownBy?.sameAs;
  record.personKey = personKey;
  record.knownBy = { likeKeys: [], ...knownBy, ...(sameAs && { sameAs }) };
  return !isSameJson(locksHeld(record), held);
};

/** Under which keys a case should be found as one of somebody who may be the same. */
export const likeKeysHeld = ({ holdsPersonLock, knownBy }: Held): readonly string[] =>
  holdsPersonLock ? (knownBy?.likeKeys ?? []) : [];
