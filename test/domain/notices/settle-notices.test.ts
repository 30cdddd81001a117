import { describe, expect, it } from '@jest/globals';
import { closingsOf, readBy } from '../../../domain/notices/settle-notices.ts';
import { isLookedFor, standingOf } from '../../../domain/notices/notice-standing.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { onlyTells } from '../../../domain/notices/notice-traits.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import type { WorkItem } from '../../../domain/shared/work-item.ts';
import { aCaseId, openedAt } from '../../fixtures/case-fixture.ts';

const suffolk = { role: 'spoa', org: 'suffolk' } as const;
const north = { role: 'cma', org: 'sample-cma-north' } as const;
const south = { role: 'cma', org: 'sample-cma-south' } as const;
const minute = (minutes: number) => addElapsed(openedAt, minutes, 'minutes');
const work = (number = 1) => `${aCaseId}-W${number}`;

const notices = (...some: readonly Partial<Notice>[]): Notice[] =>
  some.map((one, index) => {
    const kind = one.kind ?? 'contactDue';
    return {
      noticeId: `${aCaseId}-N${index + 1}`,
      caseId: aCaseId,
      kind,
      to: north,
      at: minute(index),
      status: onlyTells(kind) ? 'unread' : 'open',
      version: 1,
      ...one,
    };
  });

const item = (change: Partial<WorkItem> = {}): WorkItem => ({
  workItemId: work(),
  caseId: aCaseId,
  kind: 'faceToFaceContact',
  ownerRole: 'cma',
  ownerOrg: north.org,
  status: 'open',
  openedAt,
  anchor: openedAt,
  dueAt: minute(2_880),
  rungsClimbed: 0,
  nextRungAt: minute(1_440),
  revision: 1,
  version: 1,
  ...change,
});

const closed = (
  all: Notice[],
  items: readonly WorkItem[] = [item()],
  orders: Parameters<typeof closingsOf>[2] = [],
): Record<string, string> =>
  Object.fromEntries(
    closingsOf(all, new Map(items.map((one) => [one.workItemId, one])), orders).map(({ notice, because }) => [
      notice.noticeId.slice(aCaseId.length + 1),
      because,
    ]),
  );

describe('of one duty', () => {
  it('a reminder replaces the one before it, however long after', () => {
    const all = notices(
      { workItemId: work() },
      { workItemId: work(), kind: 'contactOverdue', at: minute(9_000) },
      { workItemId: work(), kind: 'contactOverdue', at: minute(19_000) },
    );
    expect(closed(all)).toEqual({ N1: 'replaced', N2: 'replaced' });
  });

  it('each who was told keeps one, and one of other work is another', () => {
    const all = notices(
      { workItemId: work() },
      { workItemId: work(), kind: 'contactOverdue', to: suffolk },
      { workItemId: work(2) },
    );
    expect(closed(all, [item(), item({ workItemId: work(2) })])).toEqual({});
  });

  it('what was acknowledged is never touched, and the reminder after it stands', () => {
    const all = notices({ workItemId: work(), status: 'acknowledged' }, { workItemId: work() });
    expect(closed(all)).toEqual({});
  });

  it('what only tells does not take the place of what asks', () => {
    const all = notices({ workItemId: work() }, { workItemId: work(), kind: 'discharged' });
    expect(closed(all)).toEqual({});
  });

  it.each([
    ['done', 'done'],
    ['cancelled', 'cancelled'],
    ['open', undefined],
  ] as const)('notices of work that is %s are closed as %s', (status, because) => {
    const all = notices({ workItemId: work() }, { workItemId: work(), to: suffolk, kind: 'contactOverdue' });
    expect(closed(all, [item({ status })])).toEqual(because ? { N1: because, N2: because } : {});
  });
});

