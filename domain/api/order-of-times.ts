/**
 * Whether the times of a request can be, and are likely: before a birth, an admission or a discharge that comes first, to
 * come, or so far off that the year may be wrong (times-of-requests.ts). What cannot be is refused. What is unusual is taken
 * once the same request says confirmUnusualTime, and the record says that it was confirmed. Whoever is refused hears which
 * field and what to do, and no date of the person.
 */
import type { CaseSnapshot } from '../case/case-record.ts';
import { consentOf, partTwoConsentOf } from '../case/consent.ts';
import { isMeeting } from '../case/contact.ts';
import type { Referral } from '../case/referral-contract.ts';
import { type UnusualTimes, unusualTimesOn } from '../policy/unusual-times.ts';
import { addDays, type LocalDate, localDate } from '../shared/calendar.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import type { Operation } from '../shared/operations.ts';
import { earliestBirth } from '../shared/birth-date.ts';
import { type FieldError, Refused } from '../shared/refusal.ts';
import type { Route } from './route.ts';
import type { BoundTime, Floor, TimeRows } from './times-of-requests.ts';

/** A date, or an instant with its date in New York. */
interface Moment {
  day: LocalDate;
  at?: Instant;
}
const momentOf = (text: string): Moment =>
  text.includes('T') ? { day: localDate(text), at: text } : { day: earliestBirth(text) };

const isBefore = (a: Moment, b: Moment): boolean =>
  a.at !== undefined && b.at !== undefined ? a.at < b.at : a.day < b.day;

/** What a time is held against, as far as it is known. */
export interface Known {
  floors: Partial<Record<Floor, Moment>>;
  /** Whether the request itself gives the birth date: else the year alone is compared, and no answer says more of it. */
  birthGiven?: boolean;
  /** What the request replaces: a time that stands there was taken already. */
  replaces?: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

interface Found {
  field: string;
  text: string;
  beside: Readonly<Record<string, unknown>>;
}

const found = (body: unknown, path: string): Found[] => {
  let reached: { value: unknown; field: string; beside: unknown }[] = [
    { value: body, field: 'body', beside: body },
  ];
  for (const part of path.split('.')) {
    const name = part.replace('[]', '');
    reached = reached.flatMap(({ value, field }) => {
      const member = isRecord(value) ? value[name] : undefined;
      const own = `${field}.${name}`;
      if (!part.endsWith('[]')) return [{ value: member, field: own, beside: value }];
      const items: readonly unknown[] = Array.isArray(member) ? member : [];
      return items.map((item, index) => ({ value: item, field: `${own}[${index}]`, beside: value }));
    });
  }
  return reached.flatMap(({ value, field, beside }) =>
    typeof value === 'string' && isRecord(beside) ? [{ field, text: value, beside }] : [],
  );
};

const words: Readonly<Record<Floor, string>> = {
  birth: 'the birth of the person',
  admission: 'the day of the admission',
  move: 'the person came to this facility',
  discharge: 'the discharge',
  opened: 'the referral',
  accepted: 'an agency accepted the person',
  seen: 'the person was last seen',
  signature: 'the authorization was signed',
};
const beforeThat = (what: string): string => `This is before ${what}: check the year, month and day.`;

type Times = Pick<Route, 'times' | 'timesByKind'>;

interface Judged {
  impossible: FieldError[];
  unusual: FieldError[];
}

/** Clocks of hospitals and servers differ a little. */
const skewMinutes = 5;

interface Judging {
  known: Known;
  now: Instant;
  spans: UnusualTimes['spans'];
}

const isBeforeFloor = (moment: Moment, floor: Floor, { floors, birthGiven = false }: Known): boolean => {
  const least = floors[floor];
  if (!least) return false;
  return floor === 'birth' && !birthGiven
    ? moment.day.slice(0, 4) < least.day.slice(0, 4)
    : isBefore(moment, least);
};

const isToCome = ({ day, at }: Moment, now: Instant): boolean =>
  at === undefined ? day > localDate(now) : at > addElapsed(now, skewMinutes, 'minutes');

const isBeforeBeside = (moment: Moment, beside: Found['beside'], name: string): boolean => {
  const other = beside[name];
  return typeof other === 'string' && isBefore(moment, momentOf(other));
};

/** Why it cannot be, or undefined. */
const impossibility = (row: BoundTime, { text, beside }: Found, { known, now, spans }: Judging) => {
  const moment = momentOf(text);
  const floor = row.floors.find((one) => isBeforeFloor(moment, one, known));
  if (floor) return beforeThat(words[floor]);
  if (row.after !== undefined && isBeforeBeside(moment, beside, row.after)) return beforeThat(row.after);
  return !('ahead' in spans[row.span]) && isToCome(moment, now)
    ? 'This has not come yet: check the year, month and day.'
    : undefined;
};

/** Why it must be confirmed, or undefined. */
const rarity = (row: BoundTime, { text }: Found, { known, now, spans }: Judging) => {
  const moment = momentOf(text);
  const floor = row.seldomBefore?.find((one) => isBeforeFloor(moment, one, known));
  if (floor) return beforeThat(words[floor]);
  const span: { back?: number | undefined; ahead?: number } = spans[row.span];
  const today = localDate(now);
  if (span.back !== undefined && moment.day < addDays(today, -span.back))
    return `This is more than ${span.back} days ago: check the year.`;
  if (span.ahead !== undefined && moment.day > addDays(today, span.ahead))
    return `This is more than ${span.ahead} days ahead: check the year.`;
  return undefined;
};

const judge = (rows: TimeRows, body: unknown, judging: Judging): Judged => {
  const judged: Judged = { impossible: [], unusual: [] };
  for (const [path, row] of Object.entries(rows)) {
    if ('free' in row) continue;
    const taken = found(judging.known.replaces, path).map(({ text }) => text);
    for (const one of found(body, path)) {
      const { field } = one;
      const wrong = impossibility(row, one, judging);
      const isAsked = wrong === undefined && !taken.includes(one.text);
      const rare = isAsked ? rarity(row, one, judging) : undefined;
      if (wrong !== undefined) judged.impossible.push({ field, message: wrong });
      if (rare !== undefined) judged.unusual.push({ field, message: rare });
    }
  }
  return judged;
};

/** The rows of a body: of its route, or of its kind. */
const rowsOf = ({ times = {}, timesByKind }: Times, body: unknown): TimeRows => {
  if (!timesByKind) return times;
  return isRecord(body) && typeof body['kind'] === 'string' ? (timesByKind[body['kind']] ?? {}) : {};
};

export const ruleOfTimes = 'HHP-TIME-01';

/** A problem has an end, and nobody reads more at once. */
const mostNamed = 30;

/**
 * How many times are unusual and were confirmed. Throws a refusal for what cannot be, and for what is unusual and was not
 * confirmed.
 */
export const confirmedTimes = (
  { times, body, confirmsUnusualTime = false }: Pick<Timed, 'times' | 'body' | 'confirmsUnusualTime'>,
  known: Known,
  now: Instant,
): number => {
  const judging = { known, now, spans: unusualTimesOn(localDate(now)).spans };
  const { impossible, unusual } = judge(rowsOf(times, body), body, judging);
  if (impossible.length > 0)
    throw new Refused({
      code: 'timesOutOfOrder',
      ruleId: ruleOfTimes,
      detail: 'A time cannot be as it was given.',
      errors: impossible.slice(0, mostNamed),
    });
  if (unusual.length > 0 && !confirmsUnusualTime)
    throw new Refused({
      code: 'unusualTime',
      ruleId: ruleOfTimes,
      detail: 'A time is possible as it was given, and unusual.',
      errors: unusual.slice(0, mostNamed),
    });
  return unusual.length;
};

export interface Timed {
  operation: Operation;
  /** What its route says of its times. */
  times: Times;
  /** As its contract gave it. */
  body: unknown;
  confirmsUnusualTime?: boolean;
}

const moments = (texts: Partial<Record<Floor, string | undefined>>): Known['floors'] =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([floor, text]) => (text === undefined ? [] : [[floor, momentOf(text)]])),
  );

