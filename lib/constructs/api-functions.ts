/**
 * What the function behind a route may reach. Keyed by the functions of the route table, so that a new route does not
 * compile until somebody has decided.
 */
import type { Operation, routes } from '../../domain/shared/routes.ts';

export type RouteFunction = (typeof routes)[Operation]['function'];
export type Reach = 'nothing' | 'readCases' | 'writeCases' | 'writeCasesAndHashPersons';

export const reachOf = {
  'submit-referral': 'writeCasesAndHashPersons',
  'list-cases': 'readCases',
  'get-case': 'readCases',
  'get-timeline': 'readCases',
  'get-assignment-options': 'readCases',
  'list-work-items': 'readCases',
  'claim-work-item': 'writeCases',
  'complete-work-item': 'writeCases',
  'check-eligibility': 'nothing',
  'put-consent': 'writeCases',
  'put-discharge-plan': 'writeCases',
  'record-discharge': 'writeCases',
  'record-contact': 'writeCases',
  'withdraw-case': 'writeCases',
  'raise-missing-concern': 'writeCases',
  'withdraw-missing-concern': 'writeCases',
  'record-search-step': 'writeCases',
  'list-search-steps': 'readCases',
  'record-sighting': 'writeCases',
  'put-aot-order': 'writeCases',
  'put-plan-of-care': 'writeCases',
  'report-significant-event': 'writeCases',
  'get-cairs-reports': 'readCases',
  'get-search-packet': 'readCases',
  'get-audit': 'readCases',
  'open-emergency-access': 'writeCases',
  'grant-audit': 'writeCases',
  'list-notices': 'readCases',
  'acknowledge-notice': 'writeCases',
  'put-attestation': 'writeCases',
  'get-registry-entry': 'readCases',
  'put-registry-entry': 'writeCases',
  'get-open-api': 'nothing',
} as const satisfies Record<RouteFunction, Reach>;
