/**
 * What the function behind a route may reach. Keyed by operation, so that a new one does not compile until somebody has
 * decided.
 */
import type { Operation } from '../../../domain/shared/operations.ts';
import {
  answerOnce,
  answerProposals,
  appendAccess,
  decideOnCase,
  findLikePersons,
  freePerson,
  joinCaseload,
  leaveCaseload,
  listCases,
  openCase,
  propose,
  readAccess,
  readCase,
  readCaseloads,
  readEntry,
  readGrants,
  readLists,
  readOneOfCase,
  readProposals,
  readMailboxes,
  readOneMailbox,
  readRegistry,
  readRegistryLog,
  removeEntry,
  takePerson,
  writeGrant,
  writeMailboxes,
  writeRegistry,
} from '../shared/table-reaches.ts';
import { together, type TableReach } from '../shared/table-access.ts';

/** What every answer on a case takes: the case, and an entry in its access log. */
const reachCase = together(readCase, appendAccess);
/** The same where an auditor may come, who shows a grant. */
const auditedCase = together(reachCase, readGrants);
const decide = together(decideOnCase, appendAccess);
/** The same where what a request names may be past. */
const decideWithPast = together(decide, readOneOfCase);

/** Undefined: the function has no table. */
export const reachOf: Readonly<Record<Operation, TableReach | undefined>> = {
  submitReferral: together(openCase, answerOnce, appendAccess, takePerson, findLikePersons, readRegistry),
  listCases: together(listCases, appendAccess),
  getCase: auditedCase,
  getTimeline: auditedCase,
  getAssignmentOptions: together(reachCase, readRegistry, readCaseloads),
  listWorkItems: readLists,
  claimWorkItem: decideWithPast,
  releaseWorkItem: decideWithPast,
  completeWorkItem: together(
    decideWithPast,
    freePerson,
    readRegistry,
    readCaseloads,
    joinCaseload,
    leaveCaseload,
  ),
  changeCareManager: together(decide, readRegistry, readCaseloads, joinCaseload, leaveCaseload),
  reassignCareManager: together(decide, readLists, readRegistry, readCaseloads, joinCaseload, leaveCaseload),
  checkEligibility: undefined,
  putConsent: decide,
  putDischargePlan: decide,
  recordDischarge: together(decide, takePerson),
  recordContact: decideWithPast,
  listContacts: auditedCase,
  listSecondReferrals: auditedCase,
  withdrawCase: together(decide, freePerson, leaveCaseload),
  resubmitReferral: together(decide, readRegistry, takePerson, freePerson, findLikePersons),
  getReferral: reachCase,
  moveFacility: together(decide, takePerson, freePerson),
  recordFact: decide,
  reassignCase: together(decide, leaveCaseload),
  askForTransfer: together(decide, readRegistry),
  withdrawTransfer: decide,
  handBackCase: together(decide, leaveCaseload),
  putHandOffChecklist: decide,
  signHandOffChecklist: decide,
  raiseMissingConcern: together(decideWithPast, readEntry),
  withdrawMissingConcern: decideWithPast,
  voidFact: together(decideWithPast, takePerson, readRegistry, readCaseloads, joinCaseload),
  correctFact: together(decide, takePerson, freePerson, findLikePersons),
  listCorrections: auditedCase,
  recordSearchStep: decideWithPast,
  listSearchSteps: auditedCase,
  recordSighting: decideWithPast,
  putAotOrder: together(decideWithPast, readEntry),
  putPlanOfCare: decide,
  reportSignificantEvent: decideWithPast,
  listSignificantEvents: auditedCase,
  getCairsReports: auditedCase,
  getSearchPacket: together(auditedCase, readOneOfCase),
  getAudit: together(auditedCase, readAccess),
  openEmergencyAccess: decide,
  listEmergencyAccess: reachCase,
  answerEmergencyAccess: decideWithPast,
  grantAudit: together(reachCase, answerOnce, writeGrant),
  revokeAuditGrant: together(appendAccess, answerOnce, readGrants, writeGrant),
  listNotices: readLists,
  acknowledgeNotice: decideWithPast,
  acknowledgeNotices: decideWithPast,
  putAttestation: together(readEntry, writeRegistry, propose),
  listRegistryEntries: readRegistry,
  getRegistryEntry: readEntry,
  putRegistryEntry: together(readRegistry, writeRegistry, propose),
  deleteRegistryEntry: together(readRegistry, readCaseloads, readLists, writeRegistry, removeEntry),
  listRegistryProposals: readProposals,
  answerRegistryProposal: together(readRegistry, writeRegistry, answerProposals),
  listRegistryChanges: readRegistryLog,
  getMailboxReadiness: together(readRegistry, readMailboxes),
  confirmMailbox: together(readEntry, readOneMailbox, writeMailboxes),
  getOpenApi: undefined,
};

/** Turns a Medicaid number, or a name at a facility, into the key of a person; nobody else can. */
export const hashesPersons = (operation: Operation): boolean =>
  ['submitReferral', 'resubmitReferral', 'moveFacility', 'correctFact'].includes(operation);
