/** Audit events of the warm hand-off, a part of those of the journey. */
import * as z from 'zod';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import {
  handOffPoints,
  handOffSides,
  introductions,
  paroleContactChannels,
  paroleContactOutcomes,
} from './answer-codes.ts';
import { type AuditEventRow, instant, number } from './audit-details.ts';

const points = z.array(z.enum(handOffPoints)).max(handOffPoints.length);

export const ofHandOff = {
  handedOff: {
    says: 'The warm hand-off was made.',
    details: z.strictObject({
      at: instant,
      introduction: z.enum(introductions),
      /** Where the forensic transitional team handed over: who did, and who took over. */
      from: organisation.exactOptional(),
      to: organisation.exactOptional(),
      careManager: organisation.exactOptional(),
      team: organisation.exactOptional(),
    }),
  },
  handOffChecklistChanged: {
    says: 'Points of the warm hand-off checklist were settled, or opened again.',
    details: z.strictObject({ revision: number, changed: points, open: points }),
  },
  handOffChecklistSigned: {
    says: 'One side of the hand-off signed the checklist as it stood.',
    details: z.strictObject({ revision: number, side: z.enum(handOffSides) }),
  },
  paroleOfficerContacted: {
    says: 'The care manager said what became of the contact with the parole officer.',
    details: z.strictObject({
      outcome: z.enum(paroleContactOutcomes),
      at: instant,
      how: z.enum(paroleContactChannels).exactOptional(),
      attempts: number.exactOptional(),
    }),
  },
} as const satisfies Record<string, AuditEventRow>;
