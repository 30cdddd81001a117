/** Audit events of where the person is, and of facts that came after the first decision, a part of those of the journey. */
import * as z from 'zod';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import { type AuditEventRow, instant } from './audit-details.ts';

export const factEvents = {
  facilityMoved: {
    says: 'The person moved to another State facility, and the referral with them.',
    details: z.strictObject({ from: organisation, to: organisation, at: instant }),
  },
} as const satisfies Record<string, AuditEventRow>;
