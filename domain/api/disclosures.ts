/**
 * The one table of disclosure: for the answer of every operation what opens each of its fields. An operation without a row,
 * and a field that its contract has and its row lacks, do not compile. The rows stand beside the contracts that they are of,
 * where the views make their answers by them; docs/disclosure.md is written from here.
 */
import type * as z from 'zod';
import {
  acknowledgementsDisclosure,
  noticeDisclosure,
  noticesDisclosure,
  ownWorkItemDisclosure,
  searchStepDisclosure,
  workItemsDisclosure,
} from '../access/disclosed-records.ts';
import type { Disclosure, Part } from '../access/disclosure.ts';
import * as aot from '../aot/aot-answers-disclosure.ts';
import { assignmentOptionsDisclosure } from '../placement/assignment-options-disclosure.ts';
import { careManagerAnswerDisclosure, reassignmentDisclosure } from '../placement/care-manager-disclosure.ts';
import { casesDisclosure, contactsDisclosure } from '../views/case-view-disclosure.ts';
import { correctionsDisclosure } from '../views/correction-view.ts';
import { referralViewDisclosure } from '../views/referral-view.ts';
import { secondReferralsDisclosure } from '../views/second-referrals.ts';
import { packetDisclosure } from '../views/search-packet.ts';
import { timelineDisclosure } from '../views/timeline-disclosure.ts';
import type { emergencyAccessViewSchema } from '../access/emergency-access-contract.ts';
import type {
  auditAnswerSchema,
  emergencyAccessesSchema,
  emergencyAnswerSchema,
} from './access-answers-contract.ts';
import * as changed from './case-answers-disclosure.ts';
import type { responses } from './responses.ts';
import type { Operation } from './routes.ts';

type Always<Schema extends z.ZodType> = Part<z.output<Schema>, 'always'>;

/** Who reads the log of a case sees accounts and organisations; of the person it holds nothing. */
const auditDisclosure: Always<typeof auditAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', chain: 'always', accesses: 'always', cursor: 'always' },
};
const emergencyDisclosure: Always<typeof emergencyAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', number: 'always', reason: 'always', openedAt: 'always', until: 'always' },
};

/** The route lets in only those who answer for the person: why it was opened is told to them. */
const emergencyAccessFields: Always<typeof emergencyAccessViewSchema> = {
  opening: 'always',
  fields: {
    number: 'always',
    reason: 'always',
    explanation: 'always',
    openedAt: 'always',
    until: 'always',
    by: 'always',
    endedAt: 'always',
    endedBy: 'always',
    renewableAt: 'always',
  },
};
const emergencyAccessesDisclosure: Always<typeof emergencyAccessesSchema> = {
  opening: 'always',
  fields: { caseId: 'always', accesses: { opening: 'always', item: emergencyAccessFields } },
};

/** Says nothing of a case: rules over facts that were sent, the registry, grants, the API itself. */
const noCase = 'noCase';

type AnswerOf<Op extends Operation> = (typeof responses)[Op]['content'] extends {
  'application/json': infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : never;
/** A page of text has a table of what it is made of. */
type Row<Op extends Operation> = [AnswerOf<Op>] extends [never]
  ? object
  : Disclosure<AnswerOf<Op>> | typeof noCase;

export const disclosures = {
  submitReferral: changed.referralAnswerDisclosure,
  listCases: casesDisclosure,
  getCase: changed.caseAnswerDisclosure,
  getTimeline: timelineDisclosure,
  getAssignmentOptions: assignmentOptionsDisclosure,
  listWorkItems: workItemsDisclosure,
  claimWorkItem: ownWorkItemDisclosure,
  releaseWorkItem: ownWorkItemDisclosure,
  completeWorkItem: changed.completionAnswerDisclosure,
  changeCareManager: careManagerAnswerDisclosure,
  reassignCareManager: reassignmentDisclosure,
  checkEligibility: noCase,
  putConsent: changed.consentAnswerDisclosure,
  putDischargePlan: changed.dischargePlanAnswerDisclosure,
  recordDischarge: changed.dischargeAnswerDisclosure,
  recordContact: changed.contactAnswerDisclosure,
  listContacts: contactsDisclosure,
  listSecondReferrals: secondReferralsDisclosure,
  withdrawCase: changed.withdrawalAnswerDisclosure,
  resubmitReferral: changed.resubmissionAnswerDisclosure,
  getReferral: referralViewDisclosure,
  moveFacility: changed.facilityMovedAnswerDisclosure,
  recordFact: changed.factAnswerDisclosure,
  reassignCase: changed.takenBackAnswerDisclosure,
  askForTransfer: changed.transferAnswerDisclosure,
  withdrawTransfer: changed.transferAnswerDisclosure,
  handBackCase: changed.handedBackAnswerDisclosure,
  putHandOffChecklist: changed.handOffChecklistAnswerDisclosure,
  signHandOffChecklist: changed.handOffChecklistAnswerDisclosure,
  raiseMissingConcern: aot.concernAnswerDisclosure,
  withdrawMissingConcern: aot.concernWithdrawalDisclosure,
  voidFact: changed.voidAnswerDisclosure,
  correctFact: changed.correctionAnswerDisclosure,
  listCorrections: correctionsDisclosure,
  recordSearchStep: searchStepDisclosure,
  listSearchSteps: aot.searchStepsDisclosure,
  recordSighting: aot.sightingAnswerDisclosure,
  putAotOrder: aot.orderAnswerDisclosure,
  putPlanOfCare: aot.planOfCareAnswerDisclosure,
  reportSignificantEvent: aot.eventAnswerDisclosure,
  listSignificantEvents: aot.significantEventsDisclosure,
  getCairsReports: aot.cairsAnswerDisclosure,
  getSearchPacket: packetDisclosure,
  getAudit: auditDisclosure,
  openEmergencyAccess: emergencyDisclosure,
  listEmergencyAccess: emergencyAccessesDisclosure,
  answerEmergencyAccess: emergencyAccessFields,
  grantAudit: noCase,
  revokeAuditGrant: noCase,
  listNotices: noticesDisclosure,
  acknowledgeNotice: noticeDisclosure,
  acknowledgeNotices: acknowledgementsDisclosure,
  putAttestation: noCase,
  listRegistryEntries: noCase,
  getRegistryEntry: noCase,
  putRegistryEntry: noCase,
  deleteRegistryEntry: noCase,
  listRegistryProposals: noCase,
  answerRegistryProposal: noCase,
  listRegistryChanges: noCase,
  getMailboxReadiness: noCase,
  confirmMailbox: noCase,
  getOpenApi: noCase,
} as const satisfies { [Op in Operation]: Row<Op> };
