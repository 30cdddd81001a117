/** Audit events of the strand of placement: the decision of the SPOA, the offers, the agency that has the person. */
import * as z from 'zod';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import { countySchema } from '../shared/counties.ts';
import { workItemIdSchema } from '../shared/identifiers.ts';
import {
  assignmentEnds,
  careManagerChangeReasons,
  declineReasons,
  handBackReasons,
  informationQuestions,
  reassignmentReasons,
  offerDecisions,
  spoaDecisions,
  transferEnds,
  transferReasons,
} from './answer-codes.ts';
import { type AuditEventRow, count, day } from './audit-details.ts';
import { mostCandidates } from './case-record.ts';

export const ofPlacement = {
  forensicTeamReferred: {
    says: 'The forensic transitional team referred the person on to the county.',
    details: z.strictObject({}),
  },
  spoaDecided: {
    says: 'The SPOA decided on the referral.',
    details: z.strictObject({
      decision: z.enum(spoaDecisions),
      candidates: z.array(organisation).max(mostCandidates),
    }),
  },
  referralRedirected: {
    says: 'The referral was sent to another county.',
    details: z.strictObject({ from: countySchema, to: countySchema }),
  },
  referralReturned: {
    says: 'The SPOA sent the referral back to the facility with questions.',
    details: z.strictObject({
      questions: z.array(z.enum(informationQuestions)).max(informationQuestions.length),
    }),
  },
  referralInformationGiven: {
    says: 'The facility answered what the SPOA had asked.',
    details: z.strictObject({ resubmitted: z.boolean() }),
  },
  spoaDecisionTakenBack: {
    says: 'The SPOA took its decision back before an agency accepted.',
    details: z.strictObject({ round: count, reason: z.enum(reassignmentReasons) }),
  },
  placementEnded: {
    says: 'An agency that had accepted no longer has the person.',
    details: z.strictObject({
      agency: organisation,
      end: z.enum(assignmentEnds),
      reason: z.enum([...reassignmentReasons, ...handBackReasons]),
    }),
  },
  transferAsked: {
    says: 'The county or the Health Home asked for the transfer of the person to another agency.',
    details: z.strictObject({
      from: organisation,
      to: organisation,
      effectiveOn: day,
      reason: z.enum(transferReasons),
    }),
  },
  transferAnswered: {
    says: 'The agency that is to receive the person accepted or declined.',
    details: z.strictObject({
      agency: organisation,
      decision: z.enum(offerDecisions),
      reason: z.enum(declineReasons).exactOptional(),
    }),
  },
  transferNotMade: {
    says: 'A transfer that was asked for does not take place.',
    details: z.strictObject({ to: organisation, end: z.enum(transferEnds) }),
  },
  transferred: {
    says: 'The person was transferred to another agency.',
    details: z.strictObject({ from: organisation, to: organisation }),
  },
  candidatePassedOver: {
    says: 'An agency was not asked, because it may not serve the person.',
    details: z.strictObject({ agency: organisation }),
  },
  noCandidateLeft: {
    says: 'No agency is left to be asked in this round.',
    details: z.strictObject({ round: count }),
  },
  offerAnswered: {
    says: 'An agency accepted or declined the person.',
    details: z.strictObject({
      agency: organisation,
      decision: z.enum(offerDecisions),
      reason: z.enum(declineReasons).exactOptional(),
    }),
  },
  offerLapsed: {
    says: 'An agency did not answer in time.',
    details: z.strictObject({ workItemId: workItemIdSchema, agency: organisation }),
  },
  offersTakenBack: {
    says: 'Nobody may be asked any more, because the authorization ended.',
    details: z.strictObject({ round: count }),
  },
  placeTaken: {
    says: 'The person came on a caseload.',
    details: z.strictObject({
      agency: organisation,
      holder: z.enum(['careManager', 'team']),
      id: organisation,
      reason: z.enum(careManagerChangeReasons).exactOptional(),
    }),
  },
  careManagerLeaves: {
    says: 'The registration of the care manager or team whom the case names ends, and another must be named.',
    details: z.strictObject({ holder: z.enum(['careManager', 'team']), id: organisation, lastDay: day }),
  },
  absenceCovered: {
    says: 'A colleague covers for the person’s care manager.',
    details: z.strictObject({ careManager: organisation, from: day, until: day }),
  },
  placementTold: {
    says: 'The placement was told to those whom it concerns.',
    /** Empty where there is none. */
    details: z.strictObject({
      agency: organisation.or(z.literal('')),
      healthHome: organisation.or(z.literal('')),
    }),
  },
  episodeOpened: {
    says: 'Both strands are through, and the HH+ episode began.',
    details: z.strictObject({ hhPlusRate: z.boolean() }),
  },
} as const satisfies Record<string, AuditEventRow>;
