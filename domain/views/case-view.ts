/**
 * What people see of a case, as far as its legal basis opens it to them (domain/access/legal-basis.ts). The person's data
 * is in `referral` and in the facts of `screening`, words about the person in the SPOA's reason and the notes of contacts;
 * the keyed hash and the counters stay inside.
 */
import { type LegalBasis, discloses } from '../access/legal-basis.ts';
import { caseFacts } from '../case/case-facts.ts';
import { medicaidAnswer } from '../rules/medicaid-rules.ts';
import { clockView, isLate } from '../shared/clock-record.ts';
import type { Contact } from '../case/contact.ts';
import type { Answer } from '../shared/answer.ts';
import type { Instant } from '../shared/instant.ts';
import { workItemView } from '../shared/work-item.ts';
import type { CaseRecord, CaseSnapshot } from '../case/case-record.ts';
import type { caseSummarySchema, caseViewSchema } from './case-view-contract.ts';
import { consentView } from '../case/consent.ts';
import { holderOf } from '../case/parties.ts';
import { redisclosureNotice, withoutPartTwo } from './part-two.ts';
import { phaseOf } from '../case/phase.ts';
import type { Referral } from '../case/referral-contract.ts';

const personOf = ({ referral: { person } }: CaseRecord) => ({
  person: { firstName: person.firstName, lastName: person.lastName },
});

/** On what basis the person is shown here; given with every answer that could show one. */
export const basisView = ({ kind, ruleId, level, scope, expiresOn }: LegalBasis) => ({
  legalBasis: {
    kind,
    level,
    ...(ruleId !== undefined && { ruleId }),
    ...(scope && { scope }),
    ...(expiresOn !== undefined && { expiresOn }),
  },
});

export const caseSummary = (
  record: CaseRecord,
  now: Instant,
  basis: LegalBasis,
): Answer<typeof caseSummarySchema> => {
  const contact = record.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  return {
    caseId: record.caseId,
    ...basisView(basis),
    ...(discloses(basis, 'identity') && personOf(record)),
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

/** What the treatment exchange does not need: family, income, documents and how consent was asked. */
const forTreatment = ({ significantContacts, income, consent, attachments, ...referral }: Referral) =>
  referral;

/** Who the order is for, where to find and how to enrol the person; nothing clinical. */
const forOrder = ({ person, legal, healthHome, medicaid, request, referrer, discharge }: Referral) => ({
  person,
  legal,
  healthHome,
  medicaid,
  request,
  referrer,
  discharge,
});

const referralFor = (referral: Referral, basis: LegalBasis) => {
  if (discloses(basis, 'full')) return referral;
  return discloses(basis, 'treatment') ? forTreatment(referral) : forOrder(referral);
};

interface Disclosed {
  referral?: Partial<Referral>;
  /** Stands beside substance-use records wherever they are shown (42 CFR 2.32). */
  partTwoNotice?: string;
  medicaidAtDischarge?: ReturnType<typeof medicaidAnswer>;
  screening?: CaseRecord['screening'];
  spoaDecision?: CaseRecord['spoaDecision'];
}

/** What is told of the person: all of it, what treatment needs, who it is, or nothing. */
const disclosed = (record: CaseRecord, now: Instant, basis: LegalBasis): Disclosed => {
  if (!discloses(basis, 'identity')) return {};
  const { referral, screening } = basis.partTwo ? record : withoutPartTwo(record);
  return {
    referral: referralFor(referral, basis),
    ...(referral.partTwo && { partTwoNotice: redisclosureNotice }),
    medicaidAtDischarge: medicaidAnswer(caseFacts(record, now)),
    ...(discloses(basis, 'treatment') && {
      ...(screening && { screening }),
      ...(record.spoaDecision && { spoaDecision: record.spoaDecision }),
    }),
  };
};

/** Where somebody sleeps, or was met, says more than a code. */
const dischargeView = ({ onCampusResidence, ...discharge }: CaseRecord['discharge'], basis: LegalBasis) => ({
  ...discharge,
  ...(discloses(basis, 'identity') && onCampusResidence !== undefined && { onCampusResidence }),
});

const contactView = ({ by, note, place, ...contact }: Contact, basis: LegalBasis) => ({
  ...contact,
  ...(discloses(basis, 'identity') && place !== undefined && { place }),
  ...(discloses(basis, 'treatment') && note !== undefined && { note }),
  by: by.sub,
});

export const caseView = (
  snapshot: CaseSnapshot,
  now: Instant,
  basis: LegalBasis,
): Answer<typeof caseViewSchema> => {
  const { case: record, workItems, contacts } = snapshot;
  return {
    ...caseSummary(record, now, basis),
    version: record.version,
    lgu: record.lgu,
    holder: holderOf(record),
    ...(record.triage && { triage: record.triage }),
    ...(record.closedAt !== undefined && { closedAt: record.closedAt }),
    discharge: dischargeView(record.discharge, basis),
    assignment: record.assignment,
    ...(record.redirects && { redirects: record.redirects }),
    ...(record.episode && { episode: record.episode }),
    clocks: record.clocks.map((clock) => clockView(clock, now)),
    openWork: workItems.filter(({ status }) => status === 'open').map((item) => workItemView(item, now)),
    contacts: contacts.map((contact) => contactView(contact, basis)),
    consent: consentView(record),
    ...disclosed(record, now, basis),
  };
};
