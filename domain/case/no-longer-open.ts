/**
 * What whoever answers too late is told: that the work is over, and who has the person's case now. An organisation that has
 * left the case hears the words, and the rest of them is kept from it (lambdas/change-case.ts).
 */
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CaseRecord } from './case-record.ts';
import { holderOf } from './parties.ts';
import { phaseOf } from './phase.ts';

const whoHasTheCase = (record: CaseRecord): string => {
  if (record.strands.case === 'closed') return 'The case is closed.';
  if (record.assignment.agency !== undefined) return 'An agency has taken the person over.';
  return 'The county has the case.';
};

const howItEnded = ({ status, outcome }: WorkItem): string => {
  if (status === 'cancelled') return 'This work was taken back, because what it asked no longer stands.';
  return outcome === 'lapsed'
    ? 'The time for this offer is over.'
    : 'This work item is no longer open: the first answer counts.';
};

/** The conflict of who answers work that is no longer open. */
export const noLongerOpen = (record: CaseRecord, item: WorkItem): Refused =>
  new Refused({
    code: 'workItemDone',
    detail: `${howItEnded(item)} ${whoHasTheCase(record)}`,
    state: {
      status: item.status,
      ...(item.outcome !== undefined && { outcome: item.outcome }),
      phase: phaseOf(record),
      strands: record.strands,
      holder: holderOf(record),
    },
  });
