/**
 * What a case is stored in: one item with what stands now, and an item of its own for everything that grows or is large
 * (the referral, the screening, each order, event, change of consent). A decision reads the case with the parts that are
 * current: those that a rule may still need, and the latest few of each kind. The rest are past: kept for ever, read by
 * pages, and hardly ever rewritten. So a save writes what changed, and a case of ten thousand events loads like one of ten.
 */
import { localDate } from '../shared/calendar.ts';
import { canonicalJson } from '../shared/hash.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CaseCore, CaseRecord } from './case-record.ts';
import { isSearchOver } from './aot-record.ts';
import { continuousOrdersOf } from './order.ts';

/** What decides whether a part is still needed. */
interface CaseNow {
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

const digits = 8;
/** `O12` and `O2` in an order that text has too. */
export const inOrder = (id: string | number): string => {
  const [, letters = '', number = ''] = /^(.*?)(\d+)$/.exec(String(id)) ?? [];
  return number === '' ? String(id) : `${letters}${number.padStart(digits, '0')}`;
};

interface List<Value> {
  of: (record: CaseRecord) => readonly Value[] | undefined;
  idOf: (value: Value) => string | number;
  /** How many of the latest stay current, whatever they are. */
  latest: number;
  isNeeded?: (value: Value, state: CaseNow, later: readonly Value[]) => boolean;
}

const each = <Value>({ of, idOf, latest, isNeeded = () => false }: List<Value>): Parts => ({
  of: (state) => {
    const all = of(state.record) ?? [];
    return all.map((value, index) => ({
      id: inOrder(idOf(value)),
      value,
      isCurrent: index >= all.length - latest || isNeeded(value, state, all.slice(index + 1)),
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

/** An order counts for a year after its end; a day of the calendar more or less decides nothing here. */
const ordersCountDays = 400;

const planWithoutConsultations = ({ aot }: CaseRecord): unknown => {
  if (!aot?.planOfCare) return undefined;
  const { consultations, ...plan } = aot.planOfCare;
  return plan;
};

/** Each kind of part. How many of the latest stay is what people see without asking for more, and bounds what is read. */
const kindsOfPart = {
  referral: one(({ referral }) => referral),
  screening: one(({ screening }) => screening),
  spoaDecision: one(({ spoaDecision }) => spoaDecision),
  planOfCare: one(planWithoutConsultations),
  redirect: eachNumbered({
    of: ({ redirects }) => redirects,
    latest: 5,
    // A county that sent the case on keeps what was addressed to it.
    isNeeded: ({ from, triage }, _state, later) =>
      later.every((redirect) => redirect.from !== from || redirect.triage?.org !== triage?.org),
  }),
  consentChange: eachNumbered({
    of: ({ consentChanges }) => consentChanges,
    latest: 10,
    // What stands follows from the latest change of each status.
    isNeeded: ({ consent }, _state, later) =>
      later.every((change) => change.consent.status !== consent.status),
  }),
  emergencyAccess: eachNumbered({
    of: ({ emergencyAccess }) => emergencyAccess,
    latest: 10,
    isNeeded: ({ openedAt }, { now }) => addElapsed(openedAt, 48, 'hours') > now,
  }),
  order: each({
    of: ({ aot }) => aot?.orders,
    idOf: ({ orderId }) => orderId,
    latest: 10,
    isNeeded: ({ orderId }, { record, openWork, now }) =>
      openWork.some((item) => item.orderId === orderId) ||
      continuousOrdersOf(record).some(
        ({ orders, endsAt }) =>
          addElapsed(endsAt, ordersCountDays * 24, 'hours') > now &&
          orders.some((order) => order.orderId === orderId),
      ),
  }),
  agreement: each({
    of: ({ aot }) => aot?.agreements,
    idOf: ({ agreementId }) => agreementId,
    latest: 10,
    isNeeded: ({ until }, { now }) => until !== undefined && until >= localDate(now),
  }),
  concern: each({
    of: ({ aot }) => aot?.concerns,
    idOf: ({ concernId }) => concernId,
    latest: 20,
    isNeeded: ({ status }) => status === 'open',
  }),
  search: each({
    of: ({ aot }) => aot?.searches,
    idOf: ({ number }) => number,
    latest: 10,
    isNeeded: (search) => !isSearchOver(search),
  }),
  significantEvent: each({
    of: ({ aot }) => aot?.significantEvents,
    idOf: ({ eventId }) => eventId,
    latest: 20,
    // What is owed of a search that a later one speaks for is owed no more.
    isNeeded: ({ reportedAt, search }, { record: { aot } }) =>
      reportedAt === undefined &&
      (search === undefined ||
        (aot?.searches ?? []).some(
          ({ number, supersededBy }) => number === search && supersededBy === undefined,
        )),
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
    isNeeded: ({ from, healthHome }, { openWork }, later) =>
      later.every((transfer) => transfer.from.org !== from.org || transfer.healthHome !== healthHome) ||
      openWork.some(({ kind, ownerOrg }) => kind === 'tellHealthHomeOfAot' && ownerOrg === from.org),
  }),
  consultation: eachNumbered({
    of: ({ aot }) => aot?.planOfCare?.consultations,
    latest: 10,
  }),
} as const satisfies Record<string, Parts>;

export type PartName = keyof typeof kindsOfPart;
const partNames = Object.keys(kindsOfPart).filter((name): name is PartName => name in kindsOfPart);
const kindOfPart = (name: PartName): Parts => kindsOfPart[name];

/** One part, as it is stored. */
export interface CasePart {
  name: PartName;
  id: string;
  value: unknown;
}
/** Names a part among all of a case. */
export const partKey = ({ name, id }: Pick<CasePart, 'name' | 'id'>): string => `${name}#${id}`;

const partsOf = (state: CaseNow): (CasePart & { isCurrent: boolean })[] =>
  partNames.flatMap((name) =>
    kindOfPart(name)
      .of(state)
      .map((part) => ({ name, ...part })),
  );

/** A part by the id that people know it by. */
export const partNamed = (name: PartName, id: string): Pick<CasePart, 'name' | 'id'> => ({
  name,
  id: inOrder(id),
});

const numberIn = (id: string): number => Number(/\d+$/.exec(id)?.[0] ?? 0);

/** Gives the next number of a kind of part: none is given twice, also when the one that had it is past. */
export const nextPartNumber = (record: CaseRecord, name: PartName): number => {
  const known = partsOf({ record, openWork: [], now: record.updatedAt }).filter((part) => part.name === name);
  const last = Math.max(record.counters.parts?.[name] ?? 0, ...known.map(({ id }) => numberIn(id)));
  record.counters.parts = { ...record.counters.parts, [name]: last + 1 };
  return last + 1;
};

/** Numbers new parts that have no id of their own. */
export const numberParts = (record: CaseRecord): void => {
  for (const name of partNames) kindOfPart(name).number?.(record, () => nextPartNumber(record, name));
};

/** What one write does to the parts of a case. */
export interface PartWrites {
  /** New or changed, and current. */
  put: CasePart[];
  /** No longer needed, or replaced: from now on past. `wasCurrent` says whether it stood among the current ones. */
  retire: (CasePart & { wasCurrent: boolean })[];
  /** Was past, and is needed again: a correction of an old order. */
  revive: CasePart[];
}

/** What a snapshot was read with: parts of the past that a request asked for besides the current ones. */
interface Before {
  record: CaseRecord | undefined;
  past: ReadonlySet<string>;
}

/** Most parts are untouched, and then of the same text: only what differs is looked at member by member. */
const isSameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);

/** `room` is how many current parts may become past with this write; what is left over stays current until the next. */
export const partWrites = (state: CaseNow, { record: before, past }: Before, room: number): PartWrites => {
  const known = new Map(
    before === undefined ? [] : partsOf({ ...state, record: before }).map((part) => [partKey(part), part]),
  );
  const now = partsOf(state);
  const names = new Set(now.map(partKey));
  const writes: PartWrites = { put: [], retire: [], revive: [] };
  for (const { isCurrent, ...part } of now) {
    const key = partKey(part);
    const was = known.get(key);
    const isSame = was !== undefined && isSameValue(was.value, part.value);
    if (past.has(key)) {
      if (!isSame && isCurrent) writes.revive.push(part);
      else if (!isSame) writes.retire.push({ ...part, wasCurrent: false });
    } else if (!isCurrent && (!was || writes.retire.length < room))
      writes.retire.push({ ...part, wasCurrent: was !== undefined });
    else if (!isSame) writes.put.push(part);
  }
  // What somebody took out of the record is past all the same: nothing is forgotten.
  for (const [key, { isCurrent, ...part }] of known)
    if (!names.has(key) && !past.has(key)) writes.retire.push({ ...part, wasCurrent: true });
  return writes;
};

/** The case without its parts, as its own item holds it. */
export const coreOf = ({
  referral,
  screening,
  spoaDecision,
  redirects,
  consentChanges,
  emergencyAccess,
  aot,
  ...core
}: CaseRecord): CaseCore => {
  if (!aot) return core;
  const {
    orders,
    agreements,
    concerns,
    searches,
    significantEvents,
    eventReadings,
    eventTellings,
    planOfCare,
    cairs,
    transfers,
    ...rest
  } = aot;
  return { ...core, aot: rest };
};

/** The case with its parts, each in the order in which they came; to be parsed by `caseRecordSchema`. */
export const joinParts = (core: CaseCore, parts: readonly CasePart[]): unknown => {
  const all = (name: PartName): unknown[] =>
    parts
      .filter((part) => part.name === name)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ value }) => value);
  const some = (field: string, name: PartName) => {
    const values = all(name);
    return values.length === 0 ? {} : { [field]: values };
  };
  const single = (field: string, name: PartName) => {
    const [value] = all(name);
    return value === undefined ? {} : { [field]: value };
  };
  const [plan] = all('planOfCare');
  return {
    ...core,
    ...single('referral', 'referral'),
    ...single('screening', 'screening'),
    ...single('spoaDecision', 'spoaDecision'),
    ...some('redirects', 'redirect'),
    ...some('consentChanges', 'consentChange'),
    ...some('emergencyAccess', 'emergencyAccess'),
    ...(core.aot && {
      aot: {
        ...core.aot,
        orders: all('order'),
        agreements: all('agreement'),
        concerns: all('concern'),
        searches: all('search'),
        significantEvents: all('significantEvent'),
        ...some('eventReadings', 'eventReading'),
        ...some('eventTellings', 'eventTelling'),
        ...some('cairs', 'cairsReport'),
        ...some('transfers', 'transfer'),
        ...(typeof plan === 'object' && { planOfCare: { ...plan, consultations: all('consultation') } }),
      },
    }),
  };
};
