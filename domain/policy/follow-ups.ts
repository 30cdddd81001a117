/** The ladders of messages and duties that no execution waits for: dated policy data, a part of the escalation policy. */
import * as z from 'zod';
import { ladderSchema, told } from './ladder.ts';

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
    atDue: told('placementOverdue', 'owner', 'lgu'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('placementOverdue', 'owner', 'lgu'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('placementOverdue', 'omh'),
    },
  },
  referralInformation: {
    due: { count: 1, unit: 'businessDays' },
    source: 'The guidance is silent; the person waits meanwhile.',
    assumption: true,
    onOpening: told('referralReturned', 'owner'),
    atDue: told('referralInformationOverdue', 'owner', 'lgu'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('referralInformationOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('referralInformationOverdue', 'omh'),
    },
  },
  transferAcceptance: {
    due: { count: 2, unit: 'businessDays' },
    source: 'Guidance: the LGU directs a transfer, "promptly"; no number of days.',
    assumption: true,
    onOpening: told('transferAsked', 'owner'),
    atDue: told('transferAnswerOverdue', 'owner', 'lgu'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('transferAnswerOverdue', 'owner', 'lgu'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('transferAnswerOverdue', 'omh'),
    },
  },
  transfer: {
    source: 'The county or the Health Home names the day; the reminders are ours.',
    assumption: true,
    onOpening: told('transferAgreed', 'owner', 'lgu'),
    atDue: told('transferAgreed', 'owner'),
    afterDue: { every: { count: 1, unit: 'days' }, announce: told('transferAgreed', 'lgu') },
  },
  confirmDeath: {
    due: { count: 1, unit: 'businessDays' },
    source: 'The guidance is silent: a search does not end by a message that nobody has checked.',
    assumption: true,
    onOpening: told('deathReported', 'lgu', 'holder'),
    atDue: told('deathReportOverdue', 'owner', 'lgu'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('deathReportOverdue', 'owner', 'lgu'),
    },
    longOverdue: {
      after: { count: 1, unit: 'businessDays' },
      announce: told('deathReportOverdue', 'omh'),
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
    onOpening: told('dischargeToConfirm', 'owner'),
    atDue: told('dischargeConfirmOverdue', 'owner', 'lgu'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('dischargeConfirmOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('dischargeConfirmOverdue', 'omh'),
    },
  },
  admissionFollowUp: {
    due: { count: 1, unit: 'businessDays' },
    source:
      'Guidance: the care manager joins discharge planning; of later admissions it gives no number of days.',
    assumption: true,
    onOpening: told('memberAdmitted', 'owner'),
    atDue: told('memberAdmittedOverdue', 'owner'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('memberAdmittedOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('memberAdmittedOverdue', 'above'),
    },
  },
  tellPlan: {
    due: { count: 1, unit: 'businessDays' },
    source: 'Guidance: the Health Home informs the plan; no number of days, and nothing of reminders.',
    assumption: true,
    onOpening: told('tellPlan', 'owner'),
    atDue: told('tellPlanOverdue', 'owner'),
    afterDue: {
      every: { count: 5, unit: 'businessDays' },
      announce: told('tellPlanOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 10, unit: 'businessDays' },
      announce: told('tellPlanOverdue', 'above'),
    },
  },
  paroleOfficerContact: {
    due: { count: 1, unit: 'businessDays' },
    source: 'Guidance, CNYPC: "contact the Parole Officer as soon as possible"; no number of days.',
    assumption: true,
    onOpening: told('paroleContactDue', 'owner'),
    atDue: told('paroleContactOverdue', 'owner'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('paroleContactOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('paroleContactOverdue', 'above'),
    },
  },
  medicaidFollowUp: {
    source: 'The coverage ends with the second month after the discharge; the reminders are ours.',
    assumption: true,
    onOpening: told('medicaidFollowUp', 'owner'),
    atDue: told('medicaidFollowUpOverdue', 'owner'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('medicaidFollowUpOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('medicaidFollowUpOverdue', 'above'),
    },
  },
  nameCareManager: {
    due: { count: 2, unit: 'businessDays' },
    source: 'Guidance: every member has a care manager; no number of days until one is named.',
    assumption: true,
    onOpening: told('careManagerToName', 'owner'),
    atDue: told('careManagerToNameOverdue', 'owner'),
    afterDue: {
      every: { count: 1, unit: 'businessDays' },
      announce: told('careManagerToNameOverdue', 'owner'),
    },
    longOverdue: {
      after: { count: 3, unit: 'businessDays' },
      announce: told('careManagerToNameOverdue', 'above'),
    },
  },
});
