/**
 * What a case is stored in: one item with what stands now, and an item of its own for everything that grows or is large
 * (the referral, the screening, each order, event, change of consent). A decision reads the case with the parts that are
 * current: those that a rule may still need, and the latest few of each kind. The rest are past: kept for ever, read by
 * pages, and hardly ever rewritten. So a save writes what changed, and a case of ten thousand events loads like one of ten.
 */
import { canonicalJson } from '../shared/hash.ts';
import type { CaseCore, CaseRecord } from './case-record.ts';
import { type CaseNow, digits, inOrder, kindOfPart, type PartName, partNames } from './kinds-of-part.ts';

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

/** The last number that a part of a kind was given, be it current or past; 0 before the first. */
export const lastPartNumber = (record: CaseRecord, name: PartName): number => {
  const known = kindOfPart(name).of({ record, openWork: [], now: record.updatedAt });
  return Math.max(record.counters.parts?.[name] ?? 0, ...known.map(({ id }) => Number(id.slice(-digits))));
};

/** Gives the next number of a kind of part: none is given twice, also when the one that had it is past. */
export const nextPartNumber = (record: CaseRecord, name: PartName): number => {
  const number = lastPartNumber(record, name) + 1;
  record.counters.parts = { ...record.counters.parts, [name]: number };
  return number;
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
  knownBy,
  screening,
  spoaDecision,
  redirects,
  returns,
  formerReferrals,
  corrections,
  formerAssignments,
  formerFacilities,
  admissions,
  laterFacts,
  formerDecisions,
  journeyFacts,
  tellings,
  secondReferrals,
  voidedClosings,
  handOffChecklists,
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
    ...single('knownBy', 'knownBy'),
    ...single('screening', 'screening'),
    ...single('spoaDecision', 'spoaDecision'),
    ...some('redirects', 'redirect'),
    ...some('returns', 'referralReturn'),
    ...some('formerReferrals', 'formerReferral'),
    ...some('corrections', 'correction'),
    ...some('formerAssignments', 'formerAssignment'),
    ...some('formerFacilities', 'formerFacility'),
    ...some('admissions', 'admission'),
    ...some('laterFacts', 'laterFact'),
    ...some('formerDecisions', 'formerDecision'),
    ...some('journeyFacts', 'journeyFact'),
    ...some('tellings', 'telling'),
    ...some('secondReferrals', 'secondReferral'),
    ...some('voidedClosings', 'voidedClosing'),
    ...some('handOffChecklists', 'handOffChecklist'),
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
