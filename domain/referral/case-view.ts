/**
 * What people see of a case, as far as it may be disclosed to them (disclosure.ts). The person's data is in `referral` and
 * in the facts of `screening`, words about the person in the SPOA's reason and the notes of contacts; the keyed hash and
 * the counters stay inside.
 */
import { caseFacts } from '../rules/case-facts.ts';
import { medicaidAnswer } from '../rules/medicaid-rules.ts';
import { isLate } from '../shared/clock-record.ts';
import type { ClockRecord } from '../shared/clock-record.ts';
import type { Contact } from '../discharge/contact.ts';
import type { Answer } from '../shared/answer.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { Instant } from '../shared/instant.ts';
import { workItemView } from '../shared/work-item.ts';
import type { CaseRecord, CaseSnapshot } from './case-record.ts';
import type {
  caseSummarySchema,
  caseViewSchema,
  clockViewSchema,
  timelineEntrySchema,
} from './case-view-contract.ts';
import { consentOf } from './consent.ts';
import type { Disclosure } from './disclosure.ts';
import { holderOf } from './parties.ts';
import { phaseOf } from './phase.ts';
import type { Referral } from './referral-contract.ts';

export const clockView = (clock: ClockRecord, now: Instant): Answer<typeof clockViewSchema> => ({
  ...clock,
  late: isLate(clock, now),
});

const personOf = ({ referral: { person } }: CaseRecord) => ({
  person: { firstName: person.firstName, lastName: person.lastName },
});

export const caseSummary = (
  record: CaseRecord,
  now: Instant,
  disclosure: Disclosure = 'full',
): Answer<typeof caseSummarySchema> => {
  const contact = record.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  return {
    caseId: record.caseId,
    ...(disclosure === 'none' ? { disclosure } : personOf(record)),
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

/** What the treatment exchange does not need: family, income and how consent was asked. */
const forTreatment = ({ significantContacts, income, consent, ...referral }: Referral) => referral;

/** What is told of the person: all of it, what treatment needs, or nothing but that it is withheld. */
const disclosed = (record: CaseRecord, now: Instant, disclosure: Disclosure) => ({
  ...(disclosure === 'treatment' && { disclosure }),
  ...(disclosure !== 'none' && record.screening && { screening: record.screening }),
  ...(disclosure !== 'none' && record.spoaDecision && { spoaDecision: record.spoaDecision }),
  ...(disclosure !== 'none' && {
    medicaidAtDischarge: medicaidAnswer(caseFacts(record, now)),
    referral: disclosure === 'full' ? record.referral : forTreatment(record.referral),
  }),
});

const contactView = ({ by, note, ...contact }: Contact, disclosure: Disclosure) => ({
  ...contact,
  ...(disclosure !== 'none' && note !== undefined && { note }),
  by: by.sub,
});

export const caseView = (
  snapshot: CaseSnapshot,
  now: Instant,
  disclosure: Disclosure = 'full',
): Answer<typeof caseViewSchema> => {
  const { case: record, workItems, contacts } = snapshot;
  const consent = consentOf(record);
  return {
    ...caseSummary(record, now, disclosure),
    version: record.version,
    lgu: record.lgu,
    holder: holderOf(record),
    ...(record.triage && { triage: record.triage }),
    ...(record.closedAt !== undefined && { closedAt: record.closedAt }),
    discharge: record.discharge,
    assignment: record.assignment,
    ...(record.redirects && { redirects: record.redirects }),
    ...(record.episode && { episode: record.episode }),
    clocks: record.clocks.map((clock) => clockView(clock, now)),
    openWork: workItems.filter(({ status }) => status === 'open').map((item) => workItemView(item, now)),
    contacts: contacts.map((contact) => contactView(contact, disclosure)),
    consent: { status: consent.status, withdrawnOn: consent.withdrawnOn ?? null },
    ...disclosed(record, now, disclosure),
  };
};

/** One line of the timeline: who acted by role and organisation, which rules, and codes; no names. */
export const timelineEntry = ({
  seq,
  at,
  actor,
  type,
  ruleIds,
  details,
}: AuditEvent): Answer<typeof timelineEntrySchema> => ({
  seq,
  at,
  type,
  by: actor.kind === 'person' ? { role: actor.role, org: actor.org } : { system: actor.part },
  ruleIds,
  details,
});
