/**
 * What people see of a case: all that could be shown, of which the table of case-view-disclosure.ts leaves what the
 * reader's basis opens. The keyed hash and the counters stay inside.
 */
import type * as z from 'zod';
import { disclose, Own, type Whole } from '../access/disclosure.ts';
import { wholeVoided } from '../access/own-voided.ts';
import { isVoided } from '../case/voided.ts';
import type { LegalBasis } from '../access/legal-basis.ts';
import type { Reader } from '../access/openings.ts';
import { caseFacts } from '../case/case-facts.ts';
import { medicaidAnswer } from '../rules/medicaid-rules.ts';
import { withDueDay } from '../shared/calendar.ts';
import { clockView, isLate } from '../shared/clock-record.ts';
import type { Contact } from '../case/contact.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseRecord, CaseSnapshot } from '../case/case-record.ts';
import type { caseSummarySchema, caseViewSchema } from './case-view-contract.ts';
import { latestContacts, latestFacts, latestOfPlacement, mostOpenWorkShown } from '../case/case-past.ts';
import { caseSummaryDisclosure, caseViewDisclosure } from './case-view-disclosure.ts';
import { latestCorrections } from '../case/kinds-of-part.ts';
import { correctionMark } from './correction-view.ts';
import { consentView } from '../case/consent.ts';
import { wholeWorkItem } from './addressed.ts';
import type { JourneyFact } from '../case/journey-fact-record.ts';
import { holderOf } from '../case/parties.ts';
import { wholeChecklist } from './hand-off-view.ts';
import { redisclosureNotice, withoutPartTwo } from './part-two.ts';
import { dischargeView, planView, timeOf } from './discharge-view.ts';
import { phaseOf } from '../case/phase.ts';
import type { FormerAssignment, ReferralReturn } from '../case/placement-record.ts';
import { servedBy } from '../case/served-by.ts';

type Summary = z.output<typeof caseSummarySchema>;
type View = z.output<typeof caseViewSchema>;

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

/** Who reported it is theirs; that it waits is everybody's. */
export const deathReportView = ({ deathReport }: Pick<CaseRecord, 'deathReport'>) =>
  deathReport && { deathReport: { at: deathReport.at, reportedAt: deathReport.reportedAt } };

const wholeSummary = (record: CaseRecord, now: Instant, basis: LegalBasis) => {
  const contact = record.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  const { firstName, lastName } = record.referral.person;
  return {
    caseId: record.caseId,
    ...basisView(basis),
    person: { firstName, lastName },
    phase: phaseOf(record),
    strands: record.strands,
    ...(record.facility !== undefined && { facility: record.facility }),
    ...(record.referredBy && { referredBy: record.referredBy }),
    county: record.county,
    openedAt: record.openedAt,
    ...deathReportView(record),
    ...(record.aot?.stillNotLocated && { stillNotLocated: record.aot.stillNotLocated }),
    ...(record.closeReason && { closeReason: record.closeReason }),
    ...planView(record.discharge),
    ...(contact && {
      contact: {
        dueAt: contact.due,
        ...withDueDay(contact.due),
        late: isLate(contact, now),
        ...(contact.corrected && { corrected: contact.corrected }),
        metAt: contact.metAt,
      },
    }),
  };
};

export const caseSummary = (record: CaseRecord, now: Instant, reader: Reader): Summary =>
  disclose(caseSummaryDisclosure, wholeSummary(record, now, reader.basis), reader);

export const wholeContact = ({ by, voided, confirmedDifferent: confirmed, ...contact }: Contact) =>
  new Own(by, {
    ...contact,
    by: by.sub,
    ...wholeVoided({ voided }),
    ...(confirmed && { confirmedDifferent: { at: confirmed.at, by: confirmed.by.sub } }),
  });

const wholeReturn = ({ number: _, by, answeredBy, ...asked }: ReferralReturn) => asked;
const wholeFormer = ({ number: _, by, ...former }: FormerAssignment) => new Own(by, former);

const wholeJourneyFact = ({ by, voided, ...fact }: JourneyFact) =>
  new Own(by, {
    number: fact.number,
    fact: fact.fact,
    ...timeOf(fact),
    enteredAt: fact.enteredAt,
    ...(by && { by: by.sub }),
    ...wholeVoided({ voided }),
  });

