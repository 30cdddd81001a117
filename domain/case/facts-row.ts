/**
 * What a row of the table of facts says (facts-table.ts): how a fact is put right. A sentence stands where there is no such way:
 * why, and what puts it right instead.
 */
import type { Operation } from '../shared/operations.ts';
import type { voidableFacts } from './answer-codes.ts';

/** What POST /cases/{caseId}/voids takes. */
export type VoidableFact = (typeof voidableFacts)[number];

/** What only reads. */
export const readingOperations = [
  'listCases',
  'getCase',
  'getTimeline',
  'getAssignmentOptions',
  'listWorkItems',
  'checkEligibility',
  'listContacts',
  'listSecondReferrals',
  'listCorrections',
  'getReferral',
  'listSearchSteps',
  'listSignificantEvents',
  'getCairsReports',
  'getSearchPacket',
  'getAudit',
  'listEmergencyAccess',
  'listNotices',
  'listRegistryEntries',
  'getRegistryEntry',
  'listRegistryProposals',
  'listRegistryChanges',
  'getMailboxReadiness',
  'getOpenApi',
] as const satisfies readonly Operation[];
export type WritingOperation = Exclude<Operation, (typeof readingOperations)[number]>;

export interface FactRow {
  /** What it is, in a few words. */
  is: string;
  voided: { as: VoidableFact; so: string } | { not: string };
  corrected:
    | {
        with?: readonly WritingOperation[];
        /** What the contract of corrections calls it, where it goes by that. */
        as?: readonly string[];
        so: string;
      }
    | { not: string };
  /** Who may put it right. */
  by: string;
  /** What follows for state, clocks, counts and who was told. */
  follows: string;
}