describe('work that was handed over', () => {
  const order = { at: minute(60), handedOver: { workItemId: work(), from: north } };
  const all = notices(
    { workItemId: work() },
    { workItemId: work(), kind: 'contactOverdue', to: suffolk },
    { workItemId: work(), to: south },
  );

  it('is asked of the agency no more that had it, and still of the county and the other', () => {
    expect(closed(all, [item({ ownerOrg: south.org })], [order])).toEqual({ N1: 'cancelled' });
  });

  it('is asked of an agency again that has it again by now', () => {
    expect(closed(all, [item()], [order])).toEqual({});
  });

  it('closes nothing that was told after it', () => {
    const later = notices({ workItemId: work(), at: minute(61) });
    expect(closed(later, [item({ ownerOrg: south.org })], [order])).toEqual({});
  });
});

describe('what is told of a case in quick succession', () => {
  it.each([
    [15, { N1: 'replaced' }],
    [16, {}],
  ])('is told once: after %d minutes', (minutes, expected) => {
    const all = notices({ kind: 'consentSigned' }, { kind: 'consentSigned', at: minute(minutes) });
    expect(closed(all)).toEqual(expected);
  });

  it('is another thing for another organisation, and of another kind', () => {
    const all = notices(
      { kind: 'consentSigned' },
      { kind: 'consentWithdrawn' },
      { kind: 'consentSigned', to: south },
    );
    expect(closed(all)).toEqual({});
  });
});

describe('what a named person must acknowledge', () => {
  const missing = item({ kind: 'missingAcknowledgement', ownerRole: 'spoa', ownerOrg: 'suffolk' });
  const told = notices(
    { kind: 'aotMissing', workItemId: work(), to: suffolk },
    { kind: 'aotMissingUnread', workItemId: work(), to: suffolk },
    { kind: 'aotMissingUnread', workItemId: work(), to: { role: 'state', org: 'omh' } },
  );

  it('stands beside its reminder, of which each replaces the one before it', () => {
    const again = { ...told[1]!, noticeId: `${aCaseId}-N4` };
    expect(closed([...told, again], [missing])).toEqual({ N2: 'replaced' });
  });

  it('is closed by no ending of the work but an acknowledgement', () => {
    expect(closed(told, [{ ...missing, status: 'cancelled' }])).toEqual({ N2: 'cancelled', N3: 'cancelled' });
    const done = { ...missing, status: 'done', outcome: 'acknowledged' } as const;
    expect(closed(told, [done])).toEqual({ N1: 'done', N2: 'done', N3: 'done' });
  });

  it('of significant events each stands, until the county has acknowledged all at once', () => {
    const events = notices(
      { kind: 'significantEvent', eventId: 'E1', to: suffolk },
      { kind: 'significantEvent', eventId: 'E2', to: suffolk },
    );
    expect(closed(events)).toEqual({});
    const order = { at: minute(0), eventsReadBy: suffolk };
    expect(closed(events, [], [order])).toEqual({ N1: 'done' });
  });
});

describe('opening a case', () => {
  it('reads what had only told one’s own organisation by then, and nothing that asks', () => {
    const all = notices(
      { kind: 'discharged' },
      { kind: 'contactDue' },
      { kind: 'discharged', to: south },
      { kind: 'contactMade', at: minute(90) },
      { kind: 'caseClosed', status: 'acknowledged' },
    );
    expect(readBy(all, north, minute(60))).toEqual([{ notice: all[0], because: 'read' }]);
  });
});

describe('a notice of a release that knew no unread', () => {
  it('that only tells is read as unread', () => {
    expect(standingOf({ kind: 'discharged', status: 'open' })).toBe('unread');
    expect(standingOf({ kind: 'contactDue', status: 'open' })).toBe('open');
    expect(standingOf({ kind: 'transferAgreed', status: 'open', workItemId: work() })).toBe('open');
    expect(standingOf({ kind: 'discharged', status: 'acknowledged' })).toBe('acknowledged');
  });

  it('is looked for as what it is', () => {
    const [old] = notices({ kind: 'discharged', status: 'open' });
    expect(isLookedFor(old!, {})).toBe(false);
    expect(isLookedFor(old!, { status: 'unread' })).toBe(true);
  });
});
