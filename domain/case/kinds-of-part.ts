/**
 * Each kind of part that a case is stored in (case-parts.ts): where the record has it, by what it is known, how many of the
 * latest stay current, and which others a rule may still need. A kind without a schema (adapters/dynamodb/items.ts) does
 * not compile.
 */
import { addElapsed, type Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { type AotRecord, isSearchOver } from './aot-record.ts';
import { agreementKinds } from './plan-of-care-record.ts';
import type { CaseRecord } from './case-record.ts';
import { standingFacts } from './later-facts.ts';
import { continuousOrdersOf } from './order.ts';

/** What decides whether a part is still needed. */
export interface CaseNow {
  record: CaseRecord;
  openWork: readonly WorkItem[];
  now: Instant;
}

interface PartOf {
  /** Sorts in the order in which parts of a name came. */
  id: string;
  value: unknown;
  isCurrent: boolean;
}
interface Parts {
  of: (state: CaseNow) => PartOf[];
  /** Numbers the new ones that have no id of their own. */
  number?: (record: CaseRecord, next: () => number) => void;
}

export const digits = 8;
/** `O12` and `O2` in an order that text has too. */
export const inOrder = (id: string | number): string =>
  String(id).replace(/\d+$/, (number) => number.padStart(digits, '0'));

interface List<Value> {
  of: (record: CaseRecord) => readonly Value[] | undefined;
  idOf: (value: Value) => string | number;
  /** How many of the latest stay current, whatever they are. */
  latest: number;
  /** Looks at the whole state once, and then at each. */
  isNeeded?: (state: CaseNow) => (value: Value, later: readonly Value[]) => boolean;
}

const each = <Value>({ of, idOf, latest, isNeeded = () => () => false }: List<Value>): Parts => ({
  of: (state) => {
    const all = of(state.record) ?? [];
    const needs = isNeeded(state);
    return all.map((value, index) => ({
      id: inOrder(idOf(value)),
      value,
      isCurrent: index >= all.length - latest || needs(value, all.slice(index + 1)),
    }));
  },
});

const eachNumbered = <Value extends { number?: number | undefined }>(
  list: Omit<List<Value>, 'idOf'>,
): Parts => ({
  ...each({ ...list, idOf: ({ number = 0 }) => number }),
  number: (record, next) => {
    for (const value of list.of(record) ?? []) value.number ??= next();
  },
});

/** What a case has once, or not at all. */
const one = (of: (record: CaseRecord) => unknown): Parts => ({
  of: ({ record }) => {
    const value = of(record);
    return value === undefined ? [] : [{ id: inOrder(1), value, isCurrent: true }];
  },
});

/** How many corrections a view shows, the latest; the latest of each fact besides. */
export const latestCorrections = 5;

/** Of so many agencies the case knows that they had the person, and of the rest its past does. */
const mostFormerAgencies = 40;

/** An order counts for a year after its end; a day of the calendar more or less decides nothing here. */
const ordersCountDays = 400;

const planWithoutConsultations = ({ aot }: CaseRecord): unknown => {
  if (!aot?.planOfCare) return undefined;
  const { consultations, ...plan } = aot.planOfCare;
  return plan;
};

type Agreement = AotRecord['agreements'][number];
/** Of each kind the one that ends last, or never, is what may stand when the latest are over. */
const lastsLongest = ({ aot }: CaseRecord, kind: (typeof agreementKinds)[number]): Agreement | undefined => {
  const lasts = ({ until = '9999-12-31' }: Agreement): string => until;
  return aot?.agreements
    .filter((agreement) => (agreement.kind ?? 'voluntaryAgreement') === kind)
    .reduce<Agreement | undefined>((a, b) => (a && lasts(b) < lasts(a) ? a : b), undefined);
};

/** Each kind of part. How many of the latest stay is what people see without asking for more, and bounds what is read. */
const kindsOfPart = {
  referral: one(({ referral }) => referral),
  knownBy: one(({ knownBy }) => knownBy),
  screening: one(({ screening }) => screening),
  spoaDecision: one(({ spoaDecision }) => spoaDecision),
  planOfCare: one(planWithoutConsultations),
  redirect: eachNumbered({
    of: ({ redirects }) => redirects,
    latest: 5,
    // A county that sent the case on keeps what was addressed to it.
    isNeeded:
      () =>
      ({ from, triage }, later) =>
        later.every((redirect) => redirect.from !== from || redirect.triage?.org !== triage?.org),
  }),
  referralReturn: eachNumbered({
    of: ({ returns }) => returns,
    latest: 5,
  }),
  formerReferral: eachNumbered({
    of: ({ formerReferrals }) => formerReferrals,
    latest: 0,
    // A facility where the person was before reads what it wrote.
    isNeeded:
      ({ record: { formerFacilities = [] } }) =>
      ({ number }) =>
        formerFacilities.some(({ wrote }) => wrote === number),
  }),
  correction: eachNumbered({
    of: ({ corrections }) => corrections,
    latest: latestCorrections,
    // Sent again, the latest of a fact is answered as it was.
    isNeeded:
      () =>
      ({ fact }, later) =>
        later.every((correction) => correction.fact !== fact),
  }),
  formerAssignment: eachNumbered({
    of: ({ formerAssignments }) => formerAssignments,
    latest: 5,
    // An agency that had the person keeps what was addressed to it, and may write up what it did.
    isNeeded:
      () =>
      ({ agency }, later) => {
        const since = new Set(later.map((former) => former.agency));
        return !since.has(agency) && since.size < mostFormerAgencies;
      },
  }),
  formerFacility: eachNumbered({
    of: ({ formerFacilities }) => formerFacilities,
    latest: 1,
    // Each keeps what it wrote; there are as many as State facilities.
    isNeeded:
      () =>
      ({ facility }, later) =>
        later.every((former) => former.facility !== facility),
  }),
  // More than any rule counts of them.
  admission: eachNumbered({
    of: ({ admissions }) => admissions,
    latest: 10,
  }),
  laterFact: eachNumbered({
    of: ({ laterFacts }) => laterFacts,
    latest: 5,
    isNeeded: ({ record }) => {
      const standing = standingFacts(record);
      return (fact) => standing.includes(fact);
    },
  }),
  formerDecision: eachNumbered({
    of: ({ formerDecisions }) => formerDecisions,
    latest: 3,
  }),
  // The one that is on; those of agencies that no longer have the person are past.
  handOffChecklist: eachNumbered({
    of: ({ handOffChecklists }) => handOffChecklists,
    latest: 1,
  }),
  voidedClosing: eachNumbered({ of: ({ voidedClosings }) => voidedClosings, latest: 3 }),
  secondReferral: eachNumbered({
    of: ({ secondReferrals }) => secondReferrals,
    latest: 10,
    isNeeded:
      () =>
      ({ status }) =>
        status === 'waiting',
  }),
  journeyFact: eachNumbered({ of: ({ journeyFacts }) => journeyFacts, latest: 10 }),
  telling: each({
    of: ({ tellings }) => tellings,
    idOf: ({ hash }) => hash,
    latest: 0,
  }),
  consentChange: eachNumbered({
    of: ({ consentChanges }) => consentChanges,
    latest: 10,
    // What stands follows from the latest change of each status.
    isNeeded:
      () =>
      ({ consent }, later) =>
        later.every((change) => change.consent.status !== consent.status),
  }),
  emergencyAccess: eachNumbered({
    of: ({ emergencyAccess }) => emergencyAccess,
    latest: 10,
    isNeeded:
      ({ now }) =>
      ({ openedAt }) =>
        addElapsed(openedAt, 48, 'hours') > now,
  }),
  order: each({
    of: ({ aot }) => aot?.orders,
    idOf: ({ orderId }) => orderId,
    latest: 10,
    isNeeded: ({ record, openWork, now }) => {
      const counting = continuousOrdersOf(record).filter(
        ({ endsAt }) => addElapsed(endsAt, ordersCountDays * 24, 'hours') > now,
      );
      const needed = new Set([
        ...openWork.map(({ orderId }) => orderId),
        ...counting.flatMap(({ orders }) => orders.map(({ orderId }) => orderId)),
      ]);
      return ({ orderId }) => needed.has(orderId);
    },
  }),
  agreement: each({
    of: ({ aot }) => aot?.agreements,
    idOf: ({ agreementId }) => agreementId,
    latest: 10,
    isNeeded: ({ record }) => {
      const lasting = agreementKinds.map((kind) => lastsLongest(record, kind));
      return (agreement) => lasting.includes(agreement);
    },
  }),
  concern: each({
    of: ({ aot }) => aot?.concerns,
    idOf: ({ concernId }) => concernId,
    latest: 20,
    isNeeded:
      () =>
      ({ status }) =>
        status === 'open',
  }),
  search: each({
    of: ({ aot }) => aot?.searches,
    idOf: ({ number }) => number,
    latest: 10,
    isNeeded: () => (search) => !isSearchOver(search),
  }),
  significantEvent: each({
    of: ({ aot }) => aot?.significantEvents,
    idOf: ({ eventId }) => eventId,
    latest: 20,
    // What is owed of a search that a later one speaks for is owed no more.
    isNeeded: ({ record: { aot } }) => {
      const owing = (aot?.searches ?? []).filter(({ supersededBy }) => supersededBy === undefined);
      return ({ reportedAt, search, voided }) =>
        reportedAt === undefined && !voided && owing.some(({ number }) => number === search);
    },
  }),
  eventReading: eachNumbered({
    of: ({ aot }) => aot?.eventReadings,
    latest: 10,
  }),
  eventTelling: each({
    of: ({ aot }) => aot?.eventTellings,
    idOf: ({ hash }) => hash,
    latest: 0,
  }),
  cairsReport: eachNumbered({
    of: ({ aot }) => aot?.cairs,
    latest: 10,
  }),
  transfer: eachNumbered({
    of: ({ aot }) => aot?.transfers,
    latest: 5,
    // The agency that was left keeps what was addressed to it, and tells the Health Home.
    isNeeded:
      ({ openWork }) =>
      ({ from, healthHome }, later) =>
        later.every((transfer) => transfer.from.org !== from.org || transfer.healthHome !== healthHome) ||
        openWork.some(({ kind, ownerOrg }) => kind === 'tellHealthHomeOfAot' && ownerOrg === from.org),
  }),
  consultation: eachNumbered({
    of: ({ aot }) => aot?.planOfCare?.consultations,
    latest: 10,
  }),
} as const satisfies Record<string, Parts>;

export type PartName = keyof typeof kindsOfPart;
export const partNames = Object.keys(kindsOfPart).filter((name): name is PartName => name in kindsOfPart);
export const kindOfPart = (name: PartName): Parts => kindsOfPart[name];
