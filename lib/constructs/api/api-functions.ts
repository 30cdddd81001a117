/**
 * What the function behind a route may reach. Keyed by the functions of the route table, so that a new route does not
 * compile until somebody has decided.
 */
import type { Operation, routes } from '../../../domain/api/routes.ts';
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

export type RouteFunction = (typeof routes)[Operation]['function'];

/** What every answer on a case takes: the case, and an entry in its access log. */
const openCase = together(readCase, appendAccess);
/** The same where an auditor may come, who shows a grant. */
const auditedCase = together(openCase, readGrants);
const decide = together(decideOnCase, appendAccess);

/** Undefined: the function has no table. */
export const reachOf: Readonly<Record<RouteFunction, TableReach | undefined>> = {
  'submit-referral': together(decide, takePerson),
  'list-cases': together(listCases, appendAccess),
  'get-case': auditedCase,
  'get-timeline': auditedCase,
  'get-assignment-options': together(openCase, readRegistry, readCaseloads),
  'list-work-items': readLists,
  'claim-work-item': decide,
  'complete-work-item': together(
    decide,
    removeMarks,
    freePerson,
    readRegistry,
    readCaseloads,
    joinCaseload,
    leaveCaseload,
  ),
  'check-eligibility': undefined,
  'put-consent': together(decide, removeMarks),
  'put-discharge-plan': decide,
  'record-discharge': together(decide, takePerson),
  'record-contact': together(decide, removeMarks),
  'withdraw-case': together(decide, removeMarks, freePerson, leaveCaseload),
  'raise-missing-concern': together(decide, readEntry),
  'withdraw-missing-concern': together(decide, removeMarks),
  'record-search-step': decide,
  'list-search-steps': auditedCase,
  'record-sighting': together(decide, removeMarks),
  'put-aot-order': together(decide, removeMarks, readEntry),
  'put-plan-of-care': decide,
  'report-significant-event': decide,
  'get-cairs-reports': auditedCase,
  'get-search-packet': auditedCase,
  'get-audit': together(auditedCase, readAccess),
  'open-emergency-access': decide,
  'grant-audit': together(openCase, writeGrant),
  'list-notices': readLists,
  'acknowledge-notice': together(decide, readOneOfCase, removeMarks),
  'put-attestation': together(readEntry, writeRegistry),
  'get-registry-entry': readEntry,
  'put-registry-entry': together(readRegistry, writeRegistry),
  'get-open-api': undefined,
};

/** Turns a Medicaid number into the key of a person; nobody else can. */
export const hashesPersons = (folder: RouteFunction): boolean => folder === 'submit-referral';
