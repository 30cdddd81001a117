/**
 * What the function behind a route may reach. Keyed by the functions of the route table, so that a new route does not
 * compile until somebody has decided.
 */
import type { Operation, routes } from '../../domain/shared/routes.ts';
import {
  answerOnce,
  changeCase,
  decideOnCase,
  freePerson,
  joinCaseload,
  leaveCaseload,
  listCases,
  readCase,
  readCaseloads,
  readEntry,
  readLists,
  readOneOfCase,
  readRegistry,
  removeMarks,
  takePerson,
  writeRegistry,
} from './table-reaches.ts';
import { together, type TableReach } from './table-access.ts';

export type RouteFunction = (typeof routes)[Operation]['function'];

/** Undefined: the function has no table. */
export const reachOf: Readonly<Record<RouteFunction, TableReach | undefined>> = {
  'submit-referral': together(decideOnCase, takePerson),
  'list-cases': listCases,
  'get-case': readCase,
  'get-timeline': readCase,
  'get-assignment-options': together(readCase, readRegistry, readCaseloads),
  'list-work-items': readLists,
  'claim-work-item': decideOnCase,
  'complete-work-item': together(
    decideOnCase,
    removeMarks,
    freePerson,
    readRegistry,
    readCaseloads,
    joinCaseload,
    leaveCaseload,
  ),
  'check-eligibility': undefined,
  'put-consent': together(decideOnCase, removeMarks),
  'put-discharge-plan': decideOnCase,
  'record-discharge': together(decideOnCase, takePerson),
  'record-contact': together(decideOnCase, removeMarks),
  'withdraw-case': together(decideOnCase, removeMarks, freePerson, leaveCaseload),
  'raise-missing-concern': together(decideOnCase, readEntry),
  'withdraw-missing-concern': together(decideOnCase, removeMarks),
  'record-search-step': decideOnCase,
  'list-search-steps': readCase,
  'record-sighting': together(decideOnCase, removeMarks),
  'put-aot-order': together(decideOnCase, removeMarks, readEntry),
  'put-plan-of-care': decideOnCase,
  'report-significant-event': decideOnCase,
  'get-cairs-reports': readCase,
  'get-search-packet': readCase,
  'list-notices': readLists,
  'acknowledge-notice': together(changeCase, answerOnce, readOneOfCase, removeMarks),
  'put-attestation': together(readEntry, writeRegistry),
  'get-registry-entry': readEntry,
  'put-registry-entry': together(readRegistry, writeRegistry),
  'get-open-api': undefined,
};

/** Turns a Medicaid number into the key of a person; nobody else can. */
export const hashesPersons = (folder: RouteFunction): boolean => folder === 'submit-referral';
