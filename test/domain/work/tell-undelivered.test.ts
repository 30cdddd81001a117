/** A notice that nobody would hear: who stands above, told once, until whoever it was for has read it after all. */
import { describe, expect, it } from '@jest/globals';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { closingsOf } from '../../../domain/notices/settle-notices.ts';
import { centralOffice, type Notice } from '../../../domain/notices/notice.ts';
import type { Recipient } from '../../../domain/shared/recipient.ts';
import { acknowledge } from '../../../domain/work/acknowledge-notice.ts';
import { tellUndelivered, whoStandsAbove } from '../../../domain/work/tell-undelivered.ts';
import { aCase } from '../../fixtures/case-fixture.ts';
import { planner, spoa } from '../../fixtures/draft-fixture.ts';

const suffolk = { role: 'spoa', org: 'suffolk' } as const;
const agency = { role: 'cma', org: 'harbor-cma' } as const;

const aDraft = (): CaseDraft =>
  new CaseDraft(
    { case: aCase({ version: 1 }), workItems: [], contacts: [] },
    { now: '2026-03-02T16:00:00.000Z', actor: planner },
  );

const aNotice = (overrides: Partial<Notice> = {}): Notice => ({
  noticeId: 'WH-1234-5678-9ABC-N1',
  caseId: 'WH-1234-5678-9ABC',
  kind: 'decisionOverdue',
  to: suffolk,
  at: '2026-03-02T14:00:00.000Z',
  status: 'open',
  delivery: { state: 'failed', at: '2026-03-02T14:00:00.000Z', reason: 'noMailbox' },
  version: 2,
  ...overrides,
});
const climbed = (unreached: Recipient, to: Recipient, number = 2): Notice => ({
  ...aNotice({ noticeId: `WH-1234-5678-9ABC-N${number}`, kind: 'noticeUndelivered', to, unreached }),
  delivery: undefined,
});

describe('who stands above', () => {
  it.each([
    [suffolk, centralOffice],
    [{ role: 'cma', org: 'any' }, suffolk],
    [{ role: 'planner', org: 'pilgrim-pc' }, suffolk],
    [{ role: 'healthHome', org: 'any' }, suffolk],
    [centralOffice, undefined],
  ] as const)('%j is %j', (to, above) => {
    expect(whoStandsAbove({ lgu: 'suffolk' }, to)).toEqual(above);
  });
});

describe('a notice that nobody would hear', () => {
  it('is told of to whoever stands above, with an event that says which and whose', () => {
    const draft = aDraft();
    expect(tellUndelivered(draft, aNotice(), [aNotice()])).toBe(true);
    const { notices, events } = draft.write();
    expect(notices).toMatchObject([
      { kind: 'noticeUndelivered', to: centralOffice, unreached: suffolk, status: 'open' },
    ]);
    expect(events).toMatchObject([
      { type: 'noticeUndelivered', details: { kind: 'decisionOverdue', ...suffolk } },
    ]);
  });

  it('of OMH is told of to nobody', () => {
    expect(tellUndelivered(aDraft(), aNotice({ to: centralOffice }), [])).toBe(false);
  });

  it('is told of once while that stands, and again for another organisation or once it was acknowledged', () => {
    const known = climbed(suffolk, centralOffice);
    expect(tellUndelivered(aDraft(), aNotice(), [known])).toBe(false);
    expect(tellUndelivered(aDraft(), aNotice(), [{ ...known, status: 'acknowledged' }])).toBe(true);
    expect(tellUndelivered(aDraft(), aNotice(), [climbed(agency, centralOffice)])).toBe(true);
    expect(tellUndelivered(aDraft(), aNotice(), [climbed(suffolk, suffolk)])).toBe(true);
    expect(tellUndelivered(aDraft(), aNotice(), [aNotice({ to: centralOffice })])).toBe(true);
  });
});

describe('that somebody does not hear', () => {
  const closed = (notices: readonly Notice[]) =>
    closingsOf(notices, new Map(), []).map(({ notice, because }) => [notice.noticeId, because]);
  const above = climbed(suffolk, centralOffice);

  it('stands while anything that failed or waits stands for them', () => {
    expect(closed([aNotice(), above])).toEqual([]);
    expect(closed([aNotice({ delivery: undefined }), above])).toEqual([]);
  });

  it('is over when they have read it, or what is sent to them leaves again', () => {
    const over = [[above.noticeId, 'done']];
    expect(closed([above])).toEqual(over);
    expect(closed([aNotice({ to: agency }), above])).toEqual(over);
    const left = { state: 'published', at: '2026-03-02T15:00:00.000Z', rank: 1 } as const;
    expect(closed([aNotice({ delivery: left }), above])).toEqual(over);
  });

  it('takes the place of nothing but that the same do not hear', () => {
    const unread = aNotice({ to: agency, noticeId: 'WH-1234-5678-9ABC-N9' });
    const ofAgency = climbed(agency, centralOffice, 3);
    expect(closed([aNotice(), above, ofAgency, unread])).toEqual([]);
    const again = climbed(suffolk, centralOffice, 4);
    expect(closed([aNotice(), above, again])).toEqual([[above.noticeId, 'replaced']]);
    const reminder = aNotice({
      to: centralOffice,
      noticeId: 'WH-1234-5678-9ABC-N5',
      kind: 'noticeUndelivered',
    });
    expect(closed([aNotice(), above, reminder])).toEqual([]);
  });

  it('is looked at when they acknowledge what failed, and not for what arrived', () => {
    const ordered = (notice: Notice) => {
      const draft = aDraft();
      acknowledge(draft, notice, spoa);
      return draft.write().outbox.map(({ kind }) => kind);
    };
    expect(ordered(aNotice())).toEqual(['closeNotices']);
    expect(ordered(aNotice({ delivery: undefined }))).toEqual([]);
  });
});
