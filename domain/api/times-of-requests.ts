/**
 * What is said of an instant or a date that a request can hold: before what it cannot lie, before what it seldom does, and
 * how far from now is usual (domain/policy/unusual-times.ts). Each route has the rows of its own body, in `times`, so that a
 * function carries no others; what several routes have in common stands here. A request of which nothing is asked so stands
 * in free-times.ts. A time of a contract without a row fails test/domain/api/times-of-requests.test.ts.
 */
import type { Span } from '../policy/unusual-times.ts';

/** What is known of the person and the case that a time is held against. */
export type Floor =
  'birth' | 'admission' | 'move' | 'discharge' | 'opened' | 'accepted' | 'seen' | 'signature';

export interface BoundTime {
  span: Span;
  /** Before these it cannot be. */
  floors: readonly Floor[];
  /** Before these it can be, and seldom is. */
  seldomBefore?: readonly Floor[];
  /** The time beside it, in the same object, that comes first. */
  after?: string;
}
/** Why nothing is asked of it here. */
export interface FreeTime {
  free: string;
}
export type TimeRow = BoundTime | FreeTime;
export type TimeRows = Readonly<Record<string, TimeRow>>;

export const stay: readonly Floor[] = ['birth', 'admission'];
export const event: BoundTime = { span: 'event', floors: stay };
/** Of a court order and its searches: they may be older than the stay. */
export const ofOrder: BoundTime = { span: 'event', floors: ['birth'] };
export const past: BoundTime = { span: 'history', floors: ['birth'] };
export const paper: BoundTime = { span: 'paper', floors: ['birth'] };
export const plan: BoundTime = { span: 'plan', floors: stay };
export const lookedBackOn: BoundTime = { span: 'lookBack', floors: ['birth'] };
/** May be about to happen too. */
export const transition: BoundTime = { span: 'transition', floors: ['birth'] };
export const period: BoundTime = { span: 'period', floors: ['birth'] };

export const planned = { plannedFor: plan, plannedOn: plan };
export const discharged = (at = ''): TimeRows => ({
  [`${at}dischargedAt`]: { span: 'event', floors: [...stay, 'move'] },
  [`${at}dischargedOn`]: { span: 'event', floors: [...stay, 'move'] },
});
export const contacted = (at = ''): TimeRows => ({
  [`${at}at`]: event,
  [`${at}reportedToLguAt`]: { ...event, after: 'at' },
});
export const sighted = (at = ''): TimeRows => ({ [`${at}at`]: ofOrder, [`${at}learntAt`]: ofOrder });
export const covered: TimeRows = {
  'cover.from': { span: 'cover', floors: [] },
  'cover.until': { span: 'cover', floors: [] },
};

export const byTransferDay: FreeTime = {
  free: 'The day of a transfer is today or within a year (transferDay).',
};
