/** Contacts with the person, and which of them answers the face-to-face clock. */
import * as z from 'zod';
import { storedCaseId, storedId, storedInstant } from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';
import { paragraph } from '../shared/free-text.ts';
import { type Instant, instantSchema } from '../shared/instant.ts';
import { isVoided, voidedSchema } from './voided.ts';

export const contactBodySchema = z.strictObject({
  at: instantSchema,
  /** Video is not face to face: the guidance is silent, so this is a policy choice (strict). */
  method: z.enum(['faceToFace', 'video', 'phone', 'text', 'mail']),
  outcome: z.enum(['made', 'attempted']),
  place: z.enum(['home', 'facility', 'office', 'shelter', 'street', 'court', 'other']).optional(),
  note: paragraph(4_000).optional(),
  /** When an effort that failed was reported to the LGU by its procedure (guidance, AOT: all efforts are). */
  reportedToLguAt: instantSchema.optional(),
});
export type ContactBody = z.infer<typeof contactBodySchema>;

export const contactSchema = z.strictObject({
  ...contactBodySchema.shape,
  at: storedInstant,
  contactId: storedId,
  caseId: storedCaseId,
  by: personSchema,
  enteredAt: storedInstant,
  voided: voidedSchema.optional(),
  /** Told of as another contact was, until a person says whether the two are one. */
  possibleDuplicateOf: storedId.optional(),
  /** Who said that they are two, and when. */
  confirmedDifferent: z.strictObject({ at: storedInstant, by: personSchema }).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** What counts: neither voided nor perhaps the same as another. */
export const isStanding = (
  contact: Pick<Contact, 'voided' | 'possibleDuplicateOf' | 'confirmedDifferent'>,
): boolean =>
  !isVoided(contact) &&
  (contact.possibleDuplicateOf === undefined || contact.confirmedDifferent !== undefined);

/** Perhaps the same as another: somebody must say so. */
export const isWaiting = (contact: Parameters<typeof isStanding>[0]): boolean =>
  !isVoided(contact) && !isStanding(contact);

/** Face to face, and the person was there. */
export const isMeeting = ({ method, outcome }: Pick<Contact, 'method' | 'outcome'>): boolean =>
  method === 'faceToFace' && outcome === 'made';

/** Face to face, made, and not before the discharge: an in-reach visit prepares the contact and is not it. */
export const answersContactClock = (
  contact: Pick<Contact, 'at' | 'method' | 'outcome'>,
  dischargedAt: Instant,
): boolean => isMeeting(contact) && contact.at >= dischargedAt;

/** The earliest contact that answers the clock. */
export const answeringContact = (contacts: readonly Contact[], dischargedAt: Instant): Contact | undefined =>
  contacts
    .filter((contact) => answersContactClock(contact, dischargedAt))
    .sort((a, b) => (a.at < b.at ? -1 : 1))[0];
