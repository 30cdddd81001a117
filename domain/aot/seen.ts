/** What is known of where and when the person was seen, and which contacts on record say so. */
import type { Contact } from '../case/contact.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { placesFound } from '../case/aot-record.ts';

export type PlaceFound = (typeof placesFound)[number];

export interface Seen {
  at: Instant;
  /** Absent while nobody knows where the person is. */
  place?: PlaceFound | undefined;
  /** When the care manager learnt of it, where that is not now. */
  learntAt?: Instant | undefined;
}

const placeOf: Readonly<Record<NonNullable<Contact['place']>, PlaceFound>> = {
  home: 'community',
  office: 'community',
  street: 'community',
  court: 'other',
  facility: 'other',
  shelter: 'shelter',
  other: 'other',
};

/** A contact on record is credible when it was made, in a way in which the person is recognised. */
export const seenByContact = (
  { at, method, outcome, place }: Pick<Contact, 'at' | 'method' | 'outcome' | 'place'>,
  policy: AotPolicy,
): Seen | undefined => {
  if (outcome !== 'made' || !policy.credibleMethods.includes(method)) return undefined;
  return policy.locatingMethods.includes(method) ? { at, place: placeOf[place ?? 'other'] } : { at };
};