/** Of a referral that opens a case or replaces the one before. */
export const knownOfReferral = ({ person, admission }: Referral): Known => ({
  floors: moments({ birth: person.dateOfBirth, admission: admission?.admittedOn }),
  birthGiven: true,
});

/** Which authorization the request speaks of. */
const signatureOf = ({ case: record }: CaseSnapshot, body: unknown): string | undefined => {
  if (isRecord(body) && body['status'] === 'partTwoWithdrawn') return partTwoConsentOf(record)?.signedOn;
  const consent = consentOf(record);
  return consent.status === 'signed' ? consent.signedOn : undefined;
};

/** Of the case as it stood before the request. */
export const knownOfCase = (
  snapshot: CaseSnapshot,
  { operation, body }: Pick<Timed, 'operation' | 'body'>,
): Known => {
  const { case: record, contacts } = snapshot;
  const { referral, discharge, assignment, openedAt, formerFacilities } = record;
  const { dischargedAt, dischargedDateOnly } = discharge;
  const dischargedOn = dischargedAt === undefined ? undefined : localDate(dischargedAt);
  const isReferral = operation === 'resubmitReferral';
  const given = (path: string): string | undefined =>
    isReferral ? found(body, path).map(({ text }) => text)[0] : undefined;
  return {
    floors: moments({
      birth: given('person.dateOfBirth') ?? referral.person.dateOfBirth,
      admission: given('admission.admittedOn') ?? referral.admission?.admittedOn,
      move: formerFacilities?.at(-1)?.movedAt,
      discharge: dischargedDateOnly ? dischargedOn : dischargedAt,
      opened: openedAt,
      accepted: assignment.acceptedAt,
      seen: contacts
        .filter(isMeeting)
        .map(({ at }) => at)
        .sort()
        .at(-1),
      signature: operation === 'putConsent' ? signatureOf(snapshot, body) : undefined,
    }),
    birthGiven: isReferral,
    ...((isReferral || operation === 'correctFact') && { replaces: referral }),
  };
};
