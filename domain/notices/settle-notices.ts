/**
 * Which notices of a case are over by what has become of their work, and by what was told after them. It is derived from
 * what stands now, so that it may be asked at any time and any number of times: what was acknowledged is never touched, and
 * of each duty one notice stands for each who was told.
 */
import { epochMs, type Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { deliveryOf } from './delivery.ts';
import type { ClosingReason, Notice, NoticeKind } from './notice.ts';
import { isStanding, standingOf } from './notice-standing.ts';

export interface NoticeClosing {
  notice: Notice;
  because: ClosingReason;
}

/** Policy choice: what is told again of a case so soon after is told once; the latest is behind the link anyway. */
const quickSuccessionMs = 15 * 60_000;

/** Closed by a named person's acknowledgement and by nothing else: a reminder of one stands beside it. */
const byNameAlone: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['aotMissing', 'significantEvent']);

const numberIn = ({ noticeId }: Notice): number => Number(noticeId.slice(noticeId.lastIndexOf('-N') + 2));

/** A person of any role may open a case; only some are told of one. */
type Organisation = Pick<Recipient, 'org'> & { role: string };

const isTo = ({ to }: Notice, { role, org }: Organisation): boolean => to.role === role && to.org === org;

/** That somebody could not be told stands once for each who could not. */
const isAboutTheSame = ({ unreached }: Notice, earlier: Notice): boolean =>
  unreached?.role === earlier.unreached?.role && unreached?.org === earlier.unreached?.org;

/** Whether one that was sent later to the same organisation says all that an earlier one did. */
const standsFor = (later: Notice, earlier: Notice): boolean => {
  if (earlier.unreached || later.unreached) return isAboutTheSame(later, earlier);
  if (later.workItemId !== earlier.workItemId) return false;
  // What only tells does not take the place of what asks.
  if (standingOf(earlier) === 'open' && standingOf(later) === 'unread') return false;
  if (earlier.workItemId !== undefined) return true;
  return later.kind === earlier.kind && epochMs(later.at) - epochMs(earlier.at) <= quickSuccessionMs;
};

const isReplaced = (notice: Notice, all: readonly Notice[]): boolean =>
  !byNameAlone.has(notice.kind) &&
  all.some(
    (other) => isTo(other, notice.to) && numberIn(other) > numberIn(notice) && standsFor(other, notice),
  );

/** What a write says of notices besides what their work shows (domain/shared/outbox.ts). */
export interface ClosingOrder {
  at: Instant;
  handedOver?: { workItemId: string; from: Recipient } | undefined;
  eventsReadBy?: Recipient | undefined;
}

/** Nobody else's doing ends what a named person must acknowledge: work that such an acknowledgement has done does. */
const endedWithWork = ({ kind }: Notice, { status, outcome }: WorkItem): ClosingReason | undefined => {
  if (byNameAlone.has(kind)) return status === 'done' && outcome === 'acknowledged' ? 'done' : undefined;
  return status === 'open' ? undefined : status;
};

const endedByOrder = (
  notice: Notice,
  { at, handedOver, eventsReadBy }: ClosingOrder,
  item: WorkItem | undefined,
): ClosingReason | undefined => {
  if (notice.at > at) return undefined;
  if (eventsReadBy && notice.kind === 'significantEvent' && isTo(notice, eventsReadBy)) return 'done';
  if (!handedOver || byNameAlone.has(notice.kind) || handedOver.workItemId !== notice.workItemId)
    return undefined;
  const { from } = handedOver;
  const isTheirsAgain = item?.ownerRole === from.role && item.ownerOrg === from.org;
  return isTo(notice, from) && !isTheirsAgain ? 'cancelled' : undefined;
};

const hasNotLeft: ReadonlySet<string> = new Set(['failed', 'waiting']);

/** Whoever could not be told has read it after all, or it has ended: nothing is left of what it was about. */
const isReached = ({ unreached }: Notice, all: readonly Notice[]): boolean =>
  unreached !== undefined &&
  !all.some(
    (other) => isStanding(other) && isTo(other, unreached) && hasNotLeft.has(deliveryOf(other).state),
  );

/** What is to be closed of the standing notices of a case. `workOf`: the work that they name. */
export const closingsOf = (
  notices: readonly Notice[],
  workOf: ReadonlyMap<string, WorkItem>,
  orders: readonly ClosingOrder[],
): NoticeClosing[] =>
  notices.filter(isStanding).flatMap((notice) => {
    const item = notice.workItemId === undefined ? undefined : workOf.get(notice.workItemId);
    const ended = [
      item && endedWithWork(notice, item),
      ...orders.map((order) => endedByOrder(notice, order, item)),
      isReplaced(notice, notices) ? ('replaced' as const) : undefined,
      isReached(notice, notices) ? ('done' as const) : undefined,
    ].find((because) => because !== undefined);
    return ended === undefined ? [] : [{ notice, because: ended }];
  });

/** What somebody of an organisation has read who opened the case then: what had been told until then, and asked for nothing. */
export const readBy = (notices: readonly Notice[], reader: Organisation, at: Instant): NoticeClosing[] =>
  notices
    .filter((notice) => standingOf(notice) === 'unread' && isTo(notice, reader) && notice.at <= at)
    .map((notice) => ({ notice, because: 'read' }));