const wholeLater = ({ admissions, laterFacts, formerDecisions, journeyFacts }: CaseRecord) => ({
  ...(journeyFacts && { journeyFacts: journeyFacts.slice(-latestOfPlacement).map(wholeJourneyFact) }),
  ...(admissions && {
    admissions: admissions
      .slice(-latestOfPlacement)
      .map(({ by, voided, ...admission }) => new Own(by, { ...admission, ...wholeVoided({ voided }) })),
  }),
  ...(laterFacts && {
    laterFacts: laterFacts
      .slice(-latestFacts)
      .map(({ by, voided, ...fact }) => new Own(by, { ...fact, ...wholeVoided({ voided }) })),
  }),
  ...(formerDecisions && {
    formerDecisions: formerDecisions
      .slice(-latestOfPlacement)
      .map(({ replacedAt, because, inEpisode, screening: { eligible, hhPlusRate } }) => ({
        replacedAt,
        because,
        inEpisode,
        eligible,
        hhPlusRate,
      })),
  }),
});

/** Who gave the reason of a decision: nobody of today's, where the case was sent on since. */
const deciderOf = ({ triage, lgu, redirects = [] }: CaseRecord, decidedAt: Instant) =>
  redirects.some(({ at }) => at >= decidedAt) ? undefined : (triage ?? { role: 'spoa', org: lgu });

const wholeCase = (
  { case: record, workItems, contacts }: CaseSnapshot,
  now: Instant,
  basis: LegalBasis,
): Whole<View> => {
  const { spoaDecision } = record;
  const { assignedAt: _at, leavesOn: _on, cover: _cover, ...assignment } = record.assignment;
  const { referral, screening } = basis.partTwo ? record : withoutPartTwo(record);
  return {
    ...wholeSummary(record, now, basis),
    version: record.version,
    lgu: record.lgu,
    holder: holderOf(record),
    ...(record.triage && { triage: record.triage }),
    ...(record.closedAt !== undefined && { closedAt: record.closedAt }),
    discharge: dischargeView(record.discharge),
    assignment,
    servedBy: servedBy(record, now),
    ...(record.redirects && { redirects: record.redirects.slice(-latestOfPlacement) }),
    ...(record.returns && { returns: record.returns.slice(-latestOfPlacement).map(wholeReturn) }),
    ...(record.formerAssignments && {
      formerAssignments: record.formerAssignments.slice(-latestOfPlacement).map(wholeFormer),
    }),
    ...(record.formerFacilities && {
      formerFacilities: record.formerFacilities
        .slice(-latestOfPlacement)
        .map(({ facility, to, movedAt }) => ({ facility, to, movedAt })),
    }),
    ...wholeLater(record),
    ...(record.corrections && {
      corrections: record.corrections.slice(-latestCorrections).map(correctionMark),
    }),
    ...((record.handOffChecklists ?? record.assignment.agency) !== undefined && {
      handOffChecklist: wholeChecklist(record),
    }),
    ...(record.forensicHandOff && { forensicHandOff: record.forensicHandOff }),
    ...(record.episode && { episode: record.episode }),
    clocks: record.clocks.map((clock) => clockView(clock, now)),
    openWork: workItems
      .filter(({ status }) => status === 'open')
      .slice(0, mostOpenWorkShown)
      .map((item) => wholeWorkItem(item, now)),
    contacts: contacts
      .filter((contact) => !isVoided(contact))
      .slice(-latestContacts)
      .map(wholeContact),
    consent: consentView(record),
    referral,
    // Stands beside substance-use records wherever they are shown (42 CFR 2.32).
    ...(referral.partTwo && { partTwoNotice: redisclosureNotice }),
    ...(referral.discharge && { medicaidAtDischarge: medicaidAnswer(caseFacts(record, now)) }),
    ...(screening && { screening }),
    ...(spoaDecision && { spoaDecision: new Own(deciderOf(record, spoaDecision.at), spoaDecision) }),
    ...(spoaDecision?.decision === 'decline' && { declineReason: spoaDecision.reason }),
  };
};

export const caseView = (snapshot: CaseSnapshot, now: Instant, reader: Reader): View =>
  disclose(caseViewDisclosure, wholeCase(snapshot, now, reader.basis), reader);
