/**
 * What the function behind a route may reach. Keyed by operation, so that a new one does not compile until somebody has
 * decided.
 */
import type { Operation } from '../../../domain/shared/operations.ts';
import {
  appendAccess,
  decideOnCase,
  freePerson,
  joinCaseload,
  leaveCaseload,
  listCases,
  readAccess,
  readCase,
  readCaseloads,
  readEntry,
  readGrants,
  readLists,
  readOneOfCase,
  readRegistry,
  removeMarks,
  takePerson,
  writeGrant,
  writeRegistry,
} from '../shared/table-reaches.ts';
import { together, type TableReach } from '../shared/table-access.ts';

/** What every answer on a case takes: the case, and an entry in its access log. */
const reachCase = together(readCase, appendAccess);
/** The same where an auditor may come, who shows a grant. */
const auditedCase = together(reachCase, readGrants);
const decide = together(decideOnCase, appendAccess);

/** Undefined: the function has no table. */
export const reachOf: Readonly<Record<Operation, TableReach | undefined>> = {
  submitReferral: together(decide, takePerson, readRegistry),
  listCases: together(listCases, appendAccess),
  getCase: auditedCase,
  getTimeline: auditedCase,
  getAssignmentOptions: together(reachCase, readRegistry, readCaseloads),
  listWorkItems: readLists,
  claimWorkItem: decide,
  completeWorkItem: together(
    decide,
    removeMarks,
    freePerson,
    readRegistry,
    readCaseloads,
    joinCaseload,
    leaveCaseload,
  ),
  checkEligibility: undefined,
  putConsent: together(decide, removeMarks),
  putDischargePlan: decide,
  recordDischarge: together(decide, takePerson),
  recordContact: together(decide, removeMarks),
  withdrawCase: together(decide, removeMarks, freePerson, leaveCaseload),
  raiseMissingConcern: together(decide, readEntry),
  withdrawMissingConcern: together(decide, removeMarks),
  recordSearchStep: decide,
  listSearchSteps: auditedCase,
  recordSighting: together(decide, removeMarks),
  putAotOrder: together(decide, removeMarks, readEntry),
  putPlanOfCare: decide,
  reportSignificantEvent: decide,
  getCairsReports: auditedCase,
  getSearchPacket: auditedCase,
  getAudit: together(auditedCase, readAccess),
  openEmergencyAccess: decide,
  listEmergencyAccess: reachCase,
  answerEmergencyAccess: decide,
  grantAudit: together(reachCase, writeGrant),
  listNotices: readLists,
  acknowledgeNotice: together(decide, readOneOfCase, removeMarks),
  putAttestation: together(readEntry, writeRegistry),
  getRegistryEntry: readEntry,
  putRegistryEntry: together(readRegistry, writeRegistry),
  getOpenApi: undefined,
};

/** Turns a Medicaid number into the key of a person; nobody else can. */
export const hashesPersons = (operation: Operation): boolean => operation === 'submitReferral';
