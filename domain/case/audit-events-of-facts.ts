/** Audit events of where the person is, and of facts that came after the first decision, a part of those of the journey. */
import * as z from 'zod';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import { recipientRoles } from '../shared/roles.ts';
import {
  admissionPlaces,
  correctableFacts,
  correctionReasons,
  anotherPersonReasons,
  decisionCauses,
  duplicateDecisions,
  evidenceDecisions,
  evidenceRefusals,
  identityDecisions,
  identityReasons,
  residenceFacts,
  voidableFacts,
  voidReasons,
} from './answer-codes.ts';
import { corrections } from '../shared/clock-record.ts';
import { closeReasons } from './strands.ts';
import {
  type AuditEventRow,
  clockKind,
  contactId,
  count,
  day,
  eventId,
  instant,
  number,
  stepId,
  workItem,
} from './audit-details.ts';

export const factEvents = {
  admissionRecorded: {
    says: 'The person was admitted, and the case goes on.',
    details: z.strictObject({ number, at: instant, place: z.enum(admissionPlaces) }),
  },
  admissionEnded: {
    says: 'The person left the hospital to which they had been admitted.',
    details: z.strictObject({ number, at: instant }),
  },
  factRecorded: {
    says: 'A fact was recorded that came after the first decision.',
    details: z.strictObject({ number, fact: z.enum([...residenceFacts, 'indicator']) }),
  },
  decidedAnew: {
    says: 'The rules decided anew on a fact that came later or was corrected; the decision before is kept.',
    details: z.strictObject({
      because: z.enum(decisionCauses),
      eligible: z.boolean(),
      hhPlusRate: z.boolean(),
      wasEligible: z.boolean(),
      wasHhPlusRate: z.boolean(),
    }),
  },
  possibleDuplicate: {
    says: 'A contact is so like another that it does not count until somebody says that the two are two.',
    details: z.strictObject({ contactId, of: contactId }),
  },
  duplicateAnswered: {
    says: 'It was said whether two contacts are one.',
    details: z.strictObject({ contactId, decision: z.enum(duplicateDecisions) }),
  },
  toldApart: {
    says: 'Whoever refers the person says that they are another than one of the same name and birth date.',
    details: z.strictObject({ reason: z.enum(anotherPersonReasons) }),
  },
  identityAnswered: {
    says: 'The county said whether this referral and another that is like it are of one person.',
    details: z.strictObject({ decision: z.enum(identityDecisions), reason: z.enum(identityReasons) }),
  },
  secondReferralReceived: {
    says: 'A second source referred the person; what it told waits for the county, and counts for nothing until then.',
    details: z.strictObject({ number, role: z.enum(recipientRoles), organisation }),
  },
  secondReferralAnswered: {
    says: 'What a second source told was confirmed, declined, found to be of another person, or withdrawn.',
    details: z.strictObject({
      workItemId: workItem.workItemId,
      decision: z.enum([...evidenceDecisions, 'withdrawn']),
      reason: z.enum(evidenceRefusals).exactOptional(),
    }),
  },
  sameAsLater: {
    says: 'A later referral was found to be of this person; it is closed, and this case goes on.',
    details: z.strictObject({}),
  },
  notSameAsLater: {
    says: 'A later referral that had been taken for one of this person goes on by itself.',
    details: z.strictObject({}),
  },
  namesakeReferred: {
    says: 'Somebody of the same name and birth date was referred, and whoever refers them says that they are another person.',
    details: z.strictObject({ reason: z.enum(anotherPersonReasons) }),
  },
  caseReopened: {
    says: 'The case goes on, because what had closed it was voided.',
    details: z.strictObject({ wasClosedAs: z.enum(closeReasons) }),
  },
  factVoided: {
    says: 'A fact that was entered in error was voided; it stays on record, and no longer counts.',
    details: z.strictObject({
      kind: z.enum(voidableFacts),
      /** What it is known by: of a fact of the journey when it was. */
      id: z.union([contactId, stepId, eventId, z.enum(closeReasons), instant, day, number]),
      reason: z.enum(voidReasons),
    }),
  },
  factCorrected: {
    says: 'What the referral says was corrected; how it stood before stays on record.',
    details: z.strictObject({
      number,
      kind: z.enum(correctableFacts),
      reason: z.enum(correctionReasons),
    }),
  },
  dischargeVoided: {
    says: 'The person has not left: the discharge on record was voided, and is awaited again.',
    details: z.strictObject({ at: instant }),
  },
  dischargePlanVoided: {
    says: 'A plan of the discharge was voided: what stood before it stands.',
    details: z.strictObject({
      timesMoved: count,
      plannedFor: instant.exactOptional(),
      plannedOn: day.exactOptional(),
    }),
  },
  handOffVoided: {
    says: 'The warm hand-off is owed again: the one on record was voided.',
    details: z.strictObject({ at: instant }),
  },
  readmissionVoided: {
    says: 'The person was not readmitted: the person is where they were before.',
    details: z.strictObject({ at: instant }),
  },
  unusualTimeConfirmed: {
    says: 'Whoever reported a time that is possible and unusual confirmed it.',
    details: z.strictObject({ times: number }),
  },
  latenessCorrected: {
    says: 'A clock that stood late is in time by what was entered or corrected now; that it stood late stays visible.',
    details: z.strictObject({
      kind: clockKind,
      due: instant,
      /** When it was due before, and late from then on. */
      lateSince: instant,
      reason: z.enum(corrections),
    }),
  },
  facilityMoved: {
    says: 'The person moved to another State facility, and the referral with them.',
    details: z.strictObject({ from: organisation, to: organisation, at: instant }),
  },
} as const satisfies Record<string, AuditEventRow>;
