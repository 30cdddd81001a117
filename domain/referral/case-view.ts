/** What people see of a case. The person's data is in `referral`, words about the person in the SPOA's
 * reason and the notes of contacts; the keyed hash and the counters stay inside. */
import { isLate } from '../shared/clock-record.ts';
import type { ClockRecord } from '../shared/clock-record.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { Instant } from '../shared/instant.ts';
import { workItemView } from '../shared/work-item.ts';
import type { CaseRecord, CaseSnapshot } from './case-record.ts';
import { holderOf } from './parties.ts';
import { phaseOf } from './phase.ts';

export const clockView = (clock: ClockRecord, now: Instant) => ({ ...clock, late: isLate(clock, now) });

export const caseSummary = (record: CaseRecord, now: Instant) => {
  const contact = record.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  return {
    caseId: record.caseId,
    person: { firstName: record.referral.person.firstName, lastName: record.referral.person.lastName },
    phase: phaseOf(record),
    strands: record.strands,
    facility: record.facility,
    county: record.county,
    openedAt: record.openedAt,
    ...(record.closeReason && { closeReason: record.closeReason }),
    ...(record.discharge.plannedFor !== undefined && { plannedFor: record.discharge.plannedFor }),
    ...(contact && { contact: { dueAt: contact.due, late: isLate(contact, now), metAt: contact.metAt } }),
  };
};

export const caseView = ({ case: record, workItems, contacts }: CaseSnapshot, now: Instant) => ({
  ...caseSummary(record, now),
  version: record.version,
  lgu: record.lgu,
  holder: holderOf(record),
  ...(record.closedAt !== undefined && { closedAt: record.closedAt }),
  discharge: record.discharge,
  assignment: record.assignment,
  ...(record.spoaDecision && { spoaDecision: record.spoaDecision }),
  ...(record.screening && { screening: record.screening }),
  ...(record.episode && { episode: record.episode }),
  clocks: record.clocks.map((clock) => clockView(clock, now)),
  openWork: workItems.filter(({ status }) => status === 'open').map((item) => workItemView(item, now)),
  contacts: contacts.map(({ by, ...contact }) => ({ ...contact, by: by.sub })),
  referral: record.referral,
});

/** One line of the timeline: who acted by role and organisation, which rules, and codes; no names. */
export const timelineEntry = ({ seq, at, actor, type, ruleIds, details }: AuditEvent) => ({
  seq,
  at,
  type,
  by: actor.kind === 'person' ? { role: actor.role, org: actor.org } : { system: actor.part },
  ruleIds,
  details,
});
