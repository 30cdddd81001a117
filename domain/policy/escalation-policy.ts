/**
 * The escalation ladder of each kind of work: policy data, dated and validated, never a rule in code. The guidance
 * demands promptness and names one number (48 hours); every other figure is an assumption that an administrator
 * may change, marked so, and shown as "policy choice".
 */
import * as z from 'zod';
import { aotPolicySchema, defaultAotPolicy } from './aot-policy.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { localDateSchema } from '../shared/calendar.ts';
import type { WaitKind } from '../shared/work-item.ts';
import { ladderSchema, told } from './ladder.ts';
import { defaultFollowUps, followUpsSchema, timedLadderSchema } from './follow-ups.ts';

export const placementPolicySchema = z.strictObject({
  /** Whether the SPOA's clock stands still while the facility answers what it asked. */
  returnStopsClock: z.boolean(),
  /** Whether an offer that nobody answered in time ends, so that the next agency is asked; else it is reminded of. */
  silenceEndsOffer: z.boolean(),
  /** For how many days after its time with a person an agency may write up what it did. */
  documentsForDays: z.int().nonnegative(),
  source: z.string(),
  assumption: z.boolean(),
});

export const escalationPolicySchema = z.strictObject({
  policyId: z.string(),
  validFrom: localDateSchema,
  waits: z.strictObject({
    forensicTransition: timedLadderSchema,
    spoaDecision: timedLadderSchema,
    cmaAcceptance: timedLadderSchema,
    warmHandOff: timedLadderSchema,
    discharge: ladderSchema,
    faceToFaceContact: timedLadderSchema,
  } satisfies Record<WaitKind, unknown>),
  /** Messages to others that no execution waits for. */
  followUps: followUpsSchema,
  /** Who decides on referrals where that is not the LGU's own SPOA. */
  triage: recipientSchema.optional(),
  /** What counties settle of a referral that goes back and forth. */
  placement: placementPolicySchema,
  /** How a planner is asked for a date while no discharge date stands. */
  dischargeReview: timedLadderSchema,
  /** How who holds the person is asked for the discharge from a hospital or another stay that is no State PC's. */
  otherDischarge: ladderSchema,
  otherDischargeReview: timedLadderSchema,
  /** The first face-to-face contact with somebody who was referred out of no stay, from the acceptance on. */
  firstContact: timedLadderSchema,
  /** The missing-person path of people under a court order. */
  aot: aotPolicySchema,
});
export type EscalationPolicy = z.infer<typeof escalationPolicySchema>;

export const defaultEscalationPolicy: EscalationPolicy = escalationPolicySchema.parse({
  policyId: 'state-default-2019-11',
  validFrom: '2019-11-01',
  waits: {
    forensicTransition: {
      due: { count: 30, unit: 'days' },
      source: 'Guidance, CNYPC discharges only: the team refers "later"; no interval is given.',
      assumption: true,
      onOpening: told('forensicTransitionStarted', 'owner'),
      atDue: told('forensicTransitionOverdue', 'owner', 'lgu'),
      afterDue: {
        every: { count: 7, unit: 'days' },
        announce: told('forensicTransitionOverdue', 'owner', 'lgu'),
      },
    },
    spoaDecision: {
      due: { count: 3, unit: 'businessDays' },
      source: 'New York City states 3 business days; the guidance says "timely and efficient".',
      assumption: true,
      onOpening: told('referralReceived', 'lgu'),
      atDue: told('decisionOverdue', 'lgu', 'facility'),
      afterDue: {
        every: { count: 1, unit: 'businessDays' },
        announce: told('decisionOverdue', 'lgu', 'facility'),
      },
    },
    cmaAcceptance: {
      due: { count: 1, unit: 'businessDays' },
      source: 'Guidance: "prompt assignment", no number of days.',
      assumption: true,
      onOpening: told('offerMade', 'owner'),
      atDue: told('offerLapsed', 'owner', 'lgu'),
      afterDue: { every: { count: 1, unit: 'businessDays' }, announce: told('offerLapsed', 'owner', 'lgu') },
    },
    warmHandOff: {
      due: { count: 5, unit: 'businessDays' },
      source:
        'Westchester expects first contact within 5 business days; the guidance says "immediate delivery".',
      assumption: true,
      onOpening: told('handOffDue', 'owner'),
      atDue: told('handOffOverdue', 'owner', 'lgu'),
      afterDue: {
        every: { count: 1, unit: 'businessDays' },
        announce: told('handOffOverdue', 'owner', 'lgu'),
      },
    },
    discharge: {
      source: 'The planned date is the planner’s; the reminders are ours.',
      assumption: true,
      onOpening: [],
      atDue: told('dischargeReportDue', 'facility'),
      afterDue: {
        every: { count: 1, unit: 'days' },
        announce: told('dischargeReportDue', 'facility', 'holder'),
      },
    },
    faceToFaceContact: {
      due: { count: 48, unit: 'hours' },
      source:
        'Guidance, For individuals transitioning from a State PC/CNYPC: face-to-face within 48 hours of discharge.',
      assumption: false,
      onOpening: [
        { kind: 'discharged', to: 'lgu' },
        { kind: 'contactDue', to: 'owner' },
      ],
      halfTime: told('contactDue', 'owner'),
      atDue: told('contactOverdue', 'owner', 'lgu'),
      afterDue: { every: { count: 1, unit: 'days' }, announce: told('contactOverdue', 'owner', 'lgu') },
    },
  },
  dischargeReview: {
    due: { count: 7, unit: 'days' },
    source: 'The guidance is silent; a referral without a date must not be forgotten.',
    assumption: true,
    onOpening: [],
    atDue: told('dischargeDateDue', 'facility'),
    afterDue: {
      every: { count: 7, unit: 'days' },
      announce: told('dischargeDateDue', 'facility', 'holder'),
    },
  },
  otherDischarge: {
    source: 'The date is the hospital’s; the reminders are ours.',
    assumption: true,
    onOpening: [],
    atDue: told('dischargeReportDue', 'owner'),
    afterDue: {
      every: { count: 1, unit: 'days' },
      announce: told('dischargeReportDue', 'owner', 'lgu'),
    },
  },
  otherDischargeReview: {
    due: { count: 7, unit: 'days' },
    source: 'The guidance is silent; a stay without a date must not be forgotten.',
    assumption: true,
    onOpening: [],
    atDue: told('dischargeDateDue', 'owner'),
    afterDue: {
      every: { count: 7, unit: 'days' },
      announce: told('dischargeDateDue', 'owner', 'lgu'),
    },
  },
  firstContact: {
    due: { count: 5, unit: 'businessDays' },
    source: 'Westchester expects first contact within 5 business days; the guidance gives no number.',
    assumption: true,
    onOpening: told('contactDue', 'owner'),
    halfTime: told('contactDue', 'owner'),
    atDue: told('contactOverdue', 'owner', 'lgu'),
    afterDue: { every: { count: 1, unit: 'businessDays' }, announce: told('contactOverdue', 'owner', 'lgu') },
  },
  followUps: defaultFollowUps,
  placement: {
    returnStopsClock: false,
    silenceEndsOffer: true,
    documentsForDays: 30,
    source:
      'The guidance is silent: the person waits whoever has the referral, and other agencies could take them.',
    assumption: true,
  },
  aot: defaultAotPolicy,
});
