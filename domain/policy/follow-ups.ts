/** The ladders of messages and duties that no execution waits for: dated policy data, a part of the escalation policy. */
import * as z from 'zod';
import { ladderSchema } from './ladder.ts';

/** Where the ladder gives the time that the work may take. */
export const timedLadderSchema = ladderSchema.required({ due: true });

export const followUpsSchema = z.strictObject({
  placement: timedLadderSchema,
  referralInformation: timedLadderSchema,
  transferAcceptance: timedLadderSchema,
  transfer: ladderSchema,
  confirmDeath: timedLadderSchema,
  confirmDischarge: timedLadderSchema,
  confirmIdentity: timedLadderSchema,
  confirmEvidence: timedLadderSchema,
  admissionFollowUp: timedLadderSchema,
  tellPlan: timedLadderSchema,
  paroleOfficerContact: timedLadderSchema,
  medicaidFollowUp: ladderSchema,
  nameCareManager: timedLadderSchema,
});
export const defaultFollowUps = followUpsSchema.parse({
  placement: {
    due: { count: 5, unit: 'businessDays' },
    source:
      'Guidance: "prompt assignment"; three business days to decide, one for an offer and one more, over all counties.',
    assumption: true,
    onOpening: [],
    atDue: [
      { kind: 'placementOverdue', to: 'owner' },
      { kind: 'placementOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [
        { kind: 'placementOverdue', to: 'owner' },
        { kind: 'placementOverdue', to: 'lgu' },
      ],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'placementOverdue', to: 'omh' }],
    },
  },
  referralInformation: {
    due: { count: 1, unit: 'businessDays' },
    source: 'The guidance is silent; the person waits meanwhile.',
    assumption: true,
    onOpening: [{ kind: 'referralReturned', to: 'owner' }],
    atDue: [
      { kind: 'referralInformationOverdue', to: 'owner' },
      { kind: 'referralInformationOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'referralInformationOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'referralInformationOverdue', to: 'omh' }],
    },
  },
  transferAcceptance: {
    due: { count: 2, unit: 'businessDays' },
    source: 'Guidance: the LGU directs a transfer, "promptly"; no number of days.',
    assumption: true,
    onOpening: [{ kind: 'transferAsked', to: 'owner' }],
    atDue: [
      { kind: 'transferAnswerOverdue', to: 'owner' },
      { kind: 'transferAnswerOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [
        { kind: 'transferAnswerOverdue', to: 'owner' },
        { kind: 'transferAnswerOverdue', to: 'lgu' },
      ],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'transferAnswerOverdue', to: 'omh' }],
    },
  },
  transfer: {
    source: 'The county or the Health Home names the day; the reminders are ours.',
    assumption: true,
    onOpening: [
      { kind: 'transferAgreed', to: 'owner' },
      { kind: 'transferAgreed', to: 'lgu' },
    ],
    atDue: [{ kind: 'transferAgreed', to: 'owner' }],
    afterDue: { every: { count: 1, unit: 'days' }, announce: [{ kind: 'transferAgreed', to: 'lgu' }] },
  },
  confirmDeath: {
    due: { count: 1, unit: 'businessDays' },
    source: 'The guidance is silent: a search does not end by a message that nobody has checked.',
    assumption: true,
    onOpening: [
      { kind: 'deathReported', to: 'lgu' },
      { kind: 'deathReported', to: 'holder' },
    ],
    atDue: [
      { kind: 'deathReportOverdue', to: 'owner' },
      { kind: 'deathReportOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [
        { kind: 'deathReportOverdue', to: 'owner' },
        { kind: 'deathReportOverdue', to: 'lgu' },
      ],
    },
    longOverdue: {
      after: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'deathReportOverdue', to: 'omh' }],
    },
  },
  confirmIdentity: {
    due: { count: 2, unit: 'businessDays' },
    source: 'The guidance is silent: two clocks may run for one person until somebody says.',
    assumption: true,
    onOpening: [{ kind: 'identityToConfirm', to: 'owner' }],
    atDue: [
      { kind: 'identityConfirmOverdue', to: 'owner' },
      { kind: 'identityConfirmOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'identityConfirmOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'identityConfirmOverdue', to: 'omh' }],
    },
  },
  confirmEvidence: {
    due: { count: 2, unit: 'businessDays' },
    source:
      'The guidance is silent: what a second source told may make another decision, and counts for nothing yet.',
    assumption: true,
    onOpening: [
      { kind: 'secondReferralReceived', to: 'lgu' },
      { kind: 'secondReferralReceived', to: 'holder' },
    ],
    atDue: [
      { kind: 'evidenceConfirmOverdue', to: 'owner' },
      { kind: 'evidenceConfirmOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'evidenceConfirmOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'evidenceConfirmOverdue', to: 'omh' }],
    },
  },
  confirmDischarge: {
    due: { count: 1, unit: 'businessDays' },
    source:
      'The guidance is silent: the 48 hours run by what was reported, and the facility knows when it was.',
    assumption: true,
    onOpening: [{ kind: 'dischargeToConfirm', to: 'owner' }],
    atDue: [
      { kind: 'dischargeConfirmOverdue', to: 'owner' },
      { kind: 'dischargeConfirmOverdue', to: 'lgu' },
    ],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'dischargeConfirmOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'dischargeConfirmOverdue', to: 'omh' }],
    },
  },
  admissionFollowUp: {
    due: { count: 1, unit: 'businessDays' },
    source:
      'Guidance: the care manager joins discharge planning; of later admissions it gives no number of days.',
    assumption: true,
    onOpening: [{ kind: 'memberAdmitted', to: 'owner' }],
    atDue: [{ kind: 'memberAdmittedOverdue', to: 'owner' }],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'memberAdmittedOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'memberAdmittedOverdue', to: 'above' }],
    },
  },
  tellPlan: {
    due: { count: 1, unit: 'businessDays' },
    source: 'Guidance: the Health Home informs the plan; no number of days, and nothing of reminders.',
    assumption: true,
    onOpening: [{ kind: 'tellPlan', to: 'owner' }],
    atDue: [{ kind: 'tellPlanOverdue', to: 'owner' }],
    afterDue: {
      every: { count: 5, unit: 'businessDays' },
      announce: [{ kind: 'tellPlanOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 10, unit: 'businessDays' },
      announce: [{ kind: 'tellPlanOverdue', to: 'above' }],
    },
  },
  paroleOfficerContact: {
    due: { count: 1, unit: 'businessDays' },
    source: 'Guidance, CNYPC: "contact the Parole Officer as soon as possible"; no number of days.',
    assumption: true,
    onOpening: [{ kind: 'paroleContactDue', to: 'owner' }],
    atDue: [{ kind: 'paroleContactOverdue', to: 'owner' }],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'paroleContactOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'paroleContactOverdue', to: 'above' }],
    },
  },
  medicaidFollowUp: {
    source: 'The coverage ends with the second month after the discharge; the reminders are ours.',
    assumption: true,
    onOpening: [{ kind: 'medicaidFollowUp', to: 'owner' }],
    atDue: [{ kind: 'medicaidFollowUpOverdue', to: 'owner' }],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'medicaidFollowUpOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'medicaidFollowUpOverdue', to: 'above' }],
    },
  },
  nameCareManager: {
    due: { count: 2, unit: 'businessDays' },
    source: 'Guidance: every member has a care manager; no number of days until one is named.',
    assumption: true,
    onOpening: [{ kind: 'careManagerToName', to: 'owner' }],
    atDue: [{ kind: 'careManagerToNameOverdue', to: 'owner' }],
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: [{ kind: 'careManagerToNameOverdue', to: 'owner' }],
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: [{ kind: 'careManagerToNameOverdue', to: 'above' }],
    },
  },
});
