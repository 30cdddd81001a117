/** Audit events of where the person is, and of facts that came after the first decision, a part of those of the journey. */
import * as z from 'zod';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import { admissionPlaces, decisionCauses, residenceFacts } from './answer-codes.ts';
import { type AuditEventRow, instant, number } from './audit-details.ts';

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
    says: 'The rules decided anew on a fact that came later; the decision before is kept.',
    details: z.strictObject({
      because: z.enum(decisionCauses),
      eligible: z.boolean(),
      hhPlusRate: z.boolean(),
      wasEligible: z.boolean(),
      wasHhPlusRate: z.boolean(),
    }),
  },
  unusualTimeConfirmed: {
    says: 'Whoever reported a time that is possible and unusual confirmed it.',
    details: z.strictObject({ times: number }),
  },
  facilityMoved: {
    says: 'The person moved to another State facility, and the referral with them.',
    details: z.strictObject({ from: organisation, to: organisation, at: instant }),
  },
} as const satisfies Record<string, AuditEventRow>;
